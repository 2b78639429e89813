import type { Day } from '../../kernel/day.ts'

/** Why a row cannot stand as it was asked for. */
export type Fault =
  | 'reversed'
  | 'overlap'
  | 'begun'
  | 'gone'
  | 'past'
  | 'fixed-close'
  | 'fixed-new'
  | 'bad-code'
  | 'taken'
  | 'no-label'
  | 'unknown-successor'
  | 'same'
  | 'upcoming-stands'
  | 'ended'
  | 'fields'

/** One complaint: about which row, which column of it, and why. */
export type Complaint = { readonly code: string; readonly validFrom: Day; readonly column: string; readonly fault: Fault }

/** Sentences for people, each saying what to do. */
export const FAULT_SENTENCES: Readonly<Record<Fault, string>> = {
  reversed: '使わなくなる日は、使い始める日より後の日にしてください。',
  overlap: '同じ日に二つの行が有効になります。前の行が終わる日から後の日にしてください。',
  begun: 'すでに始まっている行の言葉は直せません。「ある日から言葉を変える」で、新しい行を始めてください。',
  gone: '始まった行は消せません。「使わなくする」で、終わりの日を入れてください。',
  past: 'きょうより前の日にはできません。きょうか、それより後の日にしてください。',
  'fixed-close': 'この符号は仕組みの動きに使っているので、使わなくすることはできません。呼び名だけを変えてください。',
  'fixed-new': 'この一覧は仕組みの動きに使っているので、符号を増やせません。いまある符号の呼び名を変えてください。',
  'bad-code': '符号は、半角の小さい英字か数字で始め、英字・数字・「_」「-」で60文字までにしてください。',
  taken: 'この符号はすでに使われています。別の符号にするか、「ある日から言葉を変える」を使ってください。',
  'no-label': '呼び名を入れてください。',
  'unknown-successor': '代わりの根拠は、その日に有効な根拠の符号から選んでください。',
  same: 'いまの行と同じ内容です。変えるところを書き直してください。',
  'upcoming-stands': 'これから始まる行がすでにあります。先にその行を直すか、取りやめてください。',
  ended: 'この行には、その日より前に終わりの日があります。もう一度使うときは、新しい行を始めてください。',
  fields: '様式の項目は増やしたり減らしたりできません。印刷しない項目は「印刷する」の印を外してください。',
}
