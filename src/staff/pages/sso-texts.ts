import type { SsoRefusal } from '../domain/sso.ts'

/** Why single sign-on did not let somebody in, and what to do. Sentences say no more than the person may know of an account. */
const refusals: Readonly<Record<SsoRefusal, string>> = {
  unproven: '庁内の認証で、ご本人だと確かめられませんでした。もう一度、はじめからお試しください。',
  unreachable: '庁内の認証につながりませんでした。少し待ってから、もう一度お試しください。',
  lost: '時間がたったか、別の画面から戻ってきたため、続けられませんでした。もう一度、はじめからお試しください。',
  'too-many': 'この端末から何度も試されました。15分ほど待ってから、もう一度お試しください。',
  unknown: 'このアカウントでは、つなぎに入れません。つなぎを使う仕事の方は、管理の担当に「シングルサインオンを許す」よう頼んでください。',
  'not-allowed':
    'このアカウントでは、つなぎに入れません。つなぎを使う仕事の方は、管理の担当に「シングルサインオンを許す」よう頼んでください。',
  ended: 'このアカウントは、いまは使えません。管理の担当にお問い合わせください。',
  'linked-to-another': '同じログイン名が、前の方と結びついています。管理の担当に、結びつきを外すよう頼んでください。',
}

/** Sentences of single sign-on. */
export const texts = {
  title: 'シングルサインオン',
  button: (name: string) => `${name}で入る`,
  notIn: '入れませんでした',
  again: 'サインインの画面へ',
  refusals,
  groupsTitle: 'シングルサインオンのグループ',
  groupsLead:
    '庁内の認証のグループごとに、担当を決めます。次に入ったときから効きます。グループから外れた方の担当は、次に入ったときになくなります。',
  groupsRule: '管理の担当を持つ方には、グループからは「相談」と「監査」の担当は付きません。',
  off: 'この設置では、シングルサインオンは使っていません。OIDC_ISSUER などを設定すると使えます。グループは先に決めておけます。',
  columns: { group: 'グループ', duty: '担当', agency: '所属', act: 'すること' },
  group: 'グループの名前',
  groupSupport: '庁内の認証で使っている名前のとおりに書いてください。',
  duty: '担当',
  agency: '所属',
  anyAgency: 'どの所属でも',
  add: '加える',
  addTitle: 'グループを加える',
  remove: '外す',
  emptyTitle: 'まだグループがありません',
  emptyText: 'グループがないあいだは、担当は一人ずつ決めたものだけになります。',
  errors: { group: 'グループの名前を入れてください。', duty: '担当を選んでください。' },
  done: { added: '加えました。次に入ったときから効きます。', removed: '外しました。次に入ったときから効きます。' },
} as const
