import { dayOfInstant } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { listConsultationsAbout } from '../../../desk/index.ts'
import { familyOf, findPersons, nameOf } from '../../../people/index.ts'
import { listReferralsOut } from '../../../referral/index.ts'
import type { Aged, ChronologyFacts, ChronologyRow } from '../../domain/assessment/chronology.ts'
import { chronologyOf } from '../../domain/assessment/chronology.ts'
import type { LineFacts, LineId } from '../../domain/assessment/line.ts'
import { personColumns, toldFamily } from '../../domain/assessment/told-family.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { listIssues } from '../../store/assessment/issues.ts'
import { insertLine, listLines, strikeLine } from '../../store/assessment/lines.ts'
import { listDeeds, listMarkedEntries } from '../../store/assessment/past.ts'
import type { ConferenceLine } from '../../store/conference/lists.ts'
import { conferencesOf } from '../../store/conference/lists.ts'
import { readInCase, writeInCase } from './in-case.ts'

/** The years of a family, and whose ages stand in the columns. */
export type ChronologyView = { readonly head: CaseHead; readonly people: readonly Aged[]; readonly rows: readonly ChronologyRow[] }

/** The years of the family of a case, from everything the reader may see. `isPrinted`: it is put on paper, which is written down as such. */
export function readChronology(act: Act, id: CaseId, isPrinted = false): Promise<ChronologyView | undefined> {
  return readInCase(act, id, isPrinted ? 'chronology.print' : 'chronology.read', async (db, head) => {
    const facts = await chronologyFacts(db, head)
    const ids = [...facts.people.map(person => person.personId), ...facts.consultations.map(({ id: one }) => one)]
    return { value: { people: facts.people, rows: chronologyOf(facts) }, ids }
  })
}

/** Everything the years of a family are made of; always the same number of statements. */
export async function chronologyFacts(db: Db, head: CaseHead): Promise<ChronologyFacts> {
  const { id, householdId } = head.supportCase
  const family = householdId === null ? undefined : await familyOf(db, householdId)
  const outside = await findPersons(
    db,
    head.people.map(person => person.personId).filter(one => !family?.members.some(member => member.personId === one)),
  )
  const people = personColumns(
    family,
    outside.map(person => ({ personId: person.id, name: nameOf(person), birthDate: person.birthDate })),
  )
  const consultations = await listConsultationsAbout(
    db,
    people.map(person => person.personId),
    MOST,
  )
  const referrals = await listReferralsOut(
    db,
    consultations.map(consultation => consultation.id),
  )
  return {
    people,
    ...toldFamily(family),
    consultations: consultations.map(({ id: one, no: number, receivedAt, statement }) => ({
      id: one,
      no: number,
      at: dayOfInstant(receivedAt),
      words: statement,
    })),
    referrals: referrals.map(({ id: one, no: number, sentAt, toName, state }) => ({
      id: one,
      no: number,
      at: dayOfInstant(sentAt),
      to: toName,
      state,
    })),
    deeds: await listDeeds(db, id),
    entries: await listMarkedEntries(db, id),
    issues: await listIssues(db, id),
    conferences: (await conferencesOf(db, id)).flatMap(line => heldFor(id, line)),
    lines: await listLines(db, id),
  }
}

const MOST = 200

/** A conference that took place, told by what it was to talk about of this case. */
function heldFor(id: CaseId, { conference, items }: ConferenceLine): ChronologyFacts['conferences'] {
  const { startsAt, state } = conference
  if (startsAt === null || !HELD.has(state)) return []
  const words = items.filter(({ caseId }) => caseId === id).map(({ question }) => question)
  return [{ id: conference.id, at: dayOfInstant(new Date(startsAt)), words: words.join('、') }]
}

const HELD: ReadonlySet<string> = new Set(['held', 'minutes_draft', 'minutes_fixed'])

/** Writes a line into the years by hand. */
export function writeLine(act: Act, id: CaseId, facts: LineFacts, request: Once): Promise<Result<LineId, Refusal>> {
  const work = async (head: CaseHead, tx: Tx): Promise<Result<LineId, Refusal>> => {
    const wrong = await lineComplaint(tx.db, head, facts)
    if (wrong !== undefined) return no(refusal('fields', { fields: { personId: wrong } }))
    const lineId = newId<'chronology_line'>(act.now.getTime())
    await insertLine(act, tx.db, lineId, id, facts)
    return yes(lineId)
  }
  return writeInCase(act, { id, action: 'chronology.write', work }, request)
}

/** Strikes a line out, with the reason; it can still be found in the record. */
export function strikeLineOut(act: Act, id: CaseId, lineId: LineId, why: string, request: Once): Promise<Result<LineId, Refusal>> {
  const work = async (_: CaseHead, tx: Tx): Promise<Result<LineId, Refusal>> =>
    (await strikeLine(tx.db, id, lineId, why)) ? yes(lineId) : no(refusal('absent'))
  return writeInCase(act, { id, action: 'chronology.strike', detail: { why }, work }, request)
}

async function lineComplaint(db: Db, head: CaseHead, { event, personId }: LineFacts): Promise<string | undefined> {
  if (personId === null) return event === 'death' ? 'どなたが亡くなったのかを選んでください。' : undefined
  if (head.people.some(person => person.personId === personId)) return undefined
  const { householdId } = head.supportCase
  const family = householdId === null ? undefined : await familyOf(db, householdId)
  return family?.members.some(member => member.personId === personId) ? undefined : 'この世帯・事例の方の中から選んでください。'
}
