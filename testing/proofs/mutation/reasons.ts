import type { isUnopened } from '../../../src/casework/referral/domain/sight.ts'
import type { AgencyId, StaffId } from '../../../src/kernel/id.ts'
import type { Duty, Reader } from '../../../src/kernel/reader.ts'
import type { SightRules } from '../../sight/expected.ts'
import type { AudienceRules } from './neighbours.ts'
import type { ItemRules } from './walls-of-meetings.ts'

const MINE = 'mine' as AgencyId
const OTHER = 'other' as AgencyId
const reader = (...duties: Duty[]): Reader => ({ staffId: 'me' as StaffId, agencyId: MINE, duties: new Set(duties) })
const WHO = [reader('consult'), reader('evaluate'), reader(), reader('consult', 'evaluate')] as const

/** What a row policy cannot tell apart, because no row is given either way: figures or nothing, and for which reason. First the wanted, by reader. */
export function reasonsOf(rules: SightRules & ItemRules & AudienceRules & { readonly isUnopened: typeof isUnopened }): string | undefined {
  const person = (differs: object) => ({ ownerAgency: OTHER, addressProtected: false, standing: [], ...differs })
  const sheet = { fromAgency: OTHER, toAgency: OTHER, state: 'sent' as const, sentAt: '2026-11-01T00:00:00Z' }
  const nobody = { team: [], glass: [], conflicts: [] }
  const said: readonly (readonly [string, string])[] = [
    ...WHO.flatMap((who, nth): readonly (readonly [string, string])[] => {
      const refused = ['not-involved', 'evaluates', 'no-duty', 'not-involved'][nth] ?? ''
      return [
        [rules.sightOfPerson(person({}), who).because, refused],
        [rules.sightOfConsultation({ standing: [] }, who).because, refused],
        [rules.sightOfReferral(sheet, who).because, refused],
        [rules.sightOfCase(nobody, who, '2026-11-20' as never).because, refused.replace('not-involved', 'not-in-team')],
      ]
    }),
    [rules.sightOfPerson(person({ addressProtected: true }), WHO[0]).because, 'address-protected'],
    [rules.sightOfPerson(person({ conflicts: ['me'] }), WHO[0]).because, 'conflict'],
    [rules.sightOfPerson(person({ addressProtected: true, knowing: [MINE], standing: [MINE] }), WHO[0]).because, 'was-let-know'],
    [rules.sightOfConsultation({ standing: [], conflicts: ['me' as StaffId] }, WHO[0]).because, 'conflict'],
    [rules.sightOfReferral({ ...sheet, conflicts: ['me' as StaffId] }, WHO[0]).because, 'conflict'],
    [rules.sightOfReferral({ ...sheet, toAgency: MINE, sentAt: null, state: 'withdrawn' }, WHO[0]).because, 'never-sent'],
    [rules.sightOfReferral({ ...sheet, toAgency: MINE, state: 'draft' }, WHO[0]).because, 'never-sent'],
    ...(['sent', 'seen'] as const).map(
      state => [rules.sightOfReferral({ ...sheet, toAgency: MINE, state }, WHO[0]).because, 'receiver-asked'] as const,
    ),
    ...(['returned', 'declined', 'withdrawn'] as const).map(
      state => [rules.sightOfReferral({ ...sheet, toAgency: MINE, state }, WHO[0]).because, 'receiver-gave-back'] as const,
    ),
    ...(['accepted', 'service_started', 'confirmed', 'ended_without_help'] as const).map(
      state => [rules.sightOfReferral({ ...sheet, toAgency: MINE, state }, WHO[0]).because, 'receiver-accepted'] as const,
    ),
    [rules.sightOfCase({ ...nobody, conflicts: ['me' as StaffId] }, WHO[0], '2026-11-20' as never).because, 'conflict'],
    [String(rules.isUnopened({ toAgency: MINE, state: 'sent' }, WHO[0])), 'true'],
    [String(rules.isUnopened({ toAgency: MINE, state: 'seen' }, WHO[0])), 'false'],
    [String(rules.isUnopened({ toAgency: OTHER, state: 'sent' }, WHO[0])), 'false'],
    [String(rules.isUnopened({ toAgency: OTHER, state: 'seen' }, WHO[0])), 'false'],
  ]
  const entry = { byAgency: OTHER, shareScope: 'coordinator' as const, category: null, coordinatorAgency: OTHER, invited: [MINE] }
  const about = {
    item: { id: 'item' as never },
    minutesRule: 'present' as never,
    isCalled: true,
    team: [],
    conflicts: [],
    glass: [],
    acked: ['me' as StaffId],
  }
  const asked = [{ id: 'asked' as never, agencyId: MINE, isToItem: true }]
  const sat = [{ invitationId: 'asked' as never, isPresent: true }]
  const member = { isCoordinator: false, isCity: false, bodies: ['body'], councils: [1], kept: [] }
  const allowed: readonly (readonly [boolean, boolean])[] = [
    [rules.mayRead('staff', 1, member), false],
    [rules.mayRead('council', 1, member), true],
    [rules.seesHousehold({ ownerAgency: MINE, members: [] }, reader()), false],
    [rules.seesHousehold({ ownerAgency: MINE, members: [] }, WHO[0]), true],
    [rules.seesEntry(entry, nobody, WHO[0], '2026-11-20' as never), false],
    [rules.seesEntry({ ...entry, shareScope: 'conference' }, nobody, WHO[0], '2026-11-20' as never), true],
    [rules.mayReadMinutes({ ...about, state: 'held', conveningAgency: MINE, invitations: [] }, [], WHO[0]), true],
    [rules.mayReadMinutes({ ...about, state: 'held', conveningAgency: OTHER, invitations: asked }, sat, WHO[0]), false],
    [rules.mayReadMinutes({ ...about, state: 'minutes_fixed', conveningAgency: OTHER, invitations: asked }, sat, WHO[0]), true],
  ]
  const otherwise = allowed.findIndex(([is, wanted]) => is !== wanted)
  if (otherwise >= 0) return `answer ${otherwise}: ${allowed[otherwise]?.[0]}`
  const wrong = said.findIndex(([is, wanted]) => is !== wanted)
  return wrong < 0 ? undefined : `reason ${wrong}: ${said[wrong]?.[0]} for ${said[wrong]?.[1]}`
}
