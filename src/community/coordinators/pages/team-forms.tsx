import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { listCouncils } from '../../councils/index.ts'
import type { Team } from '../acts/read-logs.ts'
import type { Assignment } from '../domain/field-log.ts'
import { texts } from './texts.ts'

type Councils = Awaited<ReturnType<typeof listCouncils>>

/** What every part of the team's page is drawn from. */
export type TeamProps = {
  readonly visit: SignedVisit
  readonly team: Team
  readonly councils: Councils
  readonly refused: RefusedForm | undefined
}

/** Who goes where, by person, with what was left to whoever comes next. */
export function Assignments(props: TeamProps) {
  const { visit, team } = props
  const open = team.assignments.filter(({ toOn }) => toOn === null || toOn >= visit.act.today)
  if (open.length === 0) return <EmptyState title={texts.noAssignments} text={texts.noAssignmentsText} />
  const people = [...new Map(open.map(one => [one.staffId, one.staffName]))]
  return (
    <>
      {people.map(([staffId, name]) => {
        const own = open.filter(one => one.staffId === staffId)
        return (
          <Disclosure summary={`${name}　${own.map(one => one.councilName).join('、')}`}>
            {own.map(one => (
              <OneAssignment {...props} one={one} />
            ))}
          </Disclosure>
        )
      })}
    </>
  )
}

function OneAssignment(props: TeamProps & { readonly one: Assignment }) {
  const { visit, team, refused, one } = props
  const left = team.handovers.filter(({ councilNo }) => councilNo === one.councilNo)
  const until = one.toOn ? `${formatDayShort(one.toOn)}${texts.until}` : texts.now
  return (
    <>
      <h3>{`${one.councilName}　${texts.since(formatDayShort(one.fromOn))}　${until}`}</h3>
      {left.map(({ byName, at, words }) => (
        <Quote speaker={byName} when={formatDayShort(dayOfInstant(at))}>
          {words}
        </Quote>
      ))}
      <VerbForm
        visit={visit}
        refused={refused}
        action={`/coordinators/${one.id}/leave`}
        verb="leave"
        place={one.id}
        summary={texts.leave}
        button={texts.save}
        kind="secondary"
      >
        {(form, at) => (
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.handover}
            support={texts.support.handover}
            required
            rows={4}
            value={form.value('words')}
            error={form.error('words')}
          />
        )}
      </VerbForm>
      {one.toOn === null && <EndForm {...props} />}
    </>
  )
}

function EndForm({ visit, refused, one }: TeamProps & { readonly one: Assignment }) {
  return (
    <VerbForm
      visit={visit}
      refused={refused}
      action={`/coordinators/${one.id}/end`}
      version={one.version}
      verb="end"
      place={one.id}
      summary={texts.end}
      button={texts.end}
      kind="danger"
    >
      {(form, at) => (
        <>
          <DayField id={at('toOn')} name="toOn" label={texts.fields.toOn} required value={form.value('toOn')} error={form.error('toOn')} />
          <TextArea
            id={at('handover')}
            name="handover"
            label={texts.fields.handover}
            support={texts.support.handover}
            rows={4}
            value={form.value('handover')}
            error={form.error('handover')}
          />
        </>
      )}
    </VerbForm>
  )
}

/** Gives a council to a coordinator. */
export function AssignForm({ visit, team, councils, refused }: TeamProps) {
  const choose = { value: '', label: '' }
  return (
    <VerbForm visit={visit} refused={refused} action="/coordinators" verb="assign" summary={texts.assign} button={texts.assignButton}>
      {(form, at) => (
        <>
          <Select
            id={at('councilNo')}
            name="councilNo"
            label={texts.fields.council}
            required
            options={[choose, ...councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
            value={form.value('councilNo')}
            error={form.error('councilNo')}
          />
          <Select
            id={at('staffId')}
            name="staffId"
            label={texts.fields.staff}
            required
            options={[choose, ...team.coordinators.map(({ id, name }) => ({ value: id, label: name }))]}
            value={form.value('staffId')}
            error={form.error('staffId')}
          />
          <DayField
            id={at('fromOn')}
            name="fromOn"
            label={texts.fields.fromOn}
            required
            value={form.value('fromOn')}
            error={form.error('fromOn')}
          />
        </>
      )}
    </VerbForm>
  )
}
