import type { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import type { FieldErrors } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { HouseholdChange } from '../acts/change-household.ts'
import type { Household } from '../domain/household.ts'
import type { RELATION_BODY } from './household-bodies.ts'
import { householdTexts } from './household-texts.ts'

/** What a sent relation means for the household as it stands: what was left out stays as it is. Refused for somebody who is not a member. */
export function relationChange(
  household: Household,
  sent: z.infer<typeof RELATION_BODY>,
  today: Day,
): Result<HouseholdChange, FieldErrors> {
  const member = household.members.find(({ personId }) => personId === sent.personId)
  if (member === undefined) return no({ personId: householdTexts.wrong.notMember })
  const { personId, from } = member
  if (sent.what === 'leave') return yes({ do: 'end_member', personId, on: sent.until ?? today })
  const relationship = sent.relationship ?? member.relationship
  return yes({ do: 'add_member', member: { personId, from, relationship, cohabits: sent.cohabits ?? member.cohabits } })
}
