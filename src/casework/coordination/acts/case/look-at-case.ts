import type { Db } from '../../../../platform/database.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { findCase, listCasePeople, listTeam } from '../../store/case/cases.ts'

/**
 * The head of a case, if the reader may see the case: state, number, team, persons. For acts inside their own transaction, which
 * audit the look themselves with `shownIn`.
 */
export async function lookAtCase(db: Db, id: CaseId): Promise<CaseHead | undefined> {
  const found = await findCase(db, id)
  if (found === undefined) return undefined
  return { ...found, team: await listTeam(db, id), people: await listCasePeople(db, id) }
}

/** The ids that a page with this head shows: the case and its persons, for the audit. */
export function shownIn(head: CaseHead): readonly string[] {
  return [head.supportCase.id, ...head.people.map(person => person.personId)]
}
