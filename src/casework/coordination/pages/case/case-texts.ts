/** Words of the frame around every page of a case. */
export const caseTexts = {
  navigation: '事例',
  tabsLabel: 'この事例の画面',
  tabs: {
    log: '経過',
    assessment: '世帯とアセスメント',
    conferences: '会議',
    plan: 'プラン',
    consents: '同意と提供',
    team: '支援チーム',
    papers: '帳票',
  },
  no: (no: number) => `事例 ${no}`,
  lead: '主担当',
  coordinator: '多機関協働',
  noCoordinator: '調整は終わっています（または始まっていません）',
  direction: '支援の方向性',
  noDirection: 'まだ決まっていません',
  nextContact: '次の連絡',
  noNextContact: '決まっていません',
  people: '本人・世帯',
  solving: { open: '課題解決：支援中', paused: '課題解決：休止中', ended: '課題解決：終了' },
  accompanying: { open: '伴走：つながっている', paused: '伴走：休止中', ended: '伴走：終了' },
  glassTitle: '緊急閲覧中です',
  glassText: (until: string) =>
    `${until}までの間だけ読めます。見た記録は残り、個人情報保護の担当者が必ず確かめます。書き込みはできません。`,
  glassEnd: '緊急閲覧を終える',
} as const
