import type { PersonId } from '../../casework/people/index.ts'
import type { NamedPerson } from '../../casework/referral/index.ts'
import type { AgencyId, StaffId } from '../../kernel/id.ts'

/** Who the logins and agency keys of the story are in this installation. */
export type Cast = {
  readonly seed: number
  staff(login: string): { readonly staffId: StaffId; readonly agencyId: AgencyId; readonly name: string }
  agency(key: string): AgencyId
  person(key: string): NamedPerson & { readonly id: PersonId }
}
