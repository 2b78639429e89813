import type { Step } from '../shapes.ts'
import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

const STORY = '8050'

/** 8050: a mother of 83 and her son of 54 who has not left the house for 22 years. Here the centre for elders and the centre for disability share. */
export function parentAndSon(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-8050',
      councilNo: 8,
      address: '夢が原市松風台二丁目99番地の3',
      postalCode: '000-0008',
      family: '仮名井',
      familyKana: 'カナイ',
    },
    [
      { given: 'トミ', givenKana: 'トミ', birthDate: days.born(83, 4), sex: 'female', relationship: 'head', phone: '0595-00-1801' },
      { given: '修一', givenKana: 'シュウイチ', birthDate: days.born(54, 7), sex: 'male', relationship: 'child' },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-8050-a',
        story: STORY,
        receivedAt: days.ago(75, '10:20'),
        receivedBy: 'desk',
        channel: 'phone',
        statement:
          '先月、台所で転んでから腰が痛くて、買い物袋が持てなくなりました。息子と二人暮らしです。息子は54になりますが、勤め先で長いことつらい思いをして辞めてから、もう22年、ほとんど外に出ていません。' +
          '悪い子じゃないんです。夜中に台所の洗い物をしてくれて、私の湿布がなくなると、黙って新しいのを枕元に置いてくれます。ただ、人が来ると部屋に入ってしまいます。' +
          '私の年金だけで何とかやってきましたが、私がいなくなったらこの子はどうなるのかと思うと、夜眠れません。今まで親戚にも言えませんでした。こんなことで電話してよかったんでしょうか。',
        workerView:
          '話し始めは謝る言葉が続いたが、息子さんの良いところを尋ねると声が明るくなった。腰の痛みで受診が要る。母の介護の話から入れば、家に人が入ることを二人とも受け入れやすいと思われる。',
        topics: ['family', 'care', 'hikikomori_truancy', 'income_living'],
        mainTopic: 'family',
        urgency: 'within_week',
        gapNeed: '50代の人が、家から出る前の段階で、会わなくてもつながれる居場所がない。',
        people: [
          { personKey: 's-8050-1', part: 'consulter' },
          { personKey: 's-8050-2', part: 'subject' },
        ],
        course: motherCourse(days),
      },
      {
        key: 's-8050-b',
        story: STORY,
        receivedAt: days.ago(20, '14:05'),
        receivedBy: 'shogai',
        channel: 'visit',
        statement:
          '（戸ごしに、途中から紙に書いてくださった言葉）「母のことで来ている人ですよね。腰のことは自分も気になっていました。病院に連れて行けなくてすみません。自分のことは、今さら話してもしかたないと思っています。' +
          'でも、母が手すりをつけてもらってから、夜に起こされなくなりました。ありがとうございます。古いラジオを直すのは好きです。近所の人の壊れたものがあれば、部屋の前に置いておいてくれたら見ます。' +
          '面接とか訓練とか、そういう話はまだしないでほしいです。紙なら返事を書けます。次も同じ人に来てほしいです。」',
        workerView: '初めてご本人から言葉をいただいた。急がず、ラジオの修理をきっかけに手紙のやりとりを続ける。会うことを目標にしない。',
        topics: ['hikikomori_truancy', 'family'],
        mainTopic: 'hikikomori_truancy',
        urgency: 'planned',
        people: [{ personKey: 's-8050-2', part: 'subject' }],
        course: [
          step(days.ago(20, '16:40'), 'shogai', { do: 'screen', disposition: 'own_agency' }),
          step(days.ago(19, '09:30'), 'shogai', {
            do: 'refer',
            key: 's-8050-b-r1',
            to: 'houkatsu',
            kind: 'involve',
            reason: '母の通院と介護の見通しが、ご本人の安心につながっているため。',
            asked: '母の要介護認定の結果を、差し支えない範囲で共有してください。訪問の日を重ねないように調整したいです。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'planned',
            replyBy: days.on(-9),
            accompanied: false,
          }),
          step(days.ago(19, '11:10'), 'houkatsu', { do: 'seen', referral: 's-8050-b-r1' }),
          step(days.ago(18, '10:00'), 'houkatsu', {
            do: 'accept',
            referral: 's-8050-b-r1',
            personInCharge: 'houkatsu',
            words: '承知しました。訪問は第2週を当方、第4週をそちらでお願いします。',
          }),
        ],
      },
    ],
  }
}

