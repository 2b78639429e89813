import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** Leaving hospital with nobody to sign: a referral comes back for want of the man's own word, and goes out again with it. */
export function discharge(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-discharge',
      councilNo: 13,
      address: '夢が原市夢見町一丁目99番地の2 夢見長屋3号',
      postalCode: '000-0013',
      family: '絵空原',
      familyKana: 'エソラハラ',
    },
    [{ given: '三郎', givenKana: 'サブロウ', birthDate: days.born(76, 11), sex: 'male', relationship: 'head', phone: '0595-00-1807' }],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-discharge-a',
        story: 'discharge_without_guarantor',
        receivedAt: days.ago(33, '13:10'),
        receivedBy: 'renkei',
        channel: 'counter',
        statement:
          '（病室で、医療ソーシャルワーカーに）「脚の骨はついたから、月末には出ろと言われとる。わしも早う帰りたい。けど、リハビリの病院へ移るにも、施設を借りるにも、保証人の欄に書く名前がない。' +
          '嫁はおらん。弟は十年前に亡くなった。甥がおるはずやが、どこにおるやら。紙を出されるたびに、あんたは一人やと言われとるようで、腹が立つより情けない。' +
          '家は二間の長屋で、便所に段がある。金は年金が少しと、葬式代に取ってあるのがある。迷惑はかけん。大工やったから、手すりくらい自分でつけるつもりでおった。勝手に行き先を決めるのだけは、やめてくれ。」',
        workerView:
          'ご本人の希望は自宅。転院先からは身元保証を求められている。保証人に求められる役目を、支払い、緊急の連絡、手続、荷物の引き取りに分ければ、担い手を見つけられると考える。',
        topics: ['illness_disability', 'housing', 'care'],
        mainTopic: 'illness_disability',
        urgency: 'within_week',
        gapNeed: '保証人がいない人の転院を受け入れる病院が少なく、退院の日だけが先に決まってしまう。',
        people: [{ personKey: 's-discharge-1', part: 'subject' }],
        course: [
          step(days.ago(33, '15:00'), 'renkei', { do: 'screen', disposition: 'refer' }),
          step(days.ago(33, '15:40'), 'renkei', {
            do: 'refer',
            key: 's-discharge-a-r1',
            to: 'houkatsu',
            kind: 'hand_over',
            reason: '退院後に一人で暮らすための介護と住まいの手だてが必要なため。',
            asked: '退院前の面談にお越しいただき、自宅に戻る場合の見立てをお願いします。',
            basis: 'consent',
            consentType: 'oral',
            urgency: 'within_week',
            replyBy: days.on(-28),
            accompanied: false,
          }),
          step(days.ago(32, '09:30'), 'houkatsu3', { do: 'seen', referral: 's-discharge-a-r1' }),
          step(days.ago(32, '11:00'), 'houkatsu3', {
            do: 'return',
            referral: 's-discharge-a-r1',
            reasonCode: 'need_more',
            words:
              'ご本人が自宅と施設のどちらを望んでおられるか、書面からは読み取れませんでした。お気持ちをそのままの言葉で添えて、もう一度お送りください。準備は始めておきます。',
          }),
          step(days.ago(31, '14:20'), 'renkei', {
            do: 'refer',
            key: 's-discharge-a-r2',
            to: 'houkatsu',
            kind: 'hand_over',
            reason:
              'ご本人の言葉を添えて再度お願いする。「帰る。段のことは自分で考える。けど、便所まで見に来てくれるなら、来てもろてもええ」。',
            asked: '退院の前に、ご本人と一緒に家を見てください。外出の許可は取ってあります。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'within_week',
            replyBy: days.on(-26),
            accompanied: true,
          }),
          step(days.ago(31, '15:00'), 'houkatsu3', { do: 'seen', referral: 's-discharge-a-r2' }),
          step(days.ago(31, '15:20'), 'houkatsu3', {
            do: 'accept',
            referral: 's-discharge-a-r2',
            personInCharge: 'houkatsu3',
            words: 'よく分かりました。明後日、三人で長屋を見に行きましょう。',
          }),
          step(days.ago(29, '13:30'), 'houkatsu3', {
            do: 'start',
            referral: 's-discharge-a-r2',
            words: '長屋を一緒に確かめた。手すりの位置はご本人が墨で印をつけた。',
          }),
          step(days.ago(28, '09:40'), 'houkatsu3', {
            do: 'refer',
            key: 's-discharge-a-r3',
            to: 'shakyo',
            kind: 'involve',
            reason: '通院と入院の際に求められる保証の役目を、分けて担っていただきたいため。',
            asked: '緊急の連絡先と入院費の支払いの見守りをお願いできるか、ご本人に会ってお話しください。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'within_week',
            replyBy: days.on(-23),
            accompanied: true,
          }),
          step(days.ago(27, '10:10'), 'csw2', { do: 'seen', referral: 's-discharge-a-r3' }),
          step(days.ago(26, '11:30'), 'csw2', {
            do: 'accept',
            referral: 's-discharge-a-r3',
            personInCharge: 'csw2',
            words: 'お受けします。病院にも、保証人を求めない方法がないか一緒に話しに行きます。',
          }),
          step(days.ago(20, '14:00'), 'csw2', {
            do: 'start',
            referral: 's-discharge-a-r3',
            words: '役目を四つに分けて書き出し、病院は保証人の欄を空けたままでよいことになった。',
          }),
          step(days.ago(17, '10:00'), 'renkei', {
            do: 'follow_up',
            referral: 's-discharge-a-r2',
            week: 2,
            arrived: true,
            words: '退院の日に長屋まで付き添った。近所の方が風呂をわかして待っていてくださった。',
          }),
          step(days.ago(16, '16:30'), 'renkei', {
            do: 'confirm',
            referral: 's-discharge-a-r2',
            words: '訪問看護と配食が始まった。ご本人は「わしの家や」と言って座られた。',
          }),
        ],
      },
    ],
  }
}
