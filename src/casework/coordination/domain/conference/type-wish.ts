import type { Day } from '../../../../kernel/day.ts'
import type { FieldErrors } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { ConferenceType } from './conference-type.ts'

/** What a kind says besides its code and its days. */
export type TypeMeaning = Omit<ConferenceType, 'code' | 'validFrom' | 'validTo' | 'isSealed'>

/** One wish of an administrator: a new kind, another meaning from a day on, an end, or taking back what has not begun. */
export type TypeWish =
  | { readonly kind: 'open' | 'succeed'; readonly code: string; readonly from: Day; readonly meaning: TypeMeaning }
  | { readonly kind: 'close'; readonly code: string; readonly from: Day }
  | { readonly kind: 'withdraw'; readonly code: string; readonly begins: Day }

/** The rows a wish writes: first what goes, then what ends on a day, then what begins. */
export type TypeChange = {
  readonly dropped: readonly ConferenceType[]
  readonly ended: readonly { readonly row: ConferenceType; readonly validTo: Day | null }[]
  readonly added: readonly ConferenceType[]
}

const CODE = /^[a-z][a-z0-9_]{1,59}$/
const NOTHING: TypeChange = { dropped: [], ended: [], added: [] }

/**
 * What a wish comes to, or what is wrong with it by field. Every change lies ahead: items set until today keep the kind they were set under.
 * @source law-and-flow 3.1: without consent the secrecy is the law's and the minutes close
 */
export function decideType(rows: readonly ConferenceType[], wish: TypeWish, today: Day): Result<TypeChange, FieldErrors> {
  const own = rows.filter(row => row.code === wish.code)
  if (own.some(row => row.isSealed)) return no({ code: 'この種類は封印した記録の中だけで使います。ここでは変えられません。' })
  if (wish.kind === 'withdraw') return withdraw(own, wish.begins, today)
  if (wish.from <= today) return no({ from: 'あしたか、それより後の日にしてください。きょうまでの議題は、いまの種類のまま残します。' })
  const complaints = wish.kind === 'close' ? {} : meaningFaults(wish.code, wish.meaning)
  if (Object.keys(complaints).length > 0) return no(complaints)
  const last = own.at(-1)
  if (wish.kind === 'open') {
    if (last) return no({ code: 'この符号はすでに使われています。別の符号にするか、「ある日から変える」を使ってください。' })
    return yes({ ...NOTHING, added: [rowOf(wish)] })
  }
  if (last === undefined) return no({ code: 'この種類はありません。一覧から選び直してください。' })
  if (last.validFrom > today) return no({ from: 'これから始まる行がすでにあります。先にその行を取りやめてください。' })
  if (last.validTo !== null) return no({ from: 'この種類には終わりの日があります。もう一度使うときは、新しい符号で加えてください。' })
  const ended = [{ row: last, validTo: wish.from }]
  return yes(wish.kind === 'close' ? { ...NOTHING, ended } : { ...NOTHING, ended, added: [rowOf(wish)] })
}

function withdraw(own: readonly ConferenceType[], begins: Day, today: Day): Result<TypeChange, FieldErrors> {
  const row = own.find(one => one.validFrom === begins)
  if (row === undefined || row.validFrom <= today)
    return no({ code: '始まった種類は取りやめられません。「使わなくする」で、終わりの日を入れてください。' })
  const before = own.find(one => one.validTo === begins)
  return yes({ ...NOTHING, dropped: [row], ended: before ? [{ row: before, validTo: row.validTo }] : [] })
}

function meaningFaults(code: string, meaning: TypeMeaning): FieldErrors {
  const isWithout = meaning.consentRule === 'no_consent'
  return {
    ...(CODE.test(code) ? {} : { code: '符号は、半角の小さい英字で始め、英字・数字・「_」で60文字までにしてください。' }),
    ...(isWithout && meaning.secrecyRule !== 'statutory'
      ? { secrecyRule: '同意なしで話し合う会議には、法律による守秘義務が要ります。「法律による守秘義務」を選んでください。' }
      : {}),
    ...(isWithout && meaning.minutesRule !== 'present'
      ? { minutesRule: '同意なしで話し合う会議の議事録は、出席した方だけが読めます。「招かれて出席した方だけ」を選んでください。' }
      : {}),
    ...(meaning.tone === 'sealed' ? { tone: 'この色は、封印した記録の中の会議だけで使います。ほかの色を選んでください。' } : {}),
  }
}

function rowOf(wish: { readonly code: string; readonly from: Day; readonly meaning: TypeMeaning }): ConferenceType {
  return { ...wish.meaning, code: wish.code, isSealed: false, validFrom: wish.from, validTo: null }
}
