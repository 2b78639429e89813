import { formatDayShort } from '../../../../kernel/day.ts'
import { quoted } from '../../../../kernel/quoted.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Description } from '../../../../ui/description.tsx'
import type { NamedPlan, PlanGround } from '../../acts/plan/read-plans.ts'
import { silentAgencies } from '../../domain/plan/plan-rules.ts'
import type { Agreement, SupportPlan } from '../../domain/plan/support-plan.ts'
import { planTexts as texts } from './plan-texts.ts'
import { agencyName } from './wording.ts'

/** What every agency says to the plan, what the person says, what the conference found; who has said nothing yet stands there too. */
export function AgreementFacts(props: { readonly ground: PlanGround; readonly named: NamedPlan }) {
  const { ground, named } = props
  const { plan } = named
  const rows = [
    { label: texts.drafter, value: `${named.draftedAgencyName}　${named.drafter}　${formatDayShort(plan.draftedOn)}` },
    ...plan.agreements.map(one => ({ label: agencyName(ground, one.agencyId), value: <Said agreement={one} />, wide: true, isName: true })),
    ...silentAgencies(plan)
      .filter(agency => !plan.agreements.some(one => one.agencyId === agency))
      .map(agency => ({ label: agencyName(ground, agency), value: <Badge tone="warn">{texts.silent}</Badge>, wide: true, isName: true })),
    { label: texts.personAgreed, value: personWords(plan), wide: true },
    { label: texts.discussion, value: discussionWords(plan), wide: true },
  ]
  return <Description rows={rows} />
}

/** How the person agreed, in words. */
function personWords({ personAgreed }: Pick<SupportPlan, 'personAgreed'>): string {
  if (personAgreed === null) return texts.personNotAgreed
  const { on, how, words } = personAgreed
  return [formatDayShort(on), texts.personAgreedHow[how], words && quoted(words)].filter(part => part).join('　')
}

/** What the conference found, in words. */
function discussionWords({ discussion }: Pick<SupportPlan, 'discussion'>): string {
  if (discussion === null) return texts.none
  const { on, adequacy, words, members } = discussion
  return [formatDayShort(on), texts.adequacy[adequacy], words, members].filter(part => part).join('　')
}

function Said({ agreement }: { readonly agreement: Agreement }) {
  const tone = agreement.answer === 'agrees' ? 'good' : agreement.answer === 'disagrees' ? 'bad' : 'info'
  return (
    <>
      <Badge tone={tone}>{texts.answer[agreement.answer]}</Badge>
      {` ${formatDayShort(agreement.on)}　${agreement.words ?? ''}`}
      {agreement.isStale && <Badge tone="warn">{texts.stale}</Badge>}
    </>
  )
}
