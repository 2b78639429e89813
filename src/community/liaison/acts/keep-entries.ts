import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import { makeLink } from '../../links/index.ts'
import type { Entry, EntryId, Side, Stage } from '../domain/entry.ts'
import { isTold } from '../domain/entry.ts'
import { wouldCircle } from '../domain/lineage.ts'
import { insertAdoption, listAdoptions } from '../store/adoptions.ts'
import type { EntryWords } from '../store/entries.ts'
import { checkEntry, endEntry, findEntry, insertEntry, rewordEntry, stageEntry, unknownIn, withdrawEntry } from '../store/entries.ts'
import type { JoinKind } from '../store/joinable.ts'
import { joinable } from '../store/joinable.ts'
import { audited } from './audited.ts'

export type { JoinKind }

type Asked = { readonly version: number | undefined; readonly once: Once }
type Done = Promise<Result<EntryId, Refusal>>

/** Puts what a council can give, or what troubles it, on the board; others read it when somebody else has checked the words. */
export function stateEntry(act: Act, entry: EntryWords & { readonly councilNo: number; readonly side: Side }, request: Once): Done {
  return audited(act, { action: 'liaison.state', type: 'liaison-entry', once: request }, async tx => {
    const unknown = await refusedNames(tx, entry.councilNo, entry.themes)
    if (unknown) return no(unknown)
    if (!mayKeep(entry.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    const id = newId<'entry'>(act.now.getTime())
    await insertEntry(tx.db, id, entry)
    return yes(id)
  })
}

/** Says an entry anew; the new words are checked anew. */
export function sayEntryAnew(act: Act, id: EntryId, words: EntryWords, asked: Asked): Done {
  return keepEntry(act, id, 'liaison.reword', asked, async tx => {
    const unknown = await refusedNames(tx, null, words.themes)
    if (unknown) return no(unknown)
    await rewordEntry(tx.db, id, words)
    return yes(id)
  })
}

/** Checks words somebody else wrote: no name, no place, no day by which one of us would be known. */
export function tellEntry(act: Act, id: EntryId, asked: Asked): Done {
  return keepEntry(act, id, 'liaison.check', asked, async (tx, entry) => {
    if (isTold(entry)) return no(refusal('wrong-state'))
    if (entry.isWordedByMe) return no(refusal('own-decision'))
    return (await checkEntry(tx.db, id)) ? yes(id) : no(refusal('wrong-state'))
  })
}

/** Takes an entry back: from this moment no other council reads it. */
export function takeEntryBack(act: Act, id: EntryId, words: string, asked: Asked): Done {
  return keepEntry(act, id, 'liaison.withdraw', asked, async (tx, entry) => {
    if (!isTold(entry)) return no(refusal('wrong-state'))
    await withdrawEntry(tx.db, id, words)
    return yes(id)
  })
}

/** Writes how far the council has come with it; back is a way too. */
export function moveEntry(act: Act, id: EntryId, move: { readonly stage: Stage; readonly words: string }, asked: Asked): Done {
  return keepEntry(act, id, 'liaison.stage', asked, async (tx, entry) => {
    if (entry.stage === move.stage) return no(refusal('fields', { fields: { stage: 'いまと同じです。ほかの段階を選んでください。' } }))
    await stageEntry(tx.db, id, move.stage, move.words)
    return yes(id)
  })
}

/** Takes an entry off the board with a line of words, or puts it back. */
export function closeEntry(act: Act, id: EntryId, words: string, asked: Asked): Done {
  return keepEntry(act, id, 'liaison.close', asked, async (tx, entry) => {
    await endEntry(tx.db, id, entry.state === 'open' ? 'closed' : 'open', words)
    return yes(id)
  })
}

/** Where something came from: an entry of another council, or a place named in words; and what was changed. */
export type Origin = { readonly parentId: string | null; readonly fromWhere: string; readonly changed: string; readonly since: Day }

/** Writes from whom something was taken up and how it was changed. Both ends show it. */
export function adoptEntry(act: Act, id: EntryId, from: Origin, request: Once): Done {
  return keepEntry(act, id, 'liaison.adopt', { version: undefined, once: request }, async (tx, entry) => {
    if (from.parentId === null && from.fromWhere === '')
      return no(refusal('fields', { fields: { parentId: 'どこから来たかを選ぶか、下に書いてください。' } }))
    if (from.parentId !== null) {
      const parent = await findEntry(tx.db, from.parentId)
      if (parent === undefined || wouldCircle(await listAdoptions(tx.db), id, parent.id))
        return no(refusal('fields', { fields: { parentId: 'どこから来たかを選び直してください。' } }))
      await makeLink(tx.db, { from: { kind: entry.side, id }, to: { kind: parent.side, id: parent.id }, relation: 'adopted_from' })
    }
    if (await insertAdoption(tx.db, { ...from, childId: id, fromWhere: from.parentId === null ? from.fromWhere : '' })) return yes(id)
    return no(refusal('fields', { fields: { parentId: 'この由来は、もう書いてあります。' } }))
  })
}

/** Joins an entry to an issue, a treasure or an activity of its own council. */
export function joinEntry(act: Act, id: EntryId, to: { readonly kind: JoinKind; readonly id: string }, request: Once): Done {
  return keepEntry(act, id, 'liaison.join', { version: undefined, once: request }, async (tx, entry) => {
    if (!(await joinable(tx.db, entry.councilNo)).some(one => one.kind === to.kind && one.id === to.id))
      return no(refusal('fields', { fields: { to: 'つなぐものを選び直してください。' } }))
    await makeLink(tx.db, { from: { kind: entry.side, id }, to, relation: 'about' })
    return yes(id)
  })
}

/** The ground of every change of an entry: its keepers only, the version they saw, once, audited. */
function keepEntry(
  act: Act,
  id: EntryId,
  action: string,
  asked: Asked,
  work: (tx: Tx, entry: Entry) => Promise<Result<EntryId, Refusal>>,
): Done {
  return audited(act, { action, type: 'liaison-entry', id, once: asked.once }, async tx => {
    const seen = await findEntry(tx.db, id)
    if (seen === undefined) return no(refusal('absent'))
    if (!mayKeep(seen.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    const entry = (await findEntry(tx.db, id, true)) ?? seen
    if (asked.version !== undefined && asked.version !== entry.version)
      return no(refusal('stale-version', { currentVersion: entry.version }))
    return work(tx, entry)
  })
}

async function refusedNames(tx: Tx, councilNo: number | null, themes: readonly string[]): Promise<Refusal | undefined> {
  const unknown = await unknownIn(tx.db, { councilNo, themes })
  if (unknown.length === 0) return undefined
  const sentences = { councilNo: '協議会を選び直してください。', themes: 'テーマを選び直してください。' } as const
  return refusal('fields', { fields: Object.fromEntries(unknown.map(name => [name, sentences[name]])) })
}
