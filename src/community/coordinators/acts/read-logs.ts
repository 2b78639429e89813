import { formatDayShort } from '../../../kernel/day.ts'
import type { StaffId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import { neighbourOf } from '../../councils/index.ts'
import type { LinkShower, ShownLink, TitleTeller } from '../../links/index.ts'
import type { Assignment, FieldLog, FieldLogId, Handover } from '../domain/field-log.ts'
import { firstWords } from '../domain/first-words.ts'
import type { monthSpan, SumCell } from '../domain/month-report.ts'
import { handovers, listAssignments } from '../store/assignments.ts'
import type { FieldLogFilter } from '../store/field-logs.ts'
import { coordinatorsToday, findLog, historyOf, lastDays, listLogs, logsWithIds, metWith, stepsDue } from '../store/field-logs.ts'
import { sumsOf } from '../store/sums.ts'

export type { FieldLogFilter }

/** One page of the diary. */
export type LogPage = { readonly rows: readonly FieldLog[]; readonly next: FieldLogId | undefined }

/** Lines of the diary that stand, narrowed as asked. */
export function readLogs(
  act: Act,
  filter: FieldLogFilter,
  place: { readonly limit: number; readonly after?: string | undefined },
): Promise<LogPage> {
  return act.transaction(async tx => {
    const found = await listLogs(tx.db, filter, place)
    const rows = found.slice(0, place.limit)
    await tx.audit({ action: 'coordinator.list', subjectType: 'field-log', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined }
  })
}

/** Everything one page about a line shows. */
export type LogWhole = {
  readonly log: FieldLog
  /** What stood before it was corrected, the newest first. */
  readonly before: readonly FieldLog[]
  readonly met: Awaited<ReturnType<typeof metWith>>
  readonly links: readonly ShownLink[]
  readonly isMine: boolean
}

/** One line with what stood before it and what became of it. */
export function readLog(act: Act, id: string, linksOf: LinkShower): Promise<LogWhole | undefined> {
  return act.transaction(async tx => {
    const log = await findLog(tx.db, id)
    await tx.audit({ action: 'coordinator.read', subjectType: 'field-log', subjectIds: [id], outcome: log ? 'done' : 'absent' })
    if (log === undefined) return undefined
    const [, ...before] = await historyOf(tx.db, log.id)
    const links: ShownLink[] = []
    for (const one of [log, ...before]) links.push(...(await linksOf(tx.db, { kind: 'field_log', id: one.id })))
    return { log, before, met: await metWith(tx.db, log.id), links, isMine: log.staffId === act.reader.staffId }
  })
}

/** The team's page: who goes where, what is to be done next, and where nobody has been for a while. */
export type Team = {
  readonly assignments: readonly Assignment[]
  readonly handovers: readonly (Handover & { readonly councilNo: number })[]
  readonly due: readonly FieldLog[]
  readonly lastOn: Awaited<ReturnType<typeof lastDays>>
  readonly coordinators: readonly { readonly id: StaffId; readonly name: string }[]
}

const MOST_DUE = 50

/** Reads the team's page. */
export function readTeam(act: Act): Promise<Team> {
  return act.transaction(async tx => {
    const due = await stepsDue(tx.db, MOST_DUE)
    await tx.audit({ action: 'coordinator.team', subjectType: 'field-log', subjectIds: due.map(({ id }) => id) })
    return {
      due,
      assignments: await listAssignments(tx.db),
      handovers: await handovers(tx.db),
      lastOn: await lastDays(tx.db),
      coordinators: await coordinatorsToday(tx.db),
    }
  })
}

/** A month's sums; its lines for coordinators only. */
export type Report = { readonly cells: readonly SumCell[]; readonly lines: readonly FieldLog[] }

const MOST_LINES = 300

/** The report of a month that makes itself: of one coordinator or of all together. */
export function readReport(act: Act, span: NonNullable<ReturnType<typeof monthSpan>>, staffId: string | null): Promise<Report> {
  return act.transaction(async tx => {
    const cells = await sumsOf(tx.db, span, staffId)
    const lines = await listLogs(tx.db, { ...span, staffId: staffId ?? undefined }, { limit: MOST_LINES })
    await tx.audit({
      action: 'coordinator.report',
      subjectType: 'field-log',
      subjectIds: lines.map(({ id }) => id),
      detail: { month: span.month },
    })
    return { cells, lines }
  })
}

/** Titles of lines for lists of links: coordinators only, because nobody else sees a line. */
export const fieldLogTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  // The login of the residents' side may not even ask the diary.
  if (!(await neighbourOf(db)).isCoordinator) return new Map()
  const found = await logsWithIds(db, ids)
  return new Map(
    found.map(({ id, on, noticed, did }) => [
      id,
      { title: `活動日誌　${formatDayShort(on)}　${firstWords(noticed || did, 30)}`, href: `/field-logs/${id}` as const },
    ]),
  )
}
