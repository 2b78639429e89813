import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

const STORY = 'siblings'

/** A girl of 19 who brings up two brothers: too old for one office, too young for the other, and tired. */
export function siblingsOnTheirOwn(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-sib',
      councilNo: 31,
      address: '夢が原市夢坂三丁目99番地 市営ためし住宅2棟204',
      postalCode: '000-0031',
      family: '例田',
      familyKana: 'タメシダ',
    },
    [
      { given: '美咲', givenKana: 'ミサキ', birthDate: days.born(19, 3), sex: 'female', relationship: 'head', phone: '0595-00-1812' },
      { given: '蒼', givenKana: 'アオ', birthDate: days.born(13, 6), sex: 'male', relationship: 'sibling' },
      { given: '湊', givenKana: 'ミナト', birthDate: days.born(8, 11), sex: 'male', relationship: 'sibling' },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-sib-a',
        story: STORY,
        receivedAt: days.ago(66, '17:45'),
        receivedBy: 'kodomo',
        channel: 'phone',
        statement:
          'あの、児童の相談って、19歳でもいいですか。弟が二人います。母が春に入院して、そのまま遠くの病院にいます。父はいません。学校には「母が」と言って私が電話しています。' +
          '介護の専門学校に受かったんですけど、通えなくて、退学の紙が来ました。コンビニの夜勤をしているので、朝は上の弟が下の弟を起こしてくれます。冷蔵庫に、弟が「ねえちゃんのぶん」って紙を貼ったおにぎりを入れてくれるんです。' +
          '家賃の紙と、病院の紙と、学校の紙が、全部母の名前で来ます。私が出していいのか分からなくて、たまっています。弟と離れるのだけは嫌です。ちゃんとしてるって思われたいから、だれにも言っていませんでした。',
        workerView:
          '声が明るく、しっかりした受け答えのあと、「離れるのだけは」のところで黙られた。大人の窓口と子どもの窓口の、どちらの決まりにも半分ずつ合わない。先に「離さないことを目標にする」と伝えた。',
        topics: ['parenting', 'income_living', 'rent_loan', 'family'],
        mainTopic: 'family',
        urgency: 'within_week',
        gapNeed: '18歳を過ぎたきょうだいが、弟を育てながら学びつづけられる支えがない。',
        people: [
          { personKey: 's-sib-1', part: 'consulter' },
          { personKey: 's-sib-2', part: 'subject' },
          { personKey: 's-sib-3', part: 'subject' },
        ],
        course: [
          step(days.ago(65, '09:30'), 'kodomo', {
            do: 'screen',
            disposition: 'coordination',
            tried: '翌朝、家を訪ねて紙の束を一緒に分けた。学校と話し、朝の電話を不要にした。退学の届けは待ってもらっている。',
          }),
        ],
      },
    ],
  }
}
