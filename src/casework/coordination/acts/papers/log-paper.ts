import type { Day } from '../../../../kernel/day.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Person } from '../../../people/index.ts'
import { findPersons } from '../../../people/index.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import type { NamedEntry } from '../../store/case/entries.ts'
import { listEntriesBetween } from '../../store/case/entries.ts'
import { shownIn } from '../case/look-at-case.ts'
import { onPaperInCase } from './in-case.ts'
import type { Leaving, Left } from './leave-on-paper.ts'
import { leaveOnPaper } from './leave-on-paper.ts'

/** From when until when, both days included; null: without bound. */
export type Period = { readonly from: Day | null; readonly to: Day | null }

/** What 支援経過記録シート is filled from, oldest entry first. */
export type LogFacts = {
  readonly head: CaseHead
  readonly persons: readonly Person[]
  readonly entries: readonly NamedEntry[]
  readonly isCut: boolean
}

/** Up to here a log is printed without being asked what for. */
const LOG_WITHOUT_PURPOSE = 100
/** The most that one paper holds; beyond that a shorter period is chosen. */
const LOG_ON_PAPER = 2000

/** Either the paper, or how many entries it would hold when a purpose is owed first. */
export type LogPaper = (Left & { readonly owes: false }) | { readonly owes: true; readonly head: CaseHead }

/** The log of a case on paper, as far as the reader may see it; entries that were corrected are left out. */
export function takeLogPaper(
  act: Act,
  id: CaseId,
  period: Period,
  leaving: Leaving,
  layOut: (facts: LogFacts) => Sheet,
): Promise<LogPaper | undefined> {
  const action = leaving.write ? 'paper.export' : 'paper.print'
  return onPaperInCase<LogPaper>(act, id, action, async (tx, head) => {
    const most = leaving.purpose === undefined ? LOG_WITHOUT_PURPOSE : LOG_ON_PAPER
    const found = await listEntriesBetween(tx.db, id, period, most + 1)
    const isCut = found.length > most
    if (isCut && leaving.purpose === undefined) {
      await tx.audit({ action, subjectType: 'case', subjectIds: [id], outcome: 'refused', refusal: 'fields' })
      return { owes: true, head }
    }
    const entries = found.slice(0, most)
    const ids = head.people.map(person => person.personId)
    const sheet = layOut({ head, persons: await findPersons(tx.db, ids), entries, isCut })
    const subjectIds = [...shownIn(head), ...entries.map(entry => entry.id)]
    const paper = { sheets: [sheet], rows: entries.length, subjectType: 'case', subjectIds, people: ids } as const
    return { ...(await leaveOnPaper(tx, paper, leaving)), owes: false }
  })
}
