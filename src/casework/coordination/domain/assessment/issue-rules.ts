import type { AgencyId } from '../../../../kernel/id.ts'
import type { FieldErrors } from '../../../../kernel/refusal.ts'
import type { PersonId } from '../../../people/index.ts'
import type { IssueFacts } from './issue.ts'
import { GAP_NEED } from './issue.ts'

/** What the rule needs to know of the case an issue belongs to. */
export type AroundIssue = { readonly team: readonly AgencyId[]; readonly people: readonly PersonId[] }

/**
 * What is wrong with an issue, field by field; nothing when it may be written. A gap says what is missing, an end says why, and only
 * an agency that stands in the team can have taken it on.
 */
export function issueComplaints(facts: IssueFacts, around: AroundIssue): FieldErrors {
  const errors: Record<string, string> = {}
  if (facts.code === GAP_NEED && facts.missing === null) errors['missing'] = '制度の狭間では、何が足りないのかを言葉で書いてください。'
  if (facts.state === 'closed' && facts.endWords === null) errors['endWords'] = 'この課題が終わったと考えた理由を書いてください。'
  if (facts.personId !== null && !around.people.includes(facts.personId)) errors['personId'] = 'この事例の方の中から選んでください。'
  if (facts.ownerAgency !== null && !around.team.includes(facts.ownerAgency)) {
    errors['ownerAgency'] = '支援チームの機関から選んでください。チームにいない機関は、先にチームへ迎えてください。'
  }
  return errors
}
