import type { Day } from '../../../kernel/day.ts'
import { foldPhone } from '../../../kernel/fold.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { withinLimit } from '../../../platform/attempts.ts'
import { wholeNameKeys } from '../domain/search-keys.ts'
import { askKnown } from '../store/persons.ts'

export type KnownQuestion = {
  readonly wholeName: string
  readonly birthDate: Day | null
  readonly phone: string | null
  readonly purpose: string
}

/** Questions a member of staff may ask in an hour; the question must not become a search tool. */
export const KNOWN_PER_HOUR = 30

/**
 * Which agencies already work with exactly this person: enough to ask to join, and nothing more.
 * Needs the whole name, a birth day or phone, and a purpose; never answers for protected persons.
 * @source plan L69; casework-lessons 3.7; settled.md section 2
 */
export function askWhoKnows(act: Act, question: KnownQuestion): Promise<Result<readonly AgencyId[], Refusal>> {
  return act.transaction(async tx => {
    const isWithin = await withinLimit(tx.db, 'known', act.reader.staffId, KNOWN_PER_HOUR, 60)
    const event = { action: 'person.known', subjectType: 'person', subjectIds: [], purpose: question.purpose }
    const terms = { name: question.wholeName, birthDate: question.birthDate, phone: question.phone }
    if (!isWithin) {
      await tx.audit({ ...event, outcome: 'refused', refusal: 'too-many', detail: terms })
      return no(refusal('too-many'))
    }
    const keys = wholeNameKeys(question.wholeName)
    const agencies = await askKnown(tx.db, keys, question.birthDate, question.phone && foldPhone(question.phone))
    await tx.audit({ ...event, detail: { ...terms, agencies } })
    return yes(agencies)
  })
}
