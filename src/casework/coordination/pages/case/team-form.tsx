import type { Agency } from '../../../../directory/index.ts'
import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Disclosure } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { TeamView } from '../../acts/case/read-team.ts'
import { TRACK_STATES, TRACKS } from '../../domain/case/case.ts'
import { REQUEST_BASES } from '../../domain/case/request.ts'
import { requestTexts } from './request-texts.ts'
import { optionsOf } from './sent.ts'
import { teamTexts as texts } from './team-texts.ts'
import type { TeamVerb } from './team-verbs.ts'
import { TEAM_PATHS } from './team-verbs.ts'

/** A form of this page that was refused, with what was typed and why. */
export type RefusedVerb = { readonly verb: TeamVerb; readonly form: FormState }

type Props = {
  readonly visit: SignedVisit
  readonly view: TeamView
  readonly agencies: readonly Agency[]
  readonly verb: TeamVerb
  readonly refused: RefusedVerb | undefined
}

/** One small form for one thing that may be done now, folded until somebody wants it; the refused one is open, with its text. */
export function TeamForm(props: Props) {
  const { visit, view, verb } = props
  const refused = props.refused?.verb === verb ? props.refused.form : undefined
  const { title, button } = texts.forms[verb]
  const { id, version } = view.head.supportCase
  return (
    <Disclosure summary={title} isOpen={refused !== undefined || verb === 'take'}>
      <Form
        action={`/cases/${id}/${TEAM_PATHS[verb]}`}
        token={visit.formToken}
        idempotencyKey={refused?.idempotencyKey ?? newId()}
        version={version}
        label={title}
      >
        <Fields {...props} form={refused} />
        <ButtonRow>
          <Button
            kind={verb === 'take' ? 'primary' : verb === 'leave' || verb === 'end' ? 'danger' : 'secondary'}
            busyLabel={texts.recording}
          >
            {button}
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

type FieldProps = Props & { readonly form: FormState | undefined }

function Fields(props: FieldProps) {
  const { visit, view, verb, form } = props
  const control = controlOf(verb, form)
  const { fields, support } = texts
  const why = <TextArea {...control('words')} label={fields.words} required rows={3} />
  switch (verb) {
    case 'join':
      return <JoinFields {...props} />
    case 'leave':
      return (
        <>
          <p>{support.leave}</p>
          {why}
        </>
      )
    case 'offer':
      return (
        <>
          <p>{support.offer}</p>
          <RadioGroup {...control('toAgency')} legend={fields.toAgency} required options={others(view, visit)} />
          {why}
        </>
      )
    case 'take':
      return null
    case 'decline':
      return why
    case 'assign': {
      const colleagues = view.colleagues.map(one => ({ value: one.id, label: one.name }))
      return <Select {...control('staffId')} label={fields.staffId} options={[{ value: '', label: texts.nobody }, ...colleagues]} />
    }
    case 'end':
      return (
        <>
          <p>{support.end}</p>
          <DayField {...control('nextContactOn')} label={fields.nextContactOn} required />
          {why}
        </>
      )
    case 'track':
      return <TrackFields {...props} />
  }
}

function JoinFields({ visit, view, agencies, form }: FieldProps) {
  const control = controlOf('join', form)
  const { fields, support } = texts
  const bases = visit.house.codes.basesOn(visit.act.today)
  const offered = REQUEST_BASES.flatMap(code => bases.filter(basis => basis.code === code))
  const free = agencies.filter(agency => !view.head.team.some(member => member.agencyId === agency.id))
  return (
    <>
      <Select
        {...control('agencyId')}
        label={fields.agencyId}
        required
        options={[{ value: '', label: '' }, ...free.map(agency => ({ value: agency.id, label: agency.name }))]}
      />
      <RadioGroup
        {...control('basis')}
        legend={fields.basis}
        support={support.basis}
        required
        options={offered.map(basis => ({
          value: basis.code,
          label: `${requestTexts.variant(basis.code === 'consent')}：${basis.title}`,
        }))}
      />
      <CheckboxGroup
        name="categories"
        id={form ? undefined : 'join-categories'}
        legend={fields.categories}
        support={support.categories}
        required
        options={optionsOf(visit, 'consent_category')}
        values={form ? form.values('categories') : ['household', 'history']}
        error={form?.error('categories')}
      />
      <TextArea {...control('reason')} label={fields.reason} rows={3} />
    </>
  )
}

function TrackFields({ form }: FieldProps) {
  const control = controlOf('track', form)
  const { fields, support } = texts
  return (
    <>
      <p>{support.track}</p>
      <RadioGroup
        {...control('track')}
        legend={fields.track}
        required
        inline
        options={TRACKS.map(track => ({ value: track, label: texts.tracks[track] }))}
      />
      <RadioGroup
        {...control('to')}
        legend={fields.to}
        required
        inline
        options={TRACK_STATES.map(state => ({ value: state, label: texts.trackStates[state] }))}
      />
      <TextArea {...control('words')} label={fields.words} required rows={3} />
      <DayField {...control('nextContactOn')} label={fields.nextContactOn} support={support.nextContactOn} />
    </>
  )
}

/** Several forms stand on one page: only the refused one takes the plain ids, to which the summary of complaints leads. */
function controlOf(verb: TeamVerb, form: FormState | undefined) {
  return (name: string) => ({
    name,
    id: form ? undefined : `${verb}-${name}`,
    value: form?.value(name) ?? '',
    error: form?.error(name),
  })
}

function others({ head }: TeamView, visit: SignedVisit) {
  const { coordinatorAgency } = head.supportCase
  return head.team
    .filter(member => member.agencyId !== visit.act.reader.agencyId && member.agencyId !== coordinatorAgency)
    .map(member => ({ value: member.agencyId, label: member.agencyName }))
}
