import { Banner } from '../../../../ui/banner.tsx'
import { Section } from '../../../../ui/section.tsx'
import type { Gap } from '../../domain/plan/gaps.ts'
import { gapsOf, overlapsOf } from '../../domain/plan/gaps.ts'
import type { BodyProps } from './body-props.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName, issueLabel } from './wording.ts'

/** What the plan leaves open, and where two agencies would do the same; as long as the plan lives. */
export function GapsBox({ visit, ground, named: { plan } }: BodyProps) {
  if (plan.state === 'closed' || plan.state === 'replanned') return null
  const open = ground.issues.filter(issue => issue.state !== 'closed')
  const gaps = gapsOf(plan.content, open)
  const overlaps = overlapsOf(plan.content)
  const words = (gap: Gap) =>
    gap.kind === 'issue_without_owner'
      ? texts.gap[gap.kind](issueLabel(visit, ground, gap.issueId) ?? gap.code)
      : texts.gap[gap.kind](gap.words)
  const lines = [
    ...gaps.map(words),
    ...(plan.personAgreed === null ? [texts.personGap] : []),
    ...overlaps.map(
      one => `${texts.overlap(one.agencies.map(id => agencyName(ground, id)).join('と'), one.words)}　${texts.overlapWhy[one.because]}`,
    ),
  ]
  return (
    <Section id="gaps" title={texts.gapsTitle}>
      {lines.length === 0 ? (
        <Banner tone="good" title={texts.noGaps} />
      ) : (
        <ul class="tn-plain-list">
          {lines.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
