import { newId } from '../../../kernel/id.ts'
import type { SeatId } from '../../councils/index.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import type { Attendance } from '../domain/attendance.ts'
import type { Closing, RemarkClosed } from '../domain/closing.ts'
import type { DecisionId, Remark } from '../domain/outcome.ts'
import type { ActionStart } from '../store/actions.ts'
import type { DecisionStart } from '../store/decisions.ts'
import type { QuestionStart } from '../store/questions.ts'

/** A remark together with what it becomes. */
export type Promoted = { readonly remark: Remark; readonly sent: RemarkClosed }

/** What a closing makes, with ids already given, so that everything can be written in a few statements. */
export type Made = {
  readonly decisions: readonly (DecisionStart & { readonly remarkId?: string })[]
  readonly actions: readonly (ActionStart & { readonly remarkId: string })[]
  readonly questions: readonly (QuestionStart & { readonly remarkId: string })[]
  /** Remarks that other modules keep from now on. */
  readonly issues: readonly Promoted[]
  readonly treasures: readonly Promoted[]
}

/** Sorts everything said on the closing screen into what is to be written. The closing has no complaints. */
export function madeBy(
  closing: Closing,
  ground: { readonly items: readonly AgendaItem[]; readonly remarks: readonly Remark[]; readonly seats: readonly Attendance[] },
): Made {
  const promoted = closing.remarks.flatMap(sent => {
    const remark = ground.remarks.find(({ id }) => id === sent.id)
    return remark && sent.becomes ? [{ remark, sent }] : []
  })
  const becoming = (kind: NonNullable<RemarkClosed['becomes']>) => promoted.filter(({ sent }) => sent.becomes === kind)
  const decisions = [...decisionsByItems(closing, ground.items), ...decisionsByRemarks(becoming('decision'))]
  return {
    decisions,
    actions: becoming('action').map(one => actionOf(one, decisions, ground.seats)),
    questions: becoming('question').flatMap(({ remark, sent }) =>
      sent.dueOn ? [{ id: newId<'question'>(), itemId: remark.itemId, words: remark.words, dueOn: sent.dueOn, remarkId: remark.id }] : [],
    ),
    issues: becoming('issue'),
    treasures: becoming('treasure'),
  }
}

function decisionsByItems({ items }: Closing, standing: readonly AgendaItem[]): Made['decisions'] {
  return items.flatMap(({ id, statement, how, reviewOn, counts, reasons, dissent }) => {
    const carried = standing.find(item => item.id === id)?.carried
    if (!statement) return []
    return [
      {
        id: newId<'decision'>(),
        itemId: id,
        statement,
        how: how ?? 'consensus',
        reviewOn: reviewOn ?? null,
        counts: counts ?? '',
        reasons: reasons ?? '',
        dissent: dissent ?? '',
        supersedesId: carried?.kind === 'decision' ? carried.id : null,
      },
    ]
  })
}

function decisionsByRemarks(promoted: readonly Promoted[]): Made['decisions'] {
  return promoted.map(({ remark, sent }) => ({
    id: newId<'decision'>(),
    itemId: remark.itemId,
    statement: remark.words,
    how: 'consensus',
    reviewOn: sent.reviewOn ?? null,
    counts: '',
    reasons: '',
    dissent: '',
    supersedesId: null,
    remarkId: remark.id,
  }))
}

function actionOf({ remark, sent }: Promoted, decisions: Made['decisions'], seats: readonly Attendance[]): Made['actions'][number] {
  const seat = seats.find(({ seatId }) => seatId !== null && seatId === sent.owner)
  const ownerKind = sent.owner === 'city' || sent.owner === 'organisation' ? sent.owner : 'seat'
  return {
    id: newId<'action'>(),
    itemId: remark.itemId,
    decisionId: (decisions.find(({ itemId }) => itemId === remark.itemId)?.id as DecisionId | undefined) ?? null,
    what: remark.words,
    ownerKind,
    ownerSeat: ownerKind === 'seat' ? ((seat?.seatId ?? null) as SeatId | null) : null,
    ownerName: ownerKind === 'seat' ? (seat?.name ?? '') : ownerKind === 'city' ? '市' : (sent.ownerName ?? ''),
    dueOn: sent.dueOn ?? null,
    remarkId: remark.id,
  }
}

/** The attendance as it is written: names and offices of seats as they are that day, everybody missing from the list absent. */
export function attendanceAsWritten(closing: Closing, seats: readonly Attendance[]): readonly Attendance[] {
  const seated = seats.map(seat => {
    const sent = closing.attendance.find(({ seatId }) => seatId === seat.seatId)
    return { ...seat, status: sent?.status ?? ('absent' as const), proxyName: sent?.proxyName ?? '' }
  })
  const others = closing.others.flatMap(({ name, role, status }) =>
    name ? [{ seatId: null, name, roleThen: role ?? '', status: status ?? ('present' as const), proxyName: '' }] : [],
  )
  return [...seated, ...others]
}

/** Ids of the records carried to a meeting, of one kind, with the items that brought them. */
export function carriedOf(items: readonly AgendaItem[], kind: 'decision' | 'action' | 'question') {
  return items.flatMap(item => (item.carried?.kind === kind ? [{ item, id: item.carried.id }] : []))
}
