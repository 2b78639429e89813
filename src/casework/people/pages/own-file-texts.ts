/** Words of the copy of their own file that a person may ask for. */
export const ownFileTexts = {
  title: '本人の記録の写し',
  lead: '開示の求めに応じて、ご本人にお渡しする写しです。ほかの方が話したことは載りません。お渡しする前に、ほかの方のことが書かれていないか読み返してください。',
  to: (name: string) => `${name} 様`,
  note: 'ほかの方から聞いたことと、ほかの方についての記録は載せていません。',
  facts: '登録されていること',
  consents: '同意',
  disclosures: '情報をお伝えした先',
  none: '記録はありません',
} as const
