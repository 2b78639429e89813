import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

const STORY = 'away_from_home'

/** A mother of 36 left home with two children. Where they live now is nobody's to know; what they need is many agencies' work. */
export function motherAndChildrenAway(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-away',
      councilNo: 19,
      address: '夢が原市作例町一丁目99番地 見本荘',
      postalCode: '000-0019',
      family: '夢沢',
      familyKana: 'ユメサワ',
    },
    [
      {
        given: '奈津美',
        givenKana: 'ナツミ',
        birthDate: days.born(36, 5),
        sex: 'female',
        relationship: 'head',
        phone: '0595-00-1809',
        addressProtected: true,
      },
      { given: '灯', givenKana: 'アカリ', birthDate: days.born(9, 2), sex: 'female', relationship: 'child', addressProtected: true },
      { given: '陸', givenKana: 'リク', birthDate: days.born(5, 8), sex: 'male', relationship: 'child', addressProtected: true },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-away-a',
        story: STORY,
        receivedAt: days.ago(88, '13:15'),
        receivedBy: 'desk',
        channel: 'counter',
        statement:
          '子どもの就学援助のことを聞きに来ました。……すみません、少し座ってもいいですか。先週、子ども二人と家を出ました。いまは、前に勤めていた店の方が部屋を貸してくれています。' +
          '夫は働いていて、外ではやさしい人です。でも家では、財布も携帯も全部見られて、返事が遅いと物が飛んできました。上の子が夜中に「お母さん、息をしてる？」と見に来るようになって、もう出ようと決めました。' +
          '夫は市役所に知り合いがいると言っていました。ここに来たことも、住んでいるところも、どこにも出ないようにしていただけますか。上の子は学校に行きたがっています。下の子は大きい音がすると机の下に入ります。仕事はしたいです。レジなら10年やりました。',
        workerView:
          '入口を何度も見ながら話された。番号札と呼び出しをやめ、奥の相談室に移っていただいた。危険の見立てと、住所を守る手続きを、同じ日に進める必要がある。お子さんには色鉛筆を渡した。陸さんは虹を描いて、窓口に置いていってくれた。',
        topics: ['dv_abuse', 'parenting', 'housing', 'job_search'],
        mainTopic: 'dv_abuse',
        urgency: 'immediate',
        urgentAction: '警察の相談窓口に当日つなぎ、支援措置の申出に付き添った。帰りは裏口から職員が車で送った。',
        people: [{ personKey: 's-away-1', part: 'subject' }],
        course: [
          step(days.ago(88, '15:40'), 'desk', {
            do: 'screen',
            disposition: 'coordination',
            tried: '当日の安全の確保、支援措置の申出の付き添い、学校への連絡の止め方の確認まで、窓口で行った。',
          }),
        ],
      },
    ],
  }
}
