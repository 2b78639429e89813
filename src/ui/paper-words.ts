/** The words around every paper form: what its running head says, and the way back from it. */
export const paperWords = {
  printed: (when: string) => `印刷 ${when}`,
  sensitive: '取扱注意',
  checked: '☑',
  unchecked: '□',
  main: '◎',
  applies: '○',
} as const
