import type { AgencyId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { PersonId } from '../../../people/index.ts'
import { recordDisclosure } from '../../../people/index.ts'
import type { ConsentId } from '../../domain/case/case.ts'

/** What a case lets another agency learn on the screen. */
export type CaseDisclosure = {
  readonly personIds: readonly PersonId[]
  readonly caseId: string | null
  readonly consultationId: string | null
  readonly toAgency: AgencyId
  readonly fields: readonly string[]
  readonly basis: string
  readonly consentId: ConsentId | null
  readonly reason: string
}

/** Writes into the register that another agency may read from now on; refused like any disclosure without a basis that holds. */
export function disclose(act: Act, tx: Tx, disclosure: CaseDisclosure): Promise<Result<void, Refusal>> {
  return recordDisclosure(act, tx, { ...disclosure, toPerson: null, conferenceId: null, channel: 'screen', approver: null })
}
