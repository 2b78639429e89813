import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** A girl of 15 who runs the house for her ill mother and her small brother. Her word and her mother's consent are two things. */
export function youngCarer(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-young',
      councilNo: 14,
      address: '夢が原市虹が坂一丁目99番地 見本荘203号',
      postalCode: '000-0014',
      family: '夢森',
      familyKana: 'ユメモリ',
    },
    [
      { given: '沙織', givenKana: 'サオリ', birthDate: days.born(41, 2), sex: 'female', relationship: 'head', phone: '0595-00-1802' },
      { given: '遥', givenKana: 'ハルカ', birthDate: days.born(15, 3), sex: 'female', relationship: 'child' },
      { given: '湊', givenKana: 'ミナト', birthDate: days.born(6, 1), sex: 'male', relationship: 'child' },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-young-a',
        story: 'young_carer',
        receivedAt: days.ago(40, '15:30'),
        receivedBy: 'kodomo',
        channel: 'agency',
        statement:
          '（学校の相談室で、スクールソーシャルワーカーと一緒に）「朝は弟を起こして、ごはんを食べさせて、学校の前まで送ってから自分の学校に行きます。だから一時間目はだいたい間に合いません。' +
          'お母さんは病気で、調子の悪い日は起きられません。薬の数を数えるのも、役所の紙を書くのも私です。お母さんのことは好きです。怒られたりはしていません。' +
          'かわいそうって言われるのがいやで、今まで言いませんでした。でも、高校のことを聞かれたとき、私がいなくなったら弟のごはんはどうなるんだろうと思って、返事ができませんでした。' +
          '友だちと一回でいいから、文化祭の準備に残ってみたいです。お母さんには、私が言ったって知られたくないです。」',
        workerView:
          '遅刻の理由を責められたことが多く、初めは身構えていた。よく気がつき、家族を思う力が強い。母を責める形にしないこと、遥さんの言葉を母に伝えるかどうかは遥さんと決めることを約束した。',
        topics: ['parenting', 'family', 'illness_disability'],
        mainTopic: 'family',
        urgency: 'within_week',
        visitorRelation: 'スクールソーシャルワーカー',
        gapNeed: '朝の一時間、小さなきょうだいの送り出しを手伝える仕組みがない。',
        people: [{ personKey: 's-young-2', part: 'subject' }],
        course: [
          step(days.ago(40, '17:00'), 'kodomo', { do: 'screen', disposition: 'consent_building' }),
          step(days.ago(38, '10:00'), 'kodomo', {
            do: 'refer',
            key: 's-young-a-r1',
            to: 'education',
            kind: 'involve',
            reason: '学校での過ごし方を、遥さんの負担にならない形で整えていただきたいため。',
            asked: '遅刻を欠点として扱わないこと、進路の話に同席することをお願いします。ご家庭への電話は当方と相談してからにしてください。',
            basis: 'appi-69-2-2',
            basisReason: '遥さん本人は承知している。保護者の同意はまだ求めておらず、学校での支えに必要な内容に限って提供する。',
            urgency: 'within_week',
            replyBy: days.on(-33),
            accompanied: false,
          }),
          step(days.ago(38, '13:10'), 'kyoiku', { do: 'seen', referral: 's-young-a-r1' }),
          step(days.ago(37, '09:40'), 'kyoiku', {
            do: 'accept',
            referral: 's-young-a-r1',
            personInCharge: 'kyoiku',
            words: '担任と養護の先生の三人だけで共有します。放課後に遥さんと話す時間を週に一度とります。',
          }),
          step(days.ago(34, '16:00'), 'kyoiku', {
            do: 'start',
            referral: 's-young-a-r1',
            words: '相談室で、何の話でもよい30分を始めた。',
          }),
          step(days.ago(24, '16:30'), 'kodomo', {
            do: 'follow_up',
            referral: 's-young-a-r1',
            week: 2,
            arrived: true,
            words: '文化祭の準備に一日残れた。その日は近所の方が弟さんを見てくださった。',
          }),
          step(days.ago(10, '11:00'), 'kodomo', {
            do: 'close',
            outcome: 'consent_building',
            words: '次は湊さんの就学の話をきっかけに、お母さまとお会いする。遥さんの言葉はまだ伝えない。',
            nextOn: days.on(8),
          }),
        ],
      },
      {
        key: 's-young-b',
        story: 'young_carer',
        receivedAt: days.ago(6, '10:10'),
        receivedBy: 'kodomo2',
        channel: 'phone',
        statement:
          '下の子が来年、小学校に上がるので、持ち物のことを聞こうと思って電話しました。病気があって、調子のよい日と悪い日の差が大きいんです。きのうは一日起きられませんでした。' +
          '上の娘が何でもやってくれるので助かっています。ただ、このごろ夜中に起きて勉強しているのを見ると、申し訳なくて。私が頼りすぎているのは分かっています。' +
          'ヘルパーさんのことも考えましたが、母親なのにと思われるのがこわくて、言い出せませんでした。子どもたちを離されたりはしませんよね。娘のためにできることがあるなら、知りたいです。',
        workerView:
          'お母さまの側から娘さんへの気がかりが語られた。責められる不安が強い。家事の手伝いは母を助けるためのものと説明し、来週の訪問に応じてくださった。',
        topics: ['parenting', 'illness_disability'],
        mainTopic: 'parenting',
        urgency: 'within_week',
        people: [{ personKey: 's-young-1', part: 'subject' }],
        course: [step(days.ago(6, '10:50'), 'kodomo2', { do: 'screen', disposition: 'own_agency' })],
      },
    ],
  }
}
