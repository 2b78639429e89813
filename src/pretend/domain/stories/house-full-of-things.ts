import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

const STORY = 'full_house'

/** A man of 71 in a house full of things who wants nobody in. The neighbours worry; nothing is decided over his head. */
export function houseFullOfThings(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-full',
      councilNo: 27,
      address: '夢が原市仮谷字見本99番地の7',
      postalCode: '000-0027',
      family: '架木',
      familyKana: 'カケギ',
    },
    [{ given: '武', givenKana: 'タケシ', birthDate: days.born(71, 10), sex: 'male', relationship: 'head' }],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-full-a',
        story: STORY,
        receivedAt: days.ago(120, '09:50'),
        receivedBy: 'csw',
        channel: 'meeting',
        statement:
          '（自治会の役員さんから）架木さんのお宅のことで。奥さんが亡くなって三年、庭も縁側も荷物でいっぱいで、ご本人は自転車で毎日何かを拾って来られます。夏は匂いがして、隣の方は窓を開けられません。' +
          '市に言えば片づけてもらえるのかと聞かれますが、私は、武さんに恥をかかせたくないんです。町内の祭りの太鼓は、全部あの人が直してくれました。' +
          'このあいだ灯油の缶を玄関に積んであるのを見て、火事が心配になりました。声をかけると「ほっといてくれ」と戸を閉められます。ただ、うちの孫にだけは、拾った部品でこまを作ってくれました。誰が、どう行ったらいいのか、教えてください。',
        workerView:
          '役員さんの言葉に、責める調子がない。ご本人はまだ何も頼んでいない。急いで片づけると、つながりごと失うおそれがある。火の心配だけは待てない。',
        topics: ['community', 'housing', 'illness_disability'],
        mainTopic: 'community',
        urgency: 'within_week',
        gapNeed: 'ご本人が望まないうちに、暮らしの場所を一緒に整えていける支えが、どの制度にもない。',
        visitorRelation: '自治会役員',
        people: [{ personKey: 's-full-1', part: 'subject' }],
        course: [
          step(days.ago(119, '10:30'), 'csw', {
            do: 'screen',
            disposition: 'coordination',
            tried: '戸口で三度声をかけた。二度は返事がなく、一度「ほっといてくれ」と言われた。こまの話をしたら、戸が少しだけ開いた。',
          }),
        ],
      },
    ],
  }
}
