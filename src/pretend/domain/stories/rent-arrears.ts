import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** Rent arrears after a lost job: what began at the tax counter ends with a new lease of working life, and a thank-you. */
export function rentArrears(days: StoryDays): Story {
  const household = familyOf(
    {
      key: 's-rent',
      councilNo: 11,
      address: '夢が原市仮橋四丁目99番地 ハイツためし301号',
      postalCode: '000-0011',
      family: '例橋',
      familyKana: 'タメシハシ',
    },
    [{ given: '洋介', givenKana: 'ヨウスケ', birthDate: days.born(47, 9), sex: 'male', relationship: 'head', phone: '0595-00-1805' }],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-rent-a',
        story: 'rent_arrears',
        receivedAt: days.ago(150, '16:40'),
        receivedBy: 'nofu',
        channel: 'counter',
        statement:
          '国民健康保険税の督促が来たので、分けて払えないかと思って来ました。春に印刷所がたたまれて、19年勤めたところがなくなりました。雇用保険は先月で終わりです。' +
          '面接は14社受けましたが、年齢と、機械が古いものしか触れないことで断られています。実は家賃も三か月ためています。大家さんは待ってくれていますが、来月には返事をしないといけません。' +
          '食事は一日一回にしています。実家の親には、まだ勤めていると言ってあります。税金の窓口でこんな話をしてすみません。どこに言えばいいのか分からなくて。',
        workerView:
          '納付の相談より先に、暮らしの立て直しが必要である。几帳面に家計のメモを持って来られた。印刷の色合わせの経験が長い。今日中に担当者に会ってもらえるよう電話した。',
        topics: ['rent_loan', 'tax_utility', 'job_search', 'no_food'],
        mainTopic: 'rent_loan',
        urgency: 'today',
        urgentAction: 'フードパントリーに連絡し、当日中に5日分の食品を受け取れるようにした。督促は事情を記録して一か月待つこととした。',
        people: [{ personKey: 's-rent-1', part: 'subject' }],
        course: [
          step(days.ago(150, '16:55'), 'nofu', { do: 'screen', disposition: 'refer' }),
          step(days.ago(150, '17:00'), 'nofu', {
            do: 'refer',
            key: 's-rent-a-r1',
            to: 'jiritsu',
            kind: 'hand_over',
            reason: '家賃の滞納が三か月となり、住まいを失うおそれがあるため。滞納税の分割は当方が引き続き相談に乗る。',
            asked: '今日このあと、窓口まで一緒に参ります。住居確保給付金と食料の支えを先にお願いします。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'today',
            replyBy: days.on(-149),
            accompanied: true,
          }),
          step(days.ago(150, '17:05'), 'jiritsu2', { do: 'seen', referral: 's-rent-a-r1' }),
          step(days.ago(150, '17:10'), 'jiritsu2', {
            do: 'accept',
            referral: 's-rent-a-r1',
            personInCharge: 'jiritsu2',
            words: 'お待ちしています。時間外でもかまいません。',
          }),
          step(days.ago(149, '10:00'), 'jiritsu2', {
            do: 'start',
            referral: 's-rent-a-r1',
            words: '大家さんに一緒に電話し、二か月待っていただけることになった。給付金を申請した。',
          }),
          step(days.ago(135, '09:30'), 'nofu', {
            do: 'follow_up',
            referral: 's-rent-a-r1',
            week: 2,
            arrived: true,
            words: '三回面談。三食とれるようになり、顔色がよくなった。',
          }),
          step(days.ago(128, '11:10'), 'nofu', {
            do: 'person_answer',
            referral: 's-rent-a-r1',
            helped: true,
            words: '「あの日、ついて来てもらえなかったら、たぶん帰っていました」とのこと。',
          }),
          step(days.ago(94, '14:00'), 'nofu', {
            do: 'follow_up',
            referral: 's-rent-a-r1',
            week: 8,
            arrived: true,
            words: '包装資材の会社で色見本づくりの試用が決まった。',
          }),
          step(days.ago(93, '09:15'), 'nofu', {
            do: 'confirm',
            referral: 's-rent-a-r1',
            words: '家賃の滞納は分割で返し始め、税の分割も守られている。',
          }),
        ],
      },
      {
        key: 's-rent-b',
        story: 'rent_arrears',
        receivedAt: days.ago(45, '18:20'),
        receivedBy: 'jiritsu2',
        channel: 'phone',
        statement:
          '試用期間が終わって、来月から正式に雇ってもらえることになりました。まずお知らせしたくて電話しました。家賃はあと二回で追いつきます。親にも、ようやく本当のことを話せました。母は「生きていてくれたらいい」と言ってくれました。' +
          '一つだけ教えてください。社会保険に変わると、国民健康保険の残りの分割はどうなりますか。紙を見ても分からなくて。それから、パントリーでもらった米の袋がまだ取ってあります。給料が出たら、今度は持って行く側になりたいのですが、そういうことはできますか。',
        workerView:
          '分割は続くこと、切り替えの届けが要ることを電話で説明した。寄付と仕分けの手伝いの申し出はパントリーに伝える。助けられる側から支える側になりたいという言葉を大切にしたい。',
        topics: ['tax_utility', 'other'],
        mainTopic: 'tax_utility',
        urgency: 'planned',
        people: [{ personKey: 's-rent-1', part: 'subject' }],
        course: [
          step(days.ago(44, '09:20'), 'jiritsu2', { do: 'screen', disposition: 'info_only' }),
          step(days.ago(40, '10:00'), 'jiritsu2', {
            do: 'close',
            outcome: 'answered',
            words: '切り替えの届けを済ませたと連絡があった。土曜の仕分けに一度来てみるとのこと。困ったときはまた電話をくださる。',
          }),
        ],
      },
    ],
  }
}
