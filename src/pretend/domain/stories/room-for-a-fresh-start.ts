import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

const STORY = 'fresh_start'

/** A man of 58, released a month ago, without anybody to vouch for him: no programme fits, until somebody invents a room. */
export function roomForAFreshStart(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-fresh',
      councilNo: 3,
      address: '夢が原市例橋二丁目99番地 宿泊所なかなか',
      postalCode: '000-0003',
      family: '作森',
      familyKana: 'ツクリモリ',
    },
    [{ given: '誠', givenKana: 'マコト', birthDate: days.born(58, 1), sex: 'male', relationship: 'head', phone: '0595-00-1811' }],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-fresh-a',
        story: STORY,
        receivedAt: days.ago(97, '11:05'),
        receivedBy: 'jiritsu',
        channel: 'agency',
        statement:
          '先月、出てきました。保護観察の先生に付いてきてもらいました。いまの宿泊所は、あと三週間で出なければなりません。不動産屋は七軒行きました。保証人と緊急連絡先の欄で、みんな手が止まります。' +
          '親は死にました。妹には、もう連絡しないと決めています。妹の子どもが結婚すると聞いたので。仕事は、昔、畳をやっていました。膝が悪くて長くは座れませんが、縫うのはまだできます。' +
          'ここに来る前に酒は飲んでいません。ひと月と六日です。何か一つでも、自分の名前で借りられるものがあれば、やり直せると思うんです。断られるのは慣れていますから、だめならだめと言ってください。',
        workerView: '約束の時刻の20分前から入口の外で待っておられた。「だめならだめと」と三度言われた。だめと言わない窓口でありたい。',
        topics: ['housing', 'job_search', 'income_living'],
        mainTopic: 'housing',
        urgency: 'within_week',
        gapNeed: '保証人も緊急連絡先もない人が、自分の名で部屋を借りるための支えがない。',
        people: [{ personKey: 's-fresh-1', part: 'subject' }],
        course: [
          step(days.ago(97, '12:00'), 'jiritsu', {
            do: 'screen',
            disposition: 'coordination',
            tried:
              '不動産店二軒に一緒に行き、断られた。社会福祉協議会の保証の仕組みは、年齢の要件に合わなかった。宿泊所の期限を延ばす相談を始めた。',
          }),
        ],
      },
    ],
  }
}
