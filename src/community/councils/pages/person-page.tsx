import { formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { Roll } from '../acts/read-people.ts'
import { readRoll } from '../acts/read-people.ts'
import type { ParticipantId } from '../domain/body.ts'
import { INVITATION_KINDS } from '../domain/invitation.ts'
import type { Participant } from '../domain/participant.ts'
import { councilAsked, flashOf } from './part.ts'
import { accessWords, seatWords } from './people-page.tsx'
import { peopleTexts as texts } from './people-texts.ts'
import { PersonFields } from './person-fields.tsx'
import { texts as councilTexts } from './texts.ts'

/** GET /councils/:no/people/:participantid. */
export function showPerson(visit: SignedVisit): Promise<Answer> {
  return drawPerson(visit, undefined)
}

/** One name of the roll, for those who keep it: how they are reached, their seats, and their way in. */
export async function drawPerson(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const no = councilAsked(visit)
  const id = visit.params['participantid'] as ParticipantId
  const roll = no === undefined ? undefined : await readRoll(visit.act, no, id)
  const one = roll?.people[0]
  if (no === undefined || roll === undefined || one === undefined || !roll.isKeeper) return absentAnswer(visit)
  const shown = { visit, roll, one, refused }
  return page(
    <Layout
      title={one.name}
      frame={frameOf(visit, 'councils')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit, texts.done)}
      crumbs={[
        { label: roll.council.name, href: `/councils/${no}` },
        { label: texts.title, href: `/councils/${no}/people` },
        { label: one.name },
      ]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={one.name} />
      <Facts {...shown} />
      {one.endedOn === null && (
        <>
          <Access {...shown} />
          <Changes {...shown} />
        </>
      )}
      <Section id="seats" title={texts.seats}>
        <Offices {...shown} />
      </Section>
    </Layout>,
    refused?.form.status,
  )
}

type Shown = { readonly visit: SignedVisit; readonly roll: Roll; readonly one: Participant; readonly refused: RefusedForm | undefined }

function Facts({ roll, one, visit }: Shown) {
  const contact = roll.contacts.get(one.id)
  return (
    <Description
      rows={[
        { label: texts.fields.kana, value: one.kana || councilTexts.none },
        { label: texts.columns.seats, value: seatWords(roll, one, visit) },
        { label: texts.fields.reach, value: texts.reaches[one.reach] },
        { label: texts.fields.phone, value: contact?.phone || councilTexts.none },
        { label: texts.fields.mail, value: contact?.mail || councilTexts.none },
        { label: texts.fields.note, value: contact?.note || councilTexts.none },
        ...(one.endedOn ? [{ label: texts.left, value: texts.leftOn(formatDayShort(one.endedOn), one.endedWhy) }] : []),
      ]}
    />
  )
}

function Access(props: Shown) {
  const { visit, roll, one } = props
  const invitation = roll.invitations.get(one.id)
  const place = `/councils/${roll.council.no}/people/${one.id}`
  return (
    <Section id="access" title={texts.access}>
      <p>{accessWords(roll, one, visit.now)}</p>
      <VerbForm
        {...props}
        verb="invite"
        action={`${place}/invite`}
        summary={texts.invite}
        button={texts.invite}
        initial={{ kind: 'paper' }}
      >
        {form => (
          <>
            <p>{texts.accessLead}</p>
            <RadioGroup
              name="kind"
              legend={texts.fields.kind}
              required
              options={INVITATION_KINDS.map(kind => ({ value: kind, label: texts.invitations[kind] }))}
              value={form.value('kind')}
              error={form.error('kind')}
            />
            <Checkbox name="asChair" label={texts.fields.asChair} checked={form.value('asChair') !== ''} />
          </>
        )}
      </VerbForm>
      {(one.signsIn || (invitation && invitation.usedAt === null)) && (
        <ActionForm action={`${place}/withdraw`} token={visit.formToken} kind="secondary" version={one.version}>
          {texts.withdraw}
        </ActionForm>
      )}
    </Section>
  )
}

function Changes(props: Shown) {
  const { roll, one } = props
  const contact = roll.contacts.get(one.id)
  const place = `/councils/${roll.council.no}/people/${one.id}`
  return (
    <>
      <VerbForm
        {...props}
        verb="amend"
        action={place}
        summary={texts.amend}
        button={texts.save}
        version={one.version}
        initial={{ name: one.name, kana: one.kana, reach: one.reach, ...contact }}
      >
        {form => <PersonFields form={form} />}
      </VerbForm>
      <VerbForm
        {...props}
        verb="leave"
        action={`${place}/leave`}
        summary={texts.end}
        button={texts.end}
        kind="danger"
        version={one.version}
      >
        {form => (
          <>
            <p>{texts.endWarning}</p>
            <DayField name="on" label={texts.fields.on} required value={form.value('on')} error={form.error('on')} />
            <TextField name="why" label={texts.fields.why} required width="full" value={form.value('why')} error={form.error('why')} />
          </>
        )}
      </VerbForm>
    </>
  )
}

function Offices({ roll, one }: Shown) {
  const seats = roll.seats.filter(({ participantId }) => participantId === one.id)
  if (seats.length === 0) return <p>{texts.noSeats}</p>
  return (
    <ul>
      {seats.map(seat => (
        <li>
          <a href={`/bodies/${seat.bodyId}`}>{seat.bodyName}</a>
          {`　${seat.office}　${formatDayShort(seat.fromOn)} ～ ${seat.toOn ? formatDayShort(seat.toOn) : ''}`}
        </li>
      ))}
    </ul>
  )
}
