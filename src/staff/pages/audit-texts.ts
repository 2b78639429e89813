import { actInWords } from './act-words.ts'

/** Sentences of the access log. */
export const auditTexts = {
  title: '見た記録',
  lead: 'だれが、いつ、どの記録を見て、何をしたか。人の名前や言葉は、ここには残りません。',
  at: '日時',
  staff: '職員',
  agency: '機関',
  action: '行い',
  subjects: '記録',
  outcome: '結果',
  requestNo: '画面番号',
  nobody: '（サインイン前）',
  noSubject: '—',
  more: (n: number) => ` ほか${n}件`,
  oneSubject: 'ひとつの記録に絞っています',
  allSubjects: 'すべての記録に戻る',
  emptyTitle: 'まだ記録がありません',
  emptyText: 'だれかが記録を見ると、ここに並びます。',
  outcomes: { done: '行った', refused: '断った', absent: '見つからない' },
  actionOf: actInWords,
} as const
