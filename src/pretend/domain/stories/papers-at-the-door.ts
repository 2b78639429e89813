import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** Hidden isolation: a newspaper carrier notices papers piling up. At first nobody knows the name; trust comes weeks later. */
export function papersAtTheDoor(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-papers',
      councilNo: 18,
      address: '夢が原市夕映二丁目99番地の1',
      postalCode: '000-0018',
      family: '虚沢',
      familyKana: 'ウツロザワ',
    },
    [{ given: '進', givenKana: 'ススム', birthDate: days.born(68, 6), sex: 'male', relationship: 'head' }],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-papers-a',
        story: 'hidden_isolation',
        receivedAt: days.ago(62, '08:45'),
        receivedBy: 'desk2',
        channel: 'business',
        statement:
          '（新聞舗の配達員から電話）夕映の二丁目、角から三軒目の平屋のお宅です。いつもなら夕方には朝刊がなくなっているのに、きのうの朝で三日分たまりました。雨戸も片方だけ閉まったままです。' +
          '今朝、声をかけてみましたが返事がありません。ただ、奥の部屋に明かりはついていて、換気扇の音もしていました。お名前は購読の名義が前の方のままで、今どなたが住んでいるのか、はっきりしません。' +
          '夏に一度だけ、庭で草を抜いている男の方を見ました。会釈をしたら、軽く手を上げてくれました。出すぎたことかもしれませんが、気になったのでお知らせします。',
        workerView:
          '協定の手順に沿って受け付けた。倒れているおそれを否定できないため、すぐに職員二人で伺う。配達員の方には、知らせていただいたお礼だけをお返しする。',
        topics: ['community', 'illness_disability'],
        mainTopic: 'community',
        urgency: 'today',
        urgentAction:
          '9時20分に職員二人で訪問。窓ごしに返事があり、無事を確かめた。「かぜで寝ていた。大丈夫だ」とのこと。水とおかゆを玄関に置き、翌日の訪問を告げた。',
        visitorRelation: '新聞舗の配達員',
        people: [],
        course: [
          step(days.ago(62, '11:30'), 'desk2', { do: 'screen', disposition: 'refer' }),
          step(days.ago(62, '13:00'), 'desk2', {
            do: 'refer',
            key: 's-papers-a-r1',
            to: 'shakyo',
            kind: 'hand_over',
            reason: '体調の波があると見られる一方、人との関わりを断っており、時間をかけた訪問が必要なため。',
            asked: '相談に来てもらうことを急がず、顔を覚えてもらう訪問からお願いします。お名前は本人から聞けるまで調べません。',
            basis: 'life_threatening',
            basisReason: '数日にわたり新聞が取り込まれず、体調の悪化のおそれがあった。家の場所と様子だけを伝えた。責任者に報告済み。',
            urgency: 'today',
            replyBy: days.on(-61),
            accompanied: true,
          }),
          step(days.ago(62, '13:40'), 'csw', { do: 'seen', referral: 's-papers-a-r1' }),
          step(days.ago(62, '14:10'), 'csw', {
            do: 'accept',
            referral: 's-papers-a-r1',
            personInCharge: 'csw',
            words: '明日の訪問に同行します。その後は私が続けます。',
          }),
          step(days.ago(61, '10:30'), 'csw', {
            do: 'start',
            referral: 's-papers-a-r1',
            words: '戸口で二言三言。「もう来なくていい」と言われたが、おかゆの器は洗って出してあった。',
          }),
          step(days.ago(48, '09:50'), 'desk2', {
            do: 'follow_up',
            referral: 's-papers-a-r1',
            week: 2,
            arrived: true,
            words: '週に一度、決まった曜日に声をかけている。四回目に天気の話が返ってきた。',
          }),
          step(days.ago(6, '09:20'), 'desk2', {
            do: 'follow_up',
            referral: 's-papers-a-r1',
            week: 8,
            arrived: true,
            words: '庭の草取りを一緒にした。お名前を自分から教えてくださった。',
          }),
          step(days.ago(6, '09:40'), 'desk2', {
            do: 'confirm',
            referral: 's-papers-a-r1',
            words: '関わりが続いていることを確かめた。新聞は毎日取り込まれている。',
          }),
        ],
      },
      {
        key: 's-papers-b',
        story: 'hidden_isolation',
        receivedAt: days.ago(13, '14:20'),
        receivedBy: 'csw',
        channel: 'visit',
        statement:
          '（庭の草取りのあと、縁側で）「兄貴の家なんだ。兄貴が三年前に逝って、そのまま住んでる。新聞は兄貴が取ってたやつでね、止めるのも悪い気がして。前は運送をやってたけど、膝をやってからは家にいる。' +
          '人に会わないと楽だと思ってたけど、三日寝込んだときは、このまま誰も来ないのかと思ったよ。だから、あの朝の声は、ちょっとこたえた。新聞屋に礼を言っといてくれ。' +
          '病院は行ってない。保険証がどこにあるか分からん。金のことはまだいい。草取りくらいなら、またやるよ。隣の婆さんの庭もひどいだろう。」',
        workerView:
          '初めて暮らしの話をされた。膝の受診と保険の手続が気がかりだが、今日は聞くだけにした。人の庭を気にかける気持ちが強みであり、草刈りの助け合いに誘える時が来ると思う。',
        topics: ['community', 'illness_disability', 'other'],
        mainTopic: 'community',
        urgency: 'planned',
        people: [{ personKey: 's-papers-1', part: 'subject' }],
        course: [
          step(days.ago(13, '16:30'), 'csw', { do: 'screen', disposition: 'own_agency' }),
          step(days.ago(5, '15:00'), 'csw', {
            do: 'close',
            outcome: 'watching',
            words: '毎週木曜の訪問を続ける。保険証の話は、ご本人が膝のことを言い出したときに一緒に探す。',
            nextOn: days.on(9),
          }),
        ],
      },
    ],
  }
}
