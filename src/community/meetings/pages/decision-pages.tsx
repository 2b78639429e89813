import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import { readDecision, readDecisions } from '../acts/read-outcomes.ts'
import type { Decision } from '../domain/outcome.ts'
import { DecisionBadge } from './badges.tsx'
import type { MeetingParts } from './meeting-page.tsx'
import { outcomeList, outcomePage } from './outcome-frame.tsx'
import { dayOrDash } from './spelling.ts'
import { texts } from './texts.ts'

/** GET /decisions: what holds, the newest first. */
export async function showDecisions(visit: SignedVisit): Promise<Answer> {
  const rows = await readDecisions(visit.act, { isAll: visit.query.get('view') === 'all' })
  return outcomeList({
    visit,
    place: 'decisions',
    lead: texts.decisionsLead,
    views: [
      { view: '', label: texts.inForce },
      { view: 'all', label: texts.all },
    ],
    children: (
      <Table
        caption={texts.decisions}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'statement', label: texts.decisions, width: 'l' },
          { key: 'council', label: texts.columns.council },
          { key: 'review', label: texts.fields.reviewOn, isWhole: true },
          { key: 'state', label: texts.columns.state },
        ]}
        rows={rows.map(decision => ({
          key: decision.id,
          href: `/decisions/${decision.id}`,
          cells: {
            statement: decision.statement,
            council: decision.councilName ?? texts.cityWide,
            review: dayOrDash(decision.reviewOn),
            state: <DecisionBadge decision={decision} />,
          },
        }))}
        empty={{ title: texts.nothing, text: texts.decisionsLead }}
      />
    ),
  })
}

/** GET /decisions/:id. */
export async function drawDecision(parts: MeetingParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readDecision(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { row } = whole
  return outcomePage({
    visit,
    place: 'decisions',
    title: row.statement,
    links: whole.links,
    refused,
    waysOn: whole.mayTend && row.state === 'in_force' ? parts.waysOn('decision', row.id) : [],
    children: (
      <>
        <Facts decision={row} />
        {whole.mayTend && row.state === 'in_force' && <ReviewForm visit={visit} decision={row} refused={refused} />}
      </>
    ),
  })
}

function Facts(props: { readonly decision: Decision }) {
  const { decision } = props
  const link = (label: string, id: string | null) => (id === null ? [] : [{ label, value: <a href={`/decisions/${id}`}>{label}</a> }])
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <DecisionBadge decision={decision} /> },
        { label: texts.columns.council, value: decision.councilName ?? texts.cityWide },
        {
          label: texts.fields.how,
          value: [texts.how[decision.how], decision.counts, formatBoth(decision.decidedOn)].filter(Boolean).join('　'),
        },
        ...said(texts.fields.reasons, decision.reasons),
        ...said(texts.fields.dissent, decision.dissent),
        { label: texts.fields.reviewOn, value: dayOrDash(decision.reviewOn) },
        ...(decision.meetingTitle
          ? [{ label: texts.cameFrom, value: <a href={`/meetings/${decision.meetingId}`}>{decision.meetingTitle}</a> }]
          : []),
        ...link(texts.earlier, decision.supersedesId),
        ...link(texts.later, decision.supersededBy),
        ...said(texts.review, decision.reviewNote),
      ]}
    />
  )
}

const said = (label: string, words: string) => (words === '' ? [] : [{ label, value: words, wide: true }])

function ReviewForm(props: { readonly visit: SignedVisit; readonly decision: Decision; readonly refused: RefusedForm | undefined }) {
  return (
    <VerbForm
      {...props}
      action={`/decisions/${props.decision.id}/review`}
      verb="review"
      version={props.decision.version}
      summary={texts.review}
      button={texts.review}
    >
      {form => (
        <>
          <RadioGroup
            name="state"
            legend={texts.review}
            required
            options={(['in_force', 'ended'] as const).map(value => ({ value, label: texts.reviewStates[value] }))}
            value={form.value('state') || 'in_force'}
            error={form.error('state')}
          />
          <TextArea name="note" label={texts.fields.note} required rows={3} value={form.value('note')} error={form.error('note')} />
          <DayField name="reviewOn" label={texts.fields.reviewOn} value={form.value('reviewOn')} error={form.error('reviewOn')} />
        </>
      )}
    </VerbForm>
  )
}
