import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { ConferenceId, InvitationId, ItemId } from '../../domain/conference/conference.ts'

// The pipeline has checked the shape of every id in a path.

/** The conference a request speaks of. */
export const conferenceIdOf = (visit: SignedVisit): ConferenceId => visit.params['id'] as ConferenceId
/** The agenda item a request speaks of. */
export const itemIdOf = (visit: SignedVisit): ItemId => visit.params['itemid'] as ItemId
/** The invitation a request speaks of. */
export const invitationIdOf = (visit: SignedVisit): InvitationId => visit.params['invitationid'] as InvitationId
/** The case a request speaks of. */
export const caseIdOf = (visit: SignedVisit): CaseId => visit.params['id'] as CaseId

/** What came along with a form: its key, what was typed and where, and the draft it was written in. */
export function onceOf(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: { path: visit.path, fields: typedFields(visit.form) }, draft: visit.form.get('_draft') }
}
