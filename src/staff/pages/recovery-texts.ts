/** Sentences of letting somebody in again by two persons. */
export const texts = {
  title: '入れなくなった人',
  lead: 'パスワードも二つ目の確認もなくした方を、二人で確かめて入り直せるようにします。頼んだ人は、自分では確かめられません。',
  columns: { who: '入り直す人', reason: '理由', asked: '頼んだ人', until: '期限', state: '状態', act: 'すること' },
  states: { waiting: '確かめを待っています', confirmed: '確かめました', withdrawn: '取り下げました', over: '期限が過ぎました' },
  confirm: '確かめて鍵を出す',
  withdraw: '取り下げる',
  mine: 'その方の所属の長か、別の管理の担当に頼んでください。「自分のアカウント」から、この一覧を開けます。',
  confirmedBy: (name: string) => `${name}さんが確かめました`,
  emptyTitle: '待っている人はいません',
  emptyText: '入れなくなった人がいるときは、管理の担当が、その人のページから頼みます。',
  before: '確かめる前に',
  beforeText: 'その方に直接会うか、ご自身で知っている番号に電話して、本人だと確かめてください。メールの頼みだけで確かめないでください。',
  back: '入れなくなった人の一覧へ',
  withdrawn: '取り下げました。',
} as const
