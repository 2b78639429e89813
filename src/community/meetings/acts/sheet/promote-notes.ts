import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { raiseIssueIn } from '../../../issues/index.ts'
import type { LinkEnd } from '../../../links/index.ts'
import { makeLink } from '../../../links/index.ts'
import type { TreasureType } from '../../../treasures/index.ts'
import { findTreasureIn } from '../../../treasures/index.ts'
import type { Choice, Promoted } from '../../domain/sheet/promotion.ts'
import { promotedBy, titled } from '../../domain/sheet/promotion.ts'
import type { NoteId, Sheet, SheetId } from '../../domain/sheet/sheet.ts'
import { markNotes, notesOf } from '../../store/sheet/notes.ts'
import { onSheet } from './keep-sheet.ts'

/**
 * Promotes notes in one pass: treasures and issues are written where they belong, visions stay notes, and the rest stays as it is.
 * One transaction; sent twice, or by two people at once, every note becomes something once. Keepers only.
 */
export function promoteNotes(act: Act, id: SheetId, choices: readonly Choice[], request: Once): Promise<Result<SheetId, Refusal>> {
  return onSheet(act, id, { once: request, action: 'sheet.promote', isForKeepers: true }, async ({ tx, sheet }) => {
    const promoted = promotedBy(choices, await notesOf(tx.db, id))
    const became: { id: NoteId; kind: Promoted['becomes']; became: string | null }[] = []
    for (const one of promoted) became.push({ id: one.id, kind: one.becomes, became: await becomeOf(act, tx, sheet, one) })
    if (became.length > 0 && (await markNotes(tx.db, id, became)) !== became.length)
      throw new Error('promoting: a note moved while it was locked')
    return yes(id)
  })
}

async function becomeOf(act: Act, tx: Tx, sheet: Sheet, note: Promoted): Promise<string | null> {
  if (note.becomes === 'vision') return null
  const from: LinkEnd = { kind: 'sheet_note', id: note.id }
  const made = await becomeRecord(act, tx, {
    ...sheet,
    words: note.words,
    becomes: note.becomes,
    type: note.type,
    origin: 'workshop',
    from,
  })
  if (sheet.meetingId)
    await makeLink(tx.db, { from: { kind: note.becomes, id: made }, to: { kind: 'meeting', id: sheet.meetingId }, relation: 'came_from' })
  return made
}

/** Somebody's written words, and the record they become. */
export type Becoming = {
  readonly councilNo: number | null
  readonly bodyId: string
  readonly words: string
  readonly becomes: 'treasure' | 'issue'
  readonly type: TreasureType
  readonly origin: 'workshop' | 'resident'
  /** What it is made out of. */
  readonly from: LinkEnd
}

/** Writes the treasure or the issue that words become, inside a transaction that already runs, joined to where it came from. */
export async function becomeRecord(act: Act, tx: Tx, { councilNo, bodyId, words, becomes, type, origin, from }: Becoming): Promise<string> {
  const { title, rest } = titled(words)
  if (becomes === 'treasure') return orThrow(await findTreasureIn(act, tx, { name: title, type, story: rest, councilNo, foundAt: from }))
  const level = councilNo === null ? ('liaison' as const) : ('council' as const)
  const told = { councilNo, bodyId, title, words: rest, origin, level, themes: [], byParticipant: null, cameFrom: from }
  return orThrow(await raiseIssueIn(act, tx, told))
}

/** A keeper of the sheet keeps its council's records too: a refusal here is a fault of the program, and undoes the whole pass. */
function orThrow(result: Result<string, Refusal>): string {
  if (!result.ok) throw new Error(`promoting: ${result.refusal.code}`)
  return result.value
}
