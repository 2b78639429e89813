import type { AccountRefusal } from '../domain/account-refusal.ts'
import { LONGEST_DELEGATION } from '../domain/delegation.ts'

/** Why an account was not changed, and what to do: status, the field it belongs to, and the sentence. */
export const ACCOUNT_SENTENCES: Readonly<
  Record<AccountRefusal, { readonly status: number; readonly field?: string; readonly sentence: string }>
> = {
  absent: { status: 404, sentence: '見つかりませんでした。画面を開き直して、お確かめください。' },
  self: { status: 409, sentence: '自分の担当・所属・期間は、自分では変えられません。ほかの管理の担当に頼んでください。' },
  door: { status: 409, sentence: '市民の受付のアカウントは、ここでは変えられません。' },
  'login-taken': { status: 422, field: 'login', sentence: 'このログイン名は、もう使われています。別のログイン名にしてください。' },
  'agency-unknown': { status: 422, field: 'agency', sentence: 'この所属は、いまは使えません。一覧から選び直してください。' },
  'wrong-day': { status: 422, field: 'from', sentence: 'その日にはできません。日付をお確かめください。' },
  'duty-held': { status: 422, field: 'duties', sentence: 'その期間には、もう同じ担当があります。期間か担当を変えてください。' },
  ended: { status: 409, sentence: 'このアカウントは終わっているか、止めてあります。先に使えるようにしてください。' },
  'already-asked': { status: 409, sentence: 'この方の入り直しは、もう頼まれています。もう一人に確かめてもらってください。' },
  'already-there': { status: 422, field: 'group', sentence: '同じ組み合わせが、もうあります。一覧をお確かめください。' },
  'self-approval': { status: 409, sentence: '頼んだ本人と、入り直す本人は、確かめる人になれません。別の方に確かめてもらってください。' },
  over: { status: 409, sentence: 'もう終わっているか、取り下げられています。必要なら、はじめからやり直してください。' },
  'not-a-colleague': { status: 422, field: 'to', sentence: '同じ所属で働いている方から選んでください。' },
  'not-delegable': { status: 422, field: 'duties', sentence: '管理と監査の担当は、代わりを頼めません。' },
  'not-own': { status: 422, field: 'duties', sentence: '自分の担当だけを頼めます。代わりに受けている担当は、さらに頼めません。' },
  'too-long': { status: 422, field: 'until', sentence: `代わりは${LONGEST_DELEGATION}日までです。終わりの日を早めてください。` },
  'has-entered': {
    status: 409,
    sentence: 'この方は、もうアカウントを使い始めています。入れなくなったときは「入り直しを頼む」を使ってください。',
  },
}
