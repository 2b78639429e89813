import type { MailCounts } from './counts.ts'

/** A mail as it is handed in: always plain text. */
export type Letter = { readonly subject: string; readonly text: string }

/**
 * The words of a mail: how many of each kind, and where to sign in. It is made from numbers alone, so that it cannot tell of anybody.
 * @param link the address of the staff side, without a path
 * @source security.md 9.7; features X11
 */
export function writeLetter(counts: MailCounts, link: string): Letter {
  const news = counts.tasks + counts.mentions + counts.alerts + counts.glass
  const headline = news > 0 ? `新しい通知が${news}件あります` : `今日が期限のものが${counts.dueToday}件あります`
  const lines = KINDS.filter(([kind]) => counts[kind] > 0).map(([kind, words]) => `・${words} ${counts[kind]}件`)
  return {
    subject: `つなぎ: ${headline}`,
    text: [
      `${headline}。`,
      '',
      ...lines,
      '',
      '内容は、サインインしてご覧ください。',
      `${link}/`,
      '',
      'このメールには、どなたの情報も書かれていません。届き方は「自分のアカウント」の「お知らせのメール」で変えられます。',
      '',
    ].join('\n'),
  }
}

const KINDS: readonly (readonly [keyof MailCounts, string])[] = [
  ['tasks', 'すること'],
  ['mentions', 'あなたへの呼びかけ'],
  ['alerts', '確かめる閲覧'],
  ['glass', '緊急閲覧の確認'],
  ['dueToday', '今日が期限のもの'],
]
