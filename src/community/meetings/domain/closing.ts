import type { Day } from '../../../kernel/day.ts'
import type { FieldErrors } from '../../../kernel/refusal.ts'
import type { TreasureType } from '../../treasures/index.ts'
import type { AgendaItem } from './agenda.ts'
import type { Attendance, AttendanceStatus } from './attendance.ts'
import { isThere } from './attendance.ts'
import type { Becomes, DecidedHow, Remark } from './outcome.ts'

type Maybe<Value> = Value | null | undefined

/** A line of the attendance as it is sent: a seat by its id. */
export type SeatSent = { readonly seatId: string; readonly status: AttendanceStatus; readonly proxyName?: Maybe<string> }

/** Somebody without a seat, by name; a line without a name is nobody. */
export type OtherSent = {
  readonly name?: Maybe<string>
  readonly role?: Maybe<string>
  readonly status?: 'present' | 'observer' | undefined
}

/** What came of an item. `statement` is a decision; `remarks` holds lines that nobody has kept yet, one a line. */
export type ItemClosed = {
  readonly id: string
  readonly outcome?: Maybe<'done' | 'continued'>
  readonly statement?: Maybe<string>
  readonly how?: Maybe<DecidedHow>
  readonly reviewOn?: Maybe<Day>
  readonly counts?: Maybe<string>
  readonly reasons?: Maybe<string>
  /** What those thought who saw it otherwise; it stands beside the decision. */
  readonly dissent?: Maybe<string>
  /** Where the item came from an action: how far that has come. */
  readonly actionState?: Maybe<'open' | 'doing' | 'done'>
  readonly remarks?: Maybe<string>
}

/** What a remark becomes; without `becomes` it stays a remark. `owner` is the id of a seat, or a kind of owner. */
export type RemarkClosed = {
  readonly id: string
  readonly becomes?: Maybe<Becomes>
  readonly owner?: Maybe<string>
  readonly ownerName?: Maybe<string>
  readonly dueOn?: Maybe<Day>
  readonly reviewOn?: Maybe<Day>
  readonly theme?: Maybe<string>
  readonly type?: Maybe<TreasureType>
}

/** Everything that is said on the one screen on which a meeting is closed. */
export type Closing = {
  readonly attendance: readonly SeatSent[]
  readonly others: readonly OtherSent[]
  readonly items: readonly ItemClosed[]
  readonly remarks: readonly RemarkClosed[]
  /** Id of the seat of whoever led the meeting. */
  readonly chair?: Maybe<string>
  /** Somebody without a seat who led it. */
  readonly chairName?: Maybe<string>
  readonly scribeName?: Maybe<string>
  readonly nextOn?: Maybe<Day>
  /** The hour as 19:30; without it the hour, the place and the title of this meeting. */
  readonly nextFrom?: Maybe<string>
  readonly nextPlace?: Maybe<string>
  readonly nextTitle?: Maybe<string>
}

/** What stands when a meeting is closed. */
export type ClosingGround = {
  readonly items: readonly AgendaItem[]
  readonly remarks: readonly Remark[]
  /** Seats of the day, as the attendance begins with them. */
  readonly seats: readonly Attendance[]
  readonly heldOn: Day
}

/** What is missing before a meeting can be closed, each sentence at its own field; nothing when all is there. */
export function complaintsOfClosing(closing: Closing, ground: ClosingGround): FieldErrors {
  return {
    ...complaintsOfAttendance(closing, ground),
    ...complaintsOfItems(closing, ground),
    ...complaintsOfRemarks(closing, ground),
    ...(closing.nextOn && closing.nextOn <= ground.heldOn ? { nextOn: '次回は、この会議より後の日にしてください。' } : {}),
  }
}

function complaintsOfAttendance({ attendance, others, chair, chairName }: Closing, { seats }: ClosingGround): FieldErrors {
  const errors: Record<string, string> = {}
  attendance.forEach(({ seatId, status, proxyName }, at) => {
    if (!seats.some(seat => seat.seatId === seatId))
      errors[`attendance.${at}.status`] = 'この日の名簿にない方です。名簿の外の方として、お名まえを書き足してください。'
    if (status === 'proxy' && !proxyName) errors[`attendance.${at}.proxyName`] = '代わりに来た方のお名まえを書いてください。'
  })
  if (!attendance.some(isThere) && !others.some(({ name }) => name))
    errors['attendance.0.status'] ??= '出席した方を、ひとりは選んでください。'
  const led = attendance.find(({ seatId }) => seatId === chair)
  if (!chairName && (led === undefined || led.status === 'absent' || led.status === 'excused'))
    errors['chair'] = led ? '司会の方が欠席になっています。出席した方から選んでください。' : '司会をした方を選んでください。'
  return errors
}

function complaintsOfItems(closing: Closing, { items, remarks }: ClosingGround): FieldErrors {
  const errors: Record<string, string> = {}
  closing.items.forEach(({ id }, at) => {
    if (!items.some(item => item.id === id))
      errors[`items.${at}.outcome`] = 'この議題は、いまの次第にありません。画面を開き直してください。'
  })
  const decidedByRemark = new Set(
    closing.remarks.filter(({ becomes }) => becomes === 'decision').map(({ id }) => remarks.find(remark => remark.id === id)?.itemId),
  )
  for (const item of items.filter(({ kind }) => kind === 'decide')) {
    const at = closing.items.findIndex(({ id }) => id === item.id)
    const sent = closing.items[at]
    if (sent?.outcome === 'continued' || sent?.statement || decidedByRemark.has(item.id)) continue
    errors[at < 0 ? 'items' : `items.${at}.outcome`] = `「${item.title}」は、決まったことを書くか、「継続審議」を選んでください。`
  }
  return errors
}

function complaintsOfRemarks({ remarks }: Closing, ground: ClosingGround): FieldErrors {
  const errors: Record<string, string> = {}
  remarks.forEach((remark, at) => {
    if (!ground.remarks.some(({ id }) => id === remark.id)) errors[`remarks.${at}.becomes`] = 'この言葉は、いまの記録にありません。'
    else Object.assign(errors, missingIn(remark, at, ground))
  })
  return errors
}

function missingIn({ becomes, owner, ownerName, dueOn, theme, type }: RemarkClosed, at: number, { seats }: ClosingGround): FieldErrors {
  const isKnown = owner === 'city' || owner === 'organisation' || seats.some(({ seatId }) => seatId !== null && seatId === owner)
  if (becomes === 'action' && !isKnown) return { [`remarks.${at}.owner`]: 'だれがするのかを選んでください。' }
  if (becomes === 'action' && owner === 'organisation' && !ownerName)
    return { [`remarks.${at}.ownerName`]: 'する団体の名まえを書いてください。' }
  if (becomes === 'question' && !dueOn) return { [`remarks.${at}.dueOn`]: 'いつまでに答えがほしいかを書いてください。' }
  if (becomes === 'issue' && !theme) return { [`remarks.${at}.theme`]: 'テーマを選んでください。' }
  if (becomes === 'treasure' && !type) return { [`remarks.${at}.type`]: '宝物の種類を選んでください。' }
  return {}
}

/** Lines typed into one box, each a remark of its own; empty lines and the ➡ in front fall away. */
export function linesOf(words: Maybe<string>): readonly string[] {
  return (words ?? '')
    .split('\n')
    .map(line => line.replace(/^[\s　]*(?:➡|→|⇒)?[\s　]*/u, '').trim())
    .filter(line => line !== '')
}
