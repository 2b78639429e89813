import { formatInstant } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import { planTexts as texts } from './plan-texts.ts'
import { changeWords } from './wording.ts'

/** What became otherwise after the decision: old, new and why. Nothing where nothing did. */
export function AmendmentsTable({ visit, view }: { readonly visit: SignedVisit; readonly view: PlanView }) {
  const { amendments } = view.plan
  if (amendments.length === 0) return null
  const contents = [...view.versions.map(version => version.content), view.plan.content]
  const { column } = texts
  return (
    <Section id="amendments" title={texts.changes}>
      <Table
        caption={texts.changes}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'where', label: column.topic, width: 'm' },
          { key: 'old', label: column.old, width: 'm' },
          { key: 'now', label: column.now, width: 'm' },
          { key: 'reason', label: column.reason, width: 'm' },
          { key: 'who', label: column.who, width: 'm' },
        ]}
        rows={amendments.map((change, index) => ({
          key: String(index),
          cells: {
            ...changeWords(visit, view, contents, change),
            reason: change.reason,
            who: `${formatInstant(new Date(change.at))}　${view.names.get(change.agency) ?? ''}`,
          },
        }))}
        empty={{ title: texts.none, text: '' }}
      />
    </Section>
  )
}
