/** Words of the consultations in a person's copy of their own file. */
export const ownCopyTexts = {
  title: '相談の記録',
  when: '受けた日時',
  how: '受け方',
  statement: 'お話しになったこと',
  topics: '困りごと',
  thirdParty: 'ほかの方の話',
  leftOut: 'ほかの方の話が含まれるため、載せていません。',
  outcome: '対応の結果',
  nextOn: '次の連絡',
  cut: (bound: number) => `はじめの${bound}件を載せています。続きは窓口でお求めください。`,
} as const
