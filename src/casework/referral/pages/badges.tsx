import type { Day } from '../../../kernel/day.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { BoxRow } from '../domain/box.ts'
import { isOverdue } from '../domain/sending.ts'
import { texts } from './texts.ts'
import { STATE_TONE } from './wording.ts'

type Standing = Pick<BoxRow, 'state' | 'replyBy' | 'isContradicted'>

/** The state of a referral, and in red what somebody must turn to: an answer overdue, a person who says otherwise. */
export function StateBadges(props: { readonly referral: Standing; readonly today: Day }) {
  const { referral, today } = props
  return (
    <>
      <Badge tone={STATE_TONE[referral.state]}>{texts.state[referral.state]}</Badge>
      {isOverdue(referral, today) && <Badge tone="bad">{texts.overdue}</Badge>}
      {referral.isContradicted && <Badge tone="bad">{texts.contradicted}</Badge>}
    </>
  )
}

/** The one badge for a dense list: what somebody must turn to, else the state. */
export function MainBadge(props: { readonly referral: Standing; readonly today: Day }) {
  const { referral, today } = props
  if (isOverdue(referral, today)) return <Badge tone="bad">{texts.overdue}</Badge>
  if (referral.isContradicted) return <Badge tone="bad">{texts.contradicted}</Badge>
  return <Badge tone={STATE_TONE[referral.state]}>{texts.state[referral.state]}</Badge>
}
