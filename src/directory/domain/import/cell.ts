import type { WordsRefusal } from '../../../kernel/words.ts'
import { readWords } from '../../../kernel/words.ts'

/** A cell as it is kept, and what had to be put right about it; or why its row cannot be taken. */
export type ReadCell = { readonly words: string; readonly mended?: string } | { readonly refused: string }

const LIMIT = 4000

/** The words of a cell: edges tidied, letters composed, invisible controls taken out; every change is named. A My Number is never taken. */
export function readCell(raw: string): ReadCell {
  const lines = raw.replaceAll('\r\n', '\n')
  const found = readWords(lines, LIMIT)
  if (found.ok) return found.value === lines ? { words: lines } : { words: found.value, mended: whyMended(lines, found.value) }
  if (found.refusal !== 'control-character') return { refused: WHY[found.refusal] }
  const again = readWords(withoutControls(lines), LIMIT)
  return again.ok ? { words: again.value, mended: '目に見えない制御文字を取り除きました。' } : { refused: WHY[again.refusal] }
}

/** Whether letters are in it that only one computer knows (外字), so that others see something else or nothing. */
export function hasPrivateLetters(words: string): boolean {
  return /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/u.test(words)
}

/** A text without control characters and broken letters: what no field, and no name of a column, may hold. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '').replace(/\p{Cs}/gu, '')
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

const WHY: Readonly<Record<WordsRefusal, string>> = {
  'my-number': 'マイナンバー（個人番号）のような12桁の番号があります。この列を消してから、もう一度取り込んでください。',
  'lone-surrogate': '文字がこわれています。元のファイルを確かめて、保存し直してください。',
  'control-character': '目に見えない制御文字があります。取り除いてから、もう一度取り込んでください。',
  'too-long': `文字が多すぎます。${LIMIT}文字までにしてください。`,
}

function whyMended(raw: string, kept: string): string {
  return raw.trim() === kept ? '前後の空白を取りました。' : '文字の組み立て方（濁点など）をそろえました。'
}
