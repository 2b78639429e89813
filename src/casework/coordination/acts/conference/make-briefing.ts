import { ageOn } from '../../../../kernel/day.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { PersonId } from '../../../people/index.ts'
import { consentsOf, isConsentValid } from '../../../people/index.ts'
import { chronologyOf } from '../../domain/assessment/chronology.ts'
import { formatMoment } from '../../domain/assessment/moment.ts'
import type { Briefing } from '../../domain/conference/briefing.ts'
import { BRIEFED_CATEGORIES, isCovered } from '../../domain/conference/briefing.ts'
import type { AgendaItem } from '../../domain/conference/conference.ts'
import { briefedPast, pastWords } from '../../domain/conference/past-in-briefing.ts'
import { listIssues } from '../../store/assessment/issues.ts'
import { agencyNames } from '../../store/conference/agencies.ts'
import { findDirection } from '../../store/conference/agenda.ts'
import type { HouseholdLine } from '../../store/conference/briefing-sources.ts'
import { listHouseholdLines, listSharedEntries } from '../../store/conference/briefing-sources.ts'
import { plansOf } from '../../store/plan/plans.ts'
import { chronologyFacts } from '../assessment/chronology.ts'
import { lookAtCase } from '../case/look-at-case.ts'

/** Entries of the log in a pack. */
const ENTRIES = 10

/**
 * The pack of an item, made from the record as the convenor sees it now. Where the item stands on consent, members of the household who
 * did not agree themselves stand there without a name, and content of kinds nobody agreed to stays out.
 * @source F22; forms-and-codes section 8
 */
export async function makeBriefing(act: Act, tx: Tx, codes: Codes, item: AgendaItem): Promise<Briefing> {
  const lines = await listHouseholdLines(tx.db, item.caseId)
  const named = await namedIn(act, tx, item, lines)
  const issues = await listIssues(tx.db, item.caseId)
  const entries = await listSharedEntries(tx.db, item.caseId, ENTRIES)
  return {
    household: lines.map(line => ({ name: named.has(line.personId) ? line.name : UNNAMED, about: aboutOf(act, codes, line) })),
    issues: issues
      .filter(issue => issue.state !== 'closed')
      .map(issue => ({ label: codes.label('issue', issue.code, act.today), words: issue.note })),
    direction: await findDirection(tx.db, item.caseId),
    actions: await actionsOf(tx, item),
    entries: entries.filter(entry => isCovered(entry.category, BRIEFED_CATEGORIES)).map(({ category: _, ...entry }) => entry),
    chronology: await pastOf(act, tx, codes, item, namesIn(lines, named)),
    categories: BRIEFED_CATEGORIES,
  }
}

function namesIn(lines: readonly HouseholdLine[], named: ReadonlySet<PersonId>): ReadonlySet<string> {
  return new Set(lines.filter(line => named.has(line.personId)).map(line => line.name))
}

const UNNAMED = 'ご家族（ご本人の同意がないため、お名前は載せていません）'

async function namedIn(act: Act, tx: Tx, item: AgendaItem, lines: readonly HouseholdLine[]): Promise<ReadonlySet<PersonId>> {
  const all = lines.map(line => line.personId)
  if (item.basis !== 'consent') return new Set(all)
  const consents = await consentsOf(tx.db, all)
  return new Set(consents.filter(consent => isConsentValid(consent, act.today)).map(consent => consent.personId))
}

function aboutOf(act: Act, codes: Codes, line: HouseholdLine): string {
  const relation = codes.label('relationship', line.relationship, act.today)
  const age = line.birthDate === null ? '' : `${ageOn(line.birthDate, act.today)}歳`
  return [relation, age].filter(part => part !== '').join('・')
}

async function actionsOf(tx: Tx, item: AgendaItem): Promise<Briefing['actions']> {
  const plans = await plansOf(tx.db, item.caseId)
  const plan = plans.find(one => one.id === item.planId) ?? plans.find(one => one.state === 'running' || one.state === 'decided')
  if (plan === undefined) return []
  const names = await agencyNames(
    tx.db,
    plan.content.actions.flatMap(action => action.ownerAgency ?? []),
  )
  return plan.content.actions.map(action => ({
    who: names.get(action.ownerAgency ?? '') ?? '',
    what: action.words,
    due: action.dueOn,
  }))
}

async function pastOf(act: Act, tx: Tx, codes: Codes, item: AgendaItem, names: ReadonlySet<string>): Promise<Briefing['chronology']> {
  const about = await lookAtCase(tx.db, item.caseId)
  if (about === undefined) return []
  const rows = chronologyOf(await chronologyFacts(tx.db, about))
  return briefedPast(rows, names).map(row => ({
    when: formatMoment(row.moment),
    words: pastWords(row.event, { newest: (list, code) => codes.label(list, code, act.today) }),
  }))
}
