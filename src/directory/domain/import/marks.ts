/** Whether a cell says nothing: empty, a dash of any kind, or a word for "not stated". */
export function isAbsent(cell: string): boolean {
  return ABSENT.test(cell.normalize('NFKC').trim())
}

/** A cell that answers yes or no: ○, 1, 有 … or ×, 0, 無 …; undefined when it says something else. */
export function readMark(cell: string): boolean | undefined {
  const form = cell.normalize('NFKC').trim().toLowerCase()
  if (YES.has(form)) return true
  return NO.has(form) ? false : undefined
}

const ABSENT = /^(?:[-‐‑‒–—―−ー~〜…]*|null|n\/a|#n\/a|不明|未記入|未定|記載なし)$/i
const YES = new Set([
  '○',
  '〇',
  '◯',
  '◎',
  '●',
  '✓',
  '✔',
  '1',
  '有',
  'あり',
  '有り',
  '可',
  '可能',
  'はい',
  '対応',
  '該当',
  '設置',
  'true',
  'yes',
  'y',
])
const NO = new Set(['×', '✕', '✖', 'x', '0', '無', 'なし', '無し', '不可', 'いいえ', '非対応', '非該当', '未設置', 'false', 'no', 'n'])
