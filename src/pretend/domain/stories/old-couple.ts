import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** An old husband caring for his old wife, in a house that filled up while nobody looked. Help is refused, and nobody goes away. */
export function oldCouple(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-couple',
      councilNo: 32,
      address: '夢が原市峠笛字霞ノ下99番地',
      postalCode: '000-0032',
      family: '作濵',
      familyKana: 'ツクリハマ',
    },
    [
      { given: '辰雄', givenKana: 'タツオ', birthDate: days.born(84, 2), sex: 'male', relationship: 'head', phone: '0595-00-1808' },
      { given: '八重', givenKana: 'ヤエ', birthDate: days.born(81, 6), sex: 'female', relationship: 'spouse' },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-couple-a',
        story: 'elder_to_elder_care',
        receivedAt: days.ago(90, '09:40'),
        receivedBy: 'desk3',
        channel: 'meeting',
        statement:
          '（地区の集まりのあと、民生委員から）峠笛の作濵さんご夫婦のことです。二年ほど前から奥さんを見かけません。ご主人は軽トラで買い物に出ていましたが、秋に免許を返してからは、畑の道具や空き箱が玄関まで積み上がって、縁側も開かなくなりました。' +
          '苦情を言う人もいますが、私はそう思いません。村の道をずっと直してくれた人です。声をかけると「家内は寝とる。うちのことはうちでやる」と戸を閉められます。' +
          '先週、夜中に奥さんが名前を呼ぶ声が聞こえました。怒鳴り声ではありません。ただ、あの足元では、どちらかが転んだらと思うと。片づけろと言いに行くのではなくて、まず会いに行ってもらえませんか。',
        workerView:
          '民生委員は責める気持ちではなく、案じておられる。ごみのことから入らず、奥さまの体調の訪問として会いに行くのがよい。知らせた方の名前はご夫婦に伝えない。',
        topics: ['care', 'community', 'housing'],
        mainTopic: 'care',
        urgency: 'within_week',
        visitorRelation: '民生委員',
        people: [
          { personKey: 's-couple-1', part: 'subject' },
          { personKey: 's-couple-2', part: 'subject' },
        ],
        course: [
          step(days.ago(90, '11:00'), 'desk3', { do: 'screen', disposition: 'refer' }),
          step(days.ago(90, '11:30'), 'desk3', {
            do: 'refer',
            key: 's-couple-a-r1',
            to: 'houkatsu-south',
            kind: 'hand_over',
            reason: '奥さまの健康と、足元の危ない家での介護が案じられるため。',
            asked: '体調を伺う訪問として、会えるまで続けてください。片づけの話は、ご主人が口にするまで待っていただきたいです。',
            basis: 'appi-69-2-2',
            basisReason: 'ご夫婦に会えておらず同意を求められないが、転倒と体調の悪化のおそれがあり、所在と様子に限って提供する。',
            urgency: 'within_week',
            replyBy: days.on(-85),
            accompanied: true,
          }),
          step(days.ago(89, '08:50'), 'nanbu1', { do: 'seen', referral: 's-couple-a-r1' }),
          step(days.ago(89, '10:20'), 'nanbu1', {
            do: 'accept',
            referral: 's-couple-a-r1',
            personInCharge: 'nanbu1',
            words: 'お受けします。保健師と一緒に、血圧を測りに伺います。',
          }),
          step(days.ago(86, '14:00'), 'nanbu1', {
            do: 'start',
            referral: 's-couple-a-r1',
            words: '戸口で断られた。血圧計の数字だけ紙に書いてお渡しした。奥の部屋から「どなた」と声がした。',
          }),
          step(days.ago(76, '15:00'), 'desk3', {
            do: 'follow_up',
            referral: 's-couple-a-r1',
            week: 2,
            arrived: false,
            words: 'まだ家には入れていない。三回目の訪問で、ご主人が畑の柿をくださった。',
          }),
          step(days.ago(34, '10:40'), 'desk3', {
            do: 'follow_up',
            referral: 's-couple-a-r1',
            week: 8,
            arrived: true,
            words: '奥さまに会えた。足の傷の手当てを一緒にし、週に一度の看護につながった。',
          }),
          step(days.ago(33, '09:30'), 'desk3', {
            do: 'confirm',
            referral: 's-couple-a-r1',
            words: '訪問が続いていることを担当とご主人の双方に確かめた。',
          }),
        ],
      },
      {
        key: 's-couple-b',
        story: 'elder_to_elder_care',
        receivedAt: days.ago(21, '14:10'),
        receivedBy: 'nanbu1',
        channel: 'visit',
        statement:
          '（縁側のわきで、ご主人）「家内はわしが分からん日がある。そういう日は、わしを親父さんと呼びよる。それでも、めしは二人で食う。おかずは家内の作り方を思い出しながらやっとる。五十年食わせてもろうたでな。' +
          '散らかっとるのは分かっとる。捨てようとすると家内が泣くんや。あれは全部、あいつが縫うたもんの箱や。箱を捨てたら、あいつが縫うたことまで無うなる気がしてな。' +
          '施設の話は聞きとうない。けど、わしが先に倒れたらと思うと、夜が長い。風呂に入れるのだけ、手を貸してもらえんやろか。箱は、わしが言うまで触らんといてくれ。」',
        workerView:
          '初めて手伝いの希望を言葉にされた。箱には意味があり、片づけの対象として扱わない。通り道を一本だけ、ご主人と一緒に広げることから始める。',
        topics: ['care', 'family'],
        mainTopic: 'care',
        urgency: 'planned',
        gapNeed: '思い出の品を捨てずに、安全な通り道だけを一緒につくってくれる手伝いがない。',
        people: [
          { personKey: 's-couple-1', part: 'consulter' },
          { personKey: 's-couple-2', part: 'subject' },
        ],
        course: [
          step(days.ago(21, '16:20'), 'nanbu1', { do: 'screen', disposition: 'consent_building' }),
          step(days.ago(20, '10:00'), 'nanbu1', {
            do: 'refer',
            key: 's-couple-b-r1',
            to: 'care-insurance',
            kind: 'involve',
            reason: '入浴の手伝いを早く始めるため、奥さまの認定の申請を進めたいため。',
            asked: '調査の日は、慣れた職員が同席します。ご主人のいる前で物忘れの話を長くしないよう願います。',
            basis: 'consent',
            consentType: 'proxy',
            urgency: 'within_week',
            replyBy: days.on(-15),
            accompanied: true,
          }),
          step(days.ago(20, '13:30'), 'kaigo2', { do: 'seen', referral: 's-couple-b-r1' }),
          step(days.ago(19, '09:10'), 'kaigo2', {
            do: 'accept',
            referral: 's-couple-b-r1',
            personInCharge: 'kaigo2',
            words: '承りました。調査は来週の午前、奥さまの調子のよい時間に伺います。',
          }),
          step(days.ago(13, '10:30'), 'kaigo2', {
            do: 'start',
            referral: 's-couple-b-r1',
            words: '調査を終えた。縫い物の話をたくさん聞かせてくださった。',
          }),
          step(days.ago(7, '15:40'), 'nanbu1', {
            do: 'close',
            outcome: 'consent_building',
            words:
              '入浴の手伝いは受けるとのこと。他の機関に家の様子を話すことは、ご主人がまだ迷っておられる。次の訪問で、通り道の絵を一緒に描く。',
            nextOn: days.on(6),
          }),
        ],
      },
    ],
  }
}
