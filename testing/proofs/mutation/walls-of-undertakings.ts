import { mayKeep, mayRead } from '../../../src/community/councils/domain/audience.ts'
import type { AudienceRules } from './neighbours.ts'
import { neighbourhood } from './neighbours.ts'
import type { Town } from './town.ts'
import type { Rule, Wall } from './wall.ts'
import { all, any, named } from './wall.ts'

/** Groups, projects, platforms and the looks back at what came of them: in their council, or in the liaison where they are of several. */
export function wallsOfUndertakings(town: Town, rules: AudienceRules = { mayRead, mayKeep }): Readonly<Record<string, Wall>> {
  const { found, readsFor, keeps, coordinates, of } = neighbourhood(town, rules)
  const [undertakings, plans, reviews] = [
    found('activities.undertaking'),
    found('activities.support_plan'),
    found('activities.outcome_review'),
  ]
  const readsIt: Rule = (row, me) => readsFor(row['council_no'] === null ? 'liaison' : 'council', row['council_no'], me)
  const readsMoney = of(undertakings, 'undertaking_id', (row, me) => readsFor('council', row['council_no'], me))
  const readsWith = of(undertakings, 'undertaking_id', readsIt)
  const keepsWith = of(undertakings, 'undertaking_id', keeps)
  const isOpen: Rule = row => row['state'] === 'open'
  const ofReview = (rule: Rule) => of(reviews, 'review_id', rule)
  const keepsOpen = ofReview(all(keeps, isOpen))
  const readsPlan = all(
    readsMoney,
    any(row => row['audience'] === 'council', coordinates),
  )
  const part = (table: string, change: string, reads: Rule = readsWith): Wall => ({
    reads,
    changes: keepsWith,
    adds: all(keepsWith, named('made_by')),
    change: `update activities.${table} set ${change}`,
    writer: { made_by: 'staff' },
  })
  return {
    'activities.undertaking': {
      reads: readsIt,
      changes: keeps,
      adds: all(keeps, named('made_by')),
      change: `update activities.undertaking set stage_words = ''`,
      writer: { made_by: 'staff' },
    },
    'activities.undertaking_act': { reads: readsWith, adds: all(keepsWith, named('by_staff')), writer: { by_staff: 'staff' } },
    'activities.member_count': part('member_count', `withdrawn_at = null, withdrawn_words = ''`, readsMoney),
    'activities.need': part('need', `state = 'open'`),
    'activities.milestone': part('milestone', `words = ''`),
    'activities.product': part('product', 'withdrawn_at = null'),
    'activities.partner': part('partner', `brings = ''`),
    'activities.funding': part('funding', `conditions = ''`, readsMoney),
    'activities.support_plan': {
      reads: readsPlan,
      changes: coordinates,
      adds: all(coordinates, named('made_by')),
      change: 'update activities.support_plan set look_on = null',
      writer: { made_by: 'staff' },
    },
    'activities.support_step': {
      reads: of(plans, 'plan_id', readsPlan),
      changes: coordinates,
      adds: coordinates,
      change: `update activities.support_step set note = ''`,
    },
    'activities.outcome_review': {
      reads: readsIt,
      changes: all(keeps, isOpen),
      adds: all(keeps, isOpen, named('made_by')),
      change: `update activities.outcome_review set learned = ''`,
      writer: { made_by: 'staff' },
      carried: [
        {
          change: `update activities.outcome_review set state = 'closed', closed_at = now(), closed_by = '{others}'`,
        },
      ],
    },
    'activities.outcome': {
      reads: ofReview(readsIt),
      changes: keepsOpen,
      adds: keepsOpen,
      change: 'update activities.outcome set dropped_at = null',
    },
    'activities.review_note': {
      reads: ofReview(readsIt),
      adds: all(
        named('by_staff'),
        any(
          all(row => row['kind'] === 'erratum', ofReview(all(keeps, row => row['state'] === 'closed'))),
          all(row => row['kind'] === 'consultant', coordinates),
        ),
      ),
      writer: { by_staff: 'staff' },
    },
    'activities.logic_model': { reads: readsIt, adds: all(keeps, named('made_by')), writer: { made_by: 'staff' } },
  }
}
