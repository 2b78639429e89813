import type { Act, Tx } from '../../../../platform/act.ts'
import type { Task } from '../../../../platform/tasks.ts'
import { listTasksOfCase } from '../../../../platform/tasks.ts'
import type { PersonId } from '../../../people/index.ts'
import { findPersons } from '../../../people/index.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { EntryId, LogEntry } from '../../domain/case/log-entry.ts'
import type { LogFilter, LogPlace, NamedEntry } from '../../store/case/entries.ts'
import { findEntry, listEntries, listEntriesAbout, listMentions, listStandingEntries } from '../../store/case/entries.ts'
import type { TeamStaff } from '../../store/case/staff-of-team.ts'
import { listTeamStaff } from '../../store/case/staff-of-team.ts'
import { sealedNotice } from '../sealed/sealed-notice.ts'
import { lookAtCase, shownIn } from './look-at-case.ts'

export type { LogFilter, NamedEntry } from '../../store/case/entries.ts'
export type { TeamStaff } from '../../store/case/staff-of-team.ts'

/** An entry of a page with those it calls by name. */
export type ShownEntry = NamedEntry & { readonly mentions: readonly string[] }
export type LogPage = { readonly entries: readonly ShownEntry[]; readonly next: EntryId | undefined }

/** The page of a case: its head, a page of its log, what is owed, and who can be called. */
export type LogView = LogPage & {
  readonly head: CaseHead
  readonly tasks: readonly Task[]
  readonly staff: readonly TeamStaff[]
  /** Whom the coordinator may call about a sealed record; empty for everybody else. */
  readonly sealed: readonly string[]
}

const OPEN_TASKS = 30

/** One case with a page of its log; the look is written down before anything is shown. */
export function readLog(act: Act, id: CaseId, filter: LogFilter, place: LogPlace): Promise<LogView | undefined> {
  return withHead(act, id, 'case.read', async (tx, head) => {
    const log = await pageOf(tx, await listEntries(tx.db, id, filter, place), place.limit)
    const tasks = await listTasksOfCase(tx.db, id, OPEN_TASKS)
    const staff = await listTeamStaff(
      tx.db,
      head.team.map(member => member.agencyId),
    )
    return { head, ...log, tasks, staff, sealed: await sealedNotice(tx.db, id) }
  })
}

/** One entry that is about to be corrected, with the head of its case. */
export function readEntry(
  act: Act,
  id: CaseId,
  entryId: EntryId,
): Promise<{ readonly head: CaseHead; readonly entry: LogEntry | undefined; readonly staff: readonly TeamStaff[] } | undefined> {
  return withHead(act, id, 'case.read', async (tx, head) => {
    const entry = await findEntry(tx.db, id, entryId)
    const staff = await listTeamStaff(
      tx.db,
      head.team.map(member => member.agencyId),
    )
    return { head, entry, staff }
  })
}

/** A page of what is written about one person in all cases of theirs that the reader may see. */
export function readLogAbout(act: Act, personId: PersonId, place: LogPlace): Promise<LogPage & { readonly isAbsent: boolean }> {
  return act.transaction(async tx => {
    const [person] = await findPersons(tx.db, [personId])
    const log = await pageOf(tx, await listEntriesAbout(tx.db, personId, place), place.limit)
    const cases = [...new Set(log.entries.map(entry => entry.caseId))]
    // Whoever left keeps what they wrote themselves, also about somebody they do not see any more.
    const isAbsent = person === undefined && cases.length === 0
    const outcome = isAbsent ? ('absent' as const) : ('done' as const)
    await tx.audit({ action: 'case.read-about', subjectType: 'person', subjectIds: [personId, ...cases], outcome })
    return { ...log, isAbsent }
  })
}

/** The most a person's own copy holds; beyond that it is made in parts. */
export const OWN_FILE_BOUND = 5000

/** Everything that stands in a case, oldest first, for the copy the person may ask for. Written down as a print. */
export function readOwnFile(
  act: Act,
  id: CaseId,
): Promise<{ readonly head: CaseHead; readonly entries: readonly NamedEntry[] } | undefined> {
  return withHead(act, id, 'case.own-file', async (tx, head) => ({ head, entries: await listStandingEntries(tx.db, id, OWN_FILE_BOUND) }))
}

/** The head of a case alone, written down under the name of what is looked at. */
export function readCaseHead(act: Act, id: CaseId, action: string): Promise<CaseHead | undefined> {
  return withHead(act, id, action, async (_, head) => head)
}

/** Looks at something of a case inside one audited transaction; "absent" is written down too. */
export function withHead<Seen>(
  act: Act,
  id: CaseId,
  action: string,
  look: (tx: Tx, head: CaseHead) => Promise<Seen>,
): Promise<Seen | undefined> {
  return act.transaction(async tx => {
    const head = await lookAtCase(tx.db, id)
    if (head === undefined) {
      await tx.audit({ action, subjectType: 'case', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const seen = await look(tx, head)
    await tx.audit({ action, subjectType: 'case', subjectIds: shownIn(head) })
    return seen
  })
}

async function pageOf(tx: Tx, found: readonly NamedEntry[], limit: number): Promise<LogPage> {
  const rows = found.slice(0, limit)
  const mentions = await listMentions(
    tx.db,
    rows.map(row => row.id),
  )
  const entries = rows.map(row => ({ ...row, mentions: mentions.flatMap(one => (one.entryId === row.id ? [one.name] : [])) }))
  return { entries, next: found.length > limit ? rows.at(-1)?.id : undefined }
}
