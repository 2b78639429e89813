import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** Double care: a daughter between a child of two and a mother whose memory is failing. One of the agencies asked had no room, and said so. */
export function doubleCare(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-double',
      councilNo: 15,
      address: '夢が原市絵空台五丁目99番地の6',
      postalCode: '000-0015',
      family: '架谷',
      familyKana: 'カケタニ',
    },
    [
      { given: '亮', givenKana: 'リョウ', birthDate: days.born(40, 1), sex: 'male', relationship: 'head' },
      {
        given: '千春',
        givenKana: 'チハル',
        formerFamily: '幻野',
        birthDate: days.born(39, 10),
        sex: 'female',
        relationship: 'spouse',
        phone: '0595-00-1806',
      },
      { given: '紬', givenKana: 'ツムギ', birthDate: days.born(2, 3), sex: 'female', relationship: 'child' },
      {
        family: '幻野',
        familyKana: 'マボロシノ',
        given: '芳子',
        givenKana: 'ヨシコ',
        birthDate: days.born(71, 5),
        sex: 'female',
        relationship: 'parent',
      },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-double-a',
        story: 'double_care',
        receivedAt: days.ago(28, '11:15'),
        receivedBy: 'kodomo3',
        channel: 'counter',
        statement:
          '二歳の娘の一時預かりのことを聞きに来ました。春から母が同居しています。母は七十一ですが、同じことを何度も聞くようになって、先週は娘をベビーカーに乗せたまま、公園に置いて帰ってきてしまいました。' +
          '隣の方が気づいてくれて何もありませんでしたが、それから一秒も目が離せません。娘を追いかけていると母が外に出てしまうし、母についていると娘が泣きます。夫は夜勤で、仕事の復帰は来月の予定でした。' +
          '母は保育士だったんです。娘に歌う手遊びは今でも全部覚えていて、その時間だけは二人とも笑っています。どちらかを選ぶようなことは、したくありません。私がしっかりすればいいだけだとは思うのですが。',
        familyStatement: '（夫）妻はもう何週間もまとめて眠っていません。私も変則勤務で、代わると言いながら代われていません。',
        workerView:
          '相談の間も二人に目を配り、座る間がなかった。子どもの窓口と介護の窓口で同じ話を二度させないことを約束した。お母さまの手遊び歌は、家族の力であり、通いの場でも生きると思う。',
        topics: ['parenting', 'care', 'family'],
        mainTopic: 'parenting',
        urgency: 'within_week',
        gapNeed: '子育てと介護の両方がある家庭に、両方を見渡して一人で来てくれる手伝いがない。',
        people: [
          { personKey: 's-double-2', part: 'subject' },
          { personKey: 's-double-3', part: 'visitor' },
          { personKey: 's-double-4', part: 'visitor' },
        ],
        course: [
          step(days.ago(28, '12:10'), 'kodomo3', { do: 'screen', disposition: 'own_agency' }),
          step(days.ago(28, '13:30'), 'kodomo3', {
            do: 'refer',
            key: 's-double-a-r1',
            to: 'houkatsu',
            kind: 'involve',
            reason: 'お母さまの物忘れについて、受診と介護の手だてを急いで考える必要があるため。娘さんの預かりは当方が続けて担う。',
            asked: '一緒に訪問し、話を一度で済ませたいです。お母さまには「孫のいる人の集まりの案内」として会ってください。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'within_week',
            replyBy: days.on(-23),
            accompanied: true,
          }),
          step(days.ago(28, '13:50'), 'kodomo3', {
            do: 'refer',
            key: 's-double-a-r2',
            to: 'shakyo',
            kind: 'involve',
            reason: '認定の結果が出るまでの間、家に入れる人手が必要なため。',
            asked: '午前だけ、週に二日、話し相手と見守りをしてくださる方を探していただけませんか。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'within_week',
            replyBy: days.on(-23),
            accompanied: false,
          }),
          step(days.ago(27, '09:00'), 'houkatsu2', { do: 'seen', referral: 's-double-a-r1' }),
          step(days.ago(27, '09:20'), 'houkatsu2', {
            do: 'accept',
            referral: 's-double-a-r1',
            personInCharge: 'houkatsu2',
            words: '明日の午後、一緒に伺えます。',
          }),
          step(days.ago(26, '14:00'), 'houkatsu2', {
            do: 'start',
            referral: 's-double-a-r1',
            words: '手遊び歌を教わりながらお話しした。受診の予約を取り、認定を申請した。',
          }),
          step(days.ago(25, '10:30'), 'csw3', { do: 'seen', referral: 's-double-a-r2' }),
          step(days.ago(24, '16:00'), 'csw3', {
            do: 'decline',
            referral: 's-double-a-r2',
            reasonCode: 'no_capacity',
            words:
              '小さなお子さんと一緒の見守りを引き受けられる方が、今は見つかりません。来月の集まりで担い手を募ります。その間はこども家庭センターの訪問支援を先にお願いします。',
          }),
          step(days.ago(14, '11:00'), 'kodomo3', {
            do: 'follow_up',
            referral: 's-double-a-r1',
            week: 2,
            arrived: true,
            words: '受診に家族で行けた。一時預かりを週に二日使い始め、千春さんは昼に眠れた。',
          }),
        ],
      },
    ],
  }
}