function motherCourse(days: StoryDays): Step[] {
  return [
    step(days.ago(75, '11:05'), 'desk', { do: 'screen', disposition: 'refer' }),
    step(days.ago(75, '11:30'), 'desk', {
      do: 'refer',
      key: 's-8050-a-r1',
      to: 'houkatsu',
      kind: 'hand_over',
      reason: 'お母さまの腰の痛みと暮らしの手助けについて、訪問での見立てが必要なため。',
      asked: '初回は同行します。まずお母さまの話をゆっくり聞いてください。息子さんのことは、ご本人のいる家で話題にしすぎないよう願います。',
      basis: 'consent',
      consentType: 'oral',
      urgency: 'within_week',
      replyBy: days.on(-70),
      accompanied: true,
    }),
    step(days.ago(74, '09:10'), 'houkatsu', { do: 'seen', referral: 's-8050-a-r1' }),
    step(days.ago(74, '10:00'), 'houkatsu', {
      do: 'accept',
      referral: 's-8050-a-r1',
      personInCharge: 'houkatsu',
      words: '担当の夢野です。今週中に一緒に伺います。',
    }),
    step(days.ago(71, '15:00'), 'houkatsu', {
      do: 'start',
      referral: 's-8050-a-r1',
      words: '玄関で30分お話しした。受診の日を決め、手すりの相談を始めた。二階で静かに聞いている気配があった。',
    }),
    step(days.ago(60, '10:15'), 'desk', {
      do: 'follow_up',
      referral: 's-8050-a-r1',
      week: 2,
      arrived: true,
      words: '「来てくれた人が、息子の洗い物をほめてくれた」とお母さまから電話があった。',
    }),
    step(days.ago(55, '13:20'), 'houkatsu', {
      do: 'refer',
      key: 's-8050-a-r2',
      to: 'shogai',
      kind: 'involve',
      reason: '息子さんの長い間の生きづらさについて、専門の目で一緒に考えていただきたいため。母の担当は当方が続ける。',
      asked: '母の訪問に合わせて一度お越しください。息子さんには会えなくてかまいません。手紙から始めたいです。',
      basis: 'consent',
      consentType: 'oral',
      urgency: 'planned',
      replyBy: days.on(-45),
      accompanied: true,
    }),
    step(days.ago(54, '09:00'), 'shogai', { do: 'seen', referral: 's-8050-a-r2' }),
    step(days.ago(52, '16:10'), 'shogai', {
      do: 'accept',
      referral: 's-8050-a-r2',
      personInCharge: 'shogai',
      words: 'お受けします。会うことを急がず、手紙を置かせてもらうところから始めます。',
    }),
    step(days.ago(47, '14:30'), 'shogai', {
      do: 'start',
      referral: 's-8050-a-r2',
      words: '戸の前で名のり、短い手紙を置いた。返事はないが、帰りに外の明かりをつけてくださった。',
    }),
    step(days.ago(33, '11:00'), 'houkatsu', {
      do: 'person_answer',
      referral: 's-8050-a-r2',
      helped: true,
      words: 'お母さまは「息子が手紙を捨てずに引き出しに入れていた」と話された。',
    }),
    step(days.ago(19, '15:30'), 'desk', {
      do: 'confirm',
      referral: 's-8050-a-r1',
      words: '手すりがつき、月2回の訪問が続いていることを双方に確かめた。',
    }),
  ]
}
