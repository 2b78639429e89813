import type { AgencyId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Person } from '../../people/index.ts'
import { findPersons } from '../../people/index.ts'
import type { Consultation, ConsultationId, Part } from '../domain/consultation.ts'
import type { NamedAct } from '../store/acts.ts'
import { listActs } from '../store/acts.ts'
import { findConsultation } from '../store/consultations.ts'
import { listLinkedPeople } from '../store/linked-people.ts'
import { listStanding } from '../store/offers.ts'
import type { ShownNames } from '../store/shown-names.ts'
import { findShownNames } from '../store/shown-names.ts'

export type { NamedAct } from '../store/acts.ts'

/** A consultation's page: what was heard, who is linked, what happened, who stands beside. */
export type ConsultationView = {
  readonly consultation: Consultation
  readonly names: ShownNames
  readonly people: readonly { readonly person: Person; readonly part: Part }[]
  readonly acts: readonly NamedAct[]
  readonly standing: readonly { readonly agencyId: AgencyId; readonly agencyName: string; readonly kind: string; readonly since: Date }[]
}

/** One consultation, if the reader's agency stands beside it. The look is committed before anything is shown; "absent" is written down too. */
export function readConsultation(act: Act, id: ConsultationId): Promise<ConsultationView | undefined> {
  return look(act, id, 'consultation.read')
}

/** The same for paper, which leaves the building: written down apart from reading. */
export function printConsultation(act: Act, id: ConsultationId): Promise<ConsultationView | undefined> {
  return look(act, id, 'consultation.print')
}

function look(act: Act, id: ConsultationId, action: 'consultation.read' | 'consultation.print'): Promise<ConsultationView | undefined> {
  return act.transaction(async tx => {
    const consultation = await findConsultation(tx.db, id)
    if (consultation === undefined) {
      await tx.audit({ action, subjectType: 'consultation', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const names = await findShownNames(tx.db, id)
    const linked = await listLinkedPeople(tx.db, id)
    const persons = await findPersons(
      tx.db,
      linked.map(link => link.personId),
    )
    const acts = await listActs(tx.db, id)
    const standing = await listStanding(tx.db, id)
    const people = linked.flatMap(({ personId, part }) => {
      const person = persons.find(one => one.id === personId)
      return person ? [{ person, part }] : []
    })
    await tx.audit({ action, subjectType: 'consultation', subjectIds: [id, ...people.map(({ person }) => person.id)] })
    return { consultation, names, people, acts, standing }
  })
}
