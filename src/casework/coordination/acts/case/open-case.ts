import { newId } from '../../../../kernel/id.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { findConsultation, noteCaseOpened } from '../../../desk/index.ts'
import type { CaseId, Opening, TeamMember } from '../../domain/case/case.ts'
import { foldCase } from '../../domain/case/fold-case.ts'
import { appendCaseAct, caseActOf } from '../../store/case/case-acts.ts'
import type { CasePerson } from '../../store/case/case-people.ts'
import { linkCasePeople } from '../../store/case/case-people.ts'
import { insertCase } from '../../store/case/cases.ts'
import { bringPeople, insertMember } from '../../store/case/team.ts'

/** What a case opens with: its beginning, the agencies of its team with the basis each stands on, and whom it is about. */
export type CaseBeginning = {
  readonly opening: Opening
  /** The reader's own agency must be among them. */
  readonly team: readonly Omit<TeamMember, 'since' | 'until'>[]
  readonly people: readonly CasePerson[]
}

/**
 * Opens a case within an act that is under way: the case, its first act, the team, the persons the reader may see, and the word of it
 * in the consultation it came from. The owner of that consultation stays. Audits itself.
 */
export async function openCaseIn(act: Act, tx: Tx, { opening, team, people }: CaseBeginning): Promise<CaseId> {
  const id = newId<'case'>(act.now.getTime())
  const first = caseActOf(act, 1, { kind: 'opened', body: opening })
  const opened = foldCase(id, [first])
  if (opened === undefined) throw new Error('an opened act folds to a case')
  await insertCase(tx.db, opened)
  const own = team.filter(member => member.agencyId === act.reader.agencyId)
  const others = team.filter(member => member.agencyId !== act.reader.agencyId)
  for (const member of [...own, ...others]) {
    await insertMember(tx.db, id, opened.openedAt, { ...member, since: opened.openedAt, until: null })
  }
  await appendCaseAct(tx.db, id, first)
  await linkCasePeople(act, tx.db, id, people)
  for (const member of others) await bringPeople(tx.db, id, member.agencyId)
  await tellConsultation(act, tx, opening, id)
  const shown = people.map(person => person.personId)
  await tx.audit({ action: 'case.open', subjectType: 'case', subjectIds: [id, ...shown], detail: { team: team.map(one => one.agencyId) } })
  return id
}

async function tellConsultation(act: Act, tx: Tx, { consultationId }: Opening, id: CaseId): Promise<void> {
  const consultation = consultationId === null ? undefined : await findConsultation(tx.db, consultationId)
  if (consultation !== undefined) await noteCaseOpened(act, tx, consultation, id)
}
