import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { TablePage } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { ADEQUACIES } from '../../domain/conference/minutes.ts'
import { AttendanceRows } from './attendance-rows.tsx'
import { CONFERENCE_WORDS } from './bodies.ts'
import { RoleRows } from './role-rows.tsx'
import type { SeatRow } from './table-rows.ts'
import { roomTexts } from './texts-rooms.ts'
import { typeOfItem } from './wording.ts'

type Props = {
  readonly visit: SignedVisit
  readonly shown: TablePage
  readonly item: NamedItem
  readonly form: FormState
  readonly seats: readonly SeatRow[]
}

const { table } = roomTexts

/** Everything that is written at the table, in one form that keeps itself. */
export function TableForm({ visit, shown, item, form, seats }: Props) {
  const action = `/conferences/${item.conferenceId}/table/${item.id}`
  const agencies = shown.head.invitations.flatMap(one => (one.agencyId === null ? [] : [{ id: one.agencyId, name: one.agencyName }]))
  return (
    <Form
      action={action}
      token={visit.formToken}
      draftKey={action}
      idempotencyKey={form.idempotencyKey}
      version={shown.head.conference.version}
      label={table.title}
      autosave
    >
      <Section id="roles" title={table.roles}>
        <p>{table.rolesLead}</p>
        <RoleRows form={form} agencies={agencies} />
        <WholeError words={form.error('roles')} />
      </Section>
      <MinutesFields shown={shown} item={item} form={form} />
      <Section id="attendance" title={table.attendance}>
        <p>{table.attendanceLead}</p>
        <WholeError words={form.error('attendance')} />
        <AttendanceRows form={form} seats={seats} />
      </Section>
      <ButtonRow>
        <Button kind="primary" name="press" value="keep" busyLabel={table.saving}>
          {table.save}
        </Button>
        <Button kind="secondary" name="press" value="fix" busyLabel={table.saving}>
          {table.fix}
        </Button>
      </ButtonRow>
      <p>{table.fixLead}</p>
    </Form>
  )
}

function MinutesFields({ shown, item, form }: Pick<Props, 'shown' | 'item' | 'form'>) {
  const type = typeOfItem(shown.types, item)
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const isShared = type?.minutesRule === 'present_and_team'
  return (
    <Section id="minutes" title={table.minutes}>
      <TextField
        {...control('direction')}
        label={table.direction}
        support={isShared ? table.directionSupport : table.directionSecret}
        width="full"
      />
      <TextArea {...control('decisions')} label={table.decisions} support={table.decisionsSupport} rows={4} counter={CONFERENCE_WORDS} />
      {item.planId !== null && <AdequacyFields form={form} />}
      <TextArea {...control('facts')} label={table.facts} rows={3} counter={CONFERENCE_WORDS} />
      <TextArea {...control('opinions')} label={table.opinions} rows={3} counter={CONFERENCE_WORDS} />
      <TextArea {...control('thirdParty')} label={table.thirdParty} rows={2} counter={CONFERENCE_WORDS} />
      <TextField {...control('thirdPartyWho')} label={table.thirdPartyWho} />
    </Section>
  )
}

function AdequacyFields({ form }: Pick<Props, 'form'>) {
  return (
    <>
      <RadioGroup
        name="adequacy"
        legend={table.plan}
        inline
        value={form.value('adequacy')}
        error={form.error('adequacy')}
        options={[{ value: '', label: table.adequacyNone }, ...ADEQUACIES.map(code => ({ value: code, label: table.adequacy[code] }))]}
      />
      <TextArea
        name="adequacyWords"
        label={table.adequacyWords}
        value={form.value('adequacyWords')}
        error={form.error('adequacyWords')}
        rows={2}
        counter={CONFERENCE_WORDS}
      />
    </>
  )
}

function WholeError({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : <p class="tn-field__error">{words}</p>
}
