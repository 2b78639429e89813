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
import { readAction, readActions } from '../acts/read-outcomes.ts'
import type { Action } from '../domain/outcome.ts'
import { ACTION_STATES } from '../domain/outcome.ts'
import { ActionBadge } from './badges.tsx'
import type { MeetingParts } from './meeting-page.tsx'
import { outcomeList, outcomePage } from './outcome-frame.tsx'
import { dayOrDash } from './spelling.ts'
import { texts } from './texts.ts'

/** GET /actions: what is to be done, by whom and until when; the next due first. */
export async function showActions(visit: SignedVisit): Promise<Answer> {
  const rows = await readActions(visit.act, { isAll: visit.query.get('view') === 'all' })
  return outcomeList({
    visit,
    place: 'actions',
    lead: texts.actionsLead,
    views: [
      { view: '', label: texts.unfinished },
      { view: 'all', label: texts.all },
    ],
    children: (
      <Table
        caption={texts.actions}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'what', label: texts.actions, width: 'l' },
          { key: 'owner', label: texts.fields.owner },
          { key: 'council', label: texts.columns.council },
          { key: 'due', label: texts.fields.dueOn, isWhole: true },
          { key: 'state', label: texts.columns.state },
        ]}
        rows={rows.map(action => ({
          key: action.id,
          href: `/actions/${action.id}`,
          cells: {
            what: action.what,
            owner: action.ownerName,
            council: action.councilName ?? texts.cityWide,
            due: dayOrDash(action.dueOn),
            state: <ActionBadge action={action} />,
          },
        }))}
        empty={{ title: texts.nothing, text: texts.actionsLead }}
      />
    ),
  })
}

/** GET /actions/:id. */
export async function drawAction(parts: MeetingParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readAction(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { row } = whole
  return outcomePage({
    visit,
    place: 'actions',
    title: row.what,
    links: whole.links,
    refused,
    children: (
      <>
        <Facts action={row} />
        {whole.mayTend && <MoveForm visit={visit} action={row} refused={refused} isKeeper={whole.isKeeper} />}
      </>
    ),
  })
}

function Facts(props: { readonly action: Action }) {
  const { action } = props
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <ActionBadge action={action} /> },
        { label: texts.fields.owner, value: action.ownerName },
        { label: texts.fields.dueOn, value: dayOrDash(action.dueOn) },
        { label: texts.columns.council, value: action.councilName ?? texts.cityWide },
        ...(action.meetingTitle
          ? [{ label: texts.cameFrom, value: <a href={`/meetings/${action.meetingId}`}>{action.meetingTitle}</a> }]
          : []),
        ...(action.decisionId
          ? [{ label: texts.decisions, value: <a href={`/decisions/${action.decisionId}`}>{texts.decisions}</a> }]
          : []),
        ...(action.resultNote || action.droppedReason
          ? [{ label: texts.fields.resultNote, value: action.droppedReason || action.resultNote, wide: true }]
          : []),
      ]}
    />
  )
}

/** Keepers move an action anywhere; whoever took it on says that they are at it, or have done it. */
function MoveForm(props: {
  readonly visit: SignedVisit
  readonly action: Action
  readonly refused: RefusedForm | undefined
  readonly isKeeper: boolean
}) {
  const { visit, action, refused, isKeeper } = props
  const states = isKeeper ? ACTION_STATES : OWN_STATES
  return (
    <VerbForm
      visit={visit}
      action={`/actions/${action.id}/move`}
      verb="move"
      version={action.version}
      refused={refused}
      summary={texts.move}
      button={texts.move}
    >
      {form => (
        <>
          <RadioGroup
            name="to"
            legend={texts.fields.actionState}
            required
            options={states.map(value => ({ value, label: texts.actionStates[value] }))}
            value={form.value('to') || (isKeeper ? action.state : 'doing')}
            error={form.error('to')}
          />
          <TextArea
            name="words"
            label={isKeeper ? texts.fields.resultNote : texts.fields.ownResult}
            required={!isKeeper}
            rows={2}
            value={form.value('words')}
            error={form.error('words')}
          />
          {isKeeper && <DayField name="dueOn" label={texts.fields.dueOn} value={form.value('dueOn')} error={form.error('dueOn')} />}
        </>
      )}
    </VerbForm>
  )
}

const OWN_STATES = ['doing', 'done'] as const
