import type { Story, StoryDays } from './telling.ts'
import { familyOf, step } from './telling.ts'

/** A family from Brazil: the father's contract ended, the room goes with it, and the letters are in a language nobody reads at home. */
export function familyFromBrazil(days: StoryDays): Story {
  const pt = { language: 'pt', interpreter: true } as const
  const household = familyOf(
    {
      key: 's-brazil',
      councilNo: 9,
      address: '夢が原市見本ヶ丘三丁目99番地の8 コーポゆめみ102号',
      postalCode: '000-0009',
      family: 'エゼンプロ',
      familyKana: 'エゼンプロ',
    },
    [
      {
        ...pt,
        given: 'パウロ',
        givenKana: 'パウロ',
        latin: 'EXEMPLO PAULO',
        birthDate: days.born(38, 5),
        sex: 'male',
        relationship: 'head',
        phone: '0595-00-1803',
      },
      {
        ...pt,
        given: 'ジュリアナ',
        givenKana: 'ジュリアナ',
        latin: 'EXEMPLO JULIANA',
        commonName: '架空 ジュリアナ',
        birthDate: days.born(35, 8),
        sex: 'female',
        relationship: 'spouse',
      },
      {
        ...pt,
        interpreter: false,
        given: 'ルーカス',
        givenKana: 'ルーカス',
        latin: 'EXEMPLO LUCAS',
        birthDate: days.born(12, 2),
        sex: 'male',
        relationship: 'child',
      },
    ],
  )
  return {
    households: [household],
    consultations: [
      {
        key: 's-brazil-a',
        story: 'foreign_family',
        receivedAt: days.ago(35, '10:40'),
        receivedBy: 'tabunka',
        channel: 'counter',
        statement:
          '（ポルトガル語。通訳を通して）「派遣の契約が先月で終わりました。部屋は会社のものなので、来月の末には出なければなりません。9年ここに住んで、息子はここで大きくなりました。帰るつもりはありません。' +
          '市役所から手紙が三通来ましたが、読めるのは息子だけです。12歳の子に税金の話を訳させるのは、父親として恥ずかしいです。息子は学校を休んで、私の面接にもついて来ました。もうそうさせたくありません。' +
          '仕事は何でもします。溶接の免状もあります。Quero só trabalhar e que meu filho estude. ただ働いて、息子に勉強させたいだけです。」',
        familyStatement: '（妻）わたしは弁当の工場で夜に働いています。眠る前に、いつも紙が来ていないか見ます。紙がこわいです。',
        workerView:
          '三通のうち二通は納付の案内、一通は就学援助の更新で、期限は過ぎていなかった。家族の結びつきが強く、溶接の資格と9年の勤めがある。通訳は必ず大人が行い、息子さんに頼らない。',
        topics: ['housing', 'job_search', 'tax_utility', 'parenting'],
        mainTopic: 'housing',
        urgency: 'within_week',
        language: 'pt',
        interpreter: true,
        gapNeed: 'ポルトガル語の通訳がいるのは水曜だけで、会社や学校の都合に合わせて話を聞くことができない。',
        people: [
          { personKey: 's-brazil-1', part: 'subject' },
          { personKey: 's-brazil-2', part: 'visitor' },
        ],
        course: [
          step(days.ago(35, '12:00'), 'tabunka', { do: 'screen', disposition: 'refer' }),
          step(days.ago(35, '13:30'), 'tabunka', {
            do: 'refer',
            key: 's-brazil-a-r1',
            to: 'jiritsu',
            kind: 'hand_over',
            reason: '住まいを失うおそれがあり、仕事探しと家計を合わせた計画が必要なため。',
            asked: '水曜の午前に通訳と一緒に伺います。住居確保給付金の見込みと、急ぐ納付の順番を教えてください。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'within_week',
            replyBy: days.on(-30),
            accompanied: true,
          }),
          step(days.ago(34, '09:05'), 'jiritsu', { do: 'seen', referral: 's-brazil-a-r1' }),
          step(days.ago(34, '11:20'), 'jiritsu', {
            do: 'accept',
            referral: 's-brazil-a-r1',
            personInCharge: 'jiritsu',
            words: '承りました。やさしい日本語の説明書を用意してお待ちします。',
          }),
          step(days.ago(30, '10:00'), 'jiritsu', {
            do: 'start',
            referral: 's-brazil-a-r1',
            words: '給付金の申請を一緒に書いた。溶接の免状を生かせる求人を、通訳と三人で探し始めた。',
          }),
          step(days.ago(29, '09:30'), 'jiritsu', {
            do: 'refer',
            key: 's-brazil-a-r2',
            to: 'housing',
            kind: 'involve',
            reason: '会社の部屋を出る日までに、家族三人で住める部屋が必要なため。',
            asked: '息子さんが転校しなくてすむ範囲で、外国籍の家族に貸してくださる家主さんを一緒に探してください。',
            basis: 'consent',
            consentType: 'written',
            urgency: 'within_week',
            replyBy: days.on(-24),
            accompanied: false,
          }),
          step(days.ago(28, '10:00'), 'sumai', { do: 'seen', referral: 's-brazil-a-r2' }),
          step(days.ago(27, '15:45'), 'sumai', {
            do: 'accept',
            referral: 's-brazil-a-r2',
            personInCharge: 'sumai',
            words: '二軒、心当たりの家主さんがいます。今週中に内見に行きましょう。',
          }),
          step(days.ago(21, '13:00'), 'sumai', {
            do: 'start',
            referral: 's-brazil-a-r2',
            words: '一軒目の内見を終えた。家主さんは「まじめに働く人なら」と話された。',
          }),
          step(days.ago(20, '10:30'), 'tabunka', {
            do: 'follow_up',
            referral: 's-brazil-a-r1',
            week: 2,
            arrived: true,
            words: '面談に行けた。「紙を一緒に読んでくれる所が分かって、眠れるようになった」とのこと。',
          }),
          step(days.ago(19, '10:30'), 'tabunka', {
            do: 'person_answer',
            referral: 's-brazil-a-r1',
            helped: true,
            words: '「息子が学校を休まなくてよくなった」と二人で話された。',
          }),
        ],
      },
    ],
  }
}
