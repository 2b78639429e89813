import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../../ui/choice.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Disclosure } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { TeamStaff } from '../../acts/case/read-log.ts'
import type { GuestAgency } from '../../acts/conference/read-choices.ts'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { SECRECY_CLASSES } from '../../domain/conference/conference-type.ts'
import { texts } from './texts.ts'
import { roomTexts } from './texts-rooms.ts'

type Props = {
  readonly visit: SignedVisit
  readonly shown: ConferencePage
  readonly form: FormState
  readonly guests: readonly GuestAgency[]
  /** Those of the chosen agency; nothing before one is chosen. */
  readonly members: readonly TeamStaff[] | undefined
}

/** Whom to call, in which secrecy class, and to which items. */
export function InviteForm({ visit, shown, form, guests, members }: Props) {
  const { invite } = roomTexts
  const { conference, items } = shown.head
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const isOutside = form.value('outsideName') !== '' || form.error('outsideName') !== undefined
  return (
    <Form
      action={`/conferences/${conference.id}/invite`}
      token={visit.formToken}
      draftKey={`/conferences/${conference.id}/invite`}
      idempotencyKey={form.idempotencyKey}
      version={conference.version}
      label={invite.add}
      autosave
    >
      <Select
        {...control('agencyId')}
        label={invite.agency}
        support={invite.agencySupport}
        width="l"
        options={[{ value: '', label: invite.noAgency }, ...guests.map(one => ({ value: one.id, label: one.name }))]}
      />
      {members === undefined ? (
        <Button kind="secondary" name="step" value="members">
          {invite.chooseStaff}
        </Button>
      ) : (
        <Members form={form} members={members} />
      )}
      <Disclosure summary={invite.outside} isOpen={isOutside}>
        <FieldRow>
          <TextField {...control('outsideName')} label={invite.outsideName} />
          <TextField {...control('outsideOffice')} label={invite.outsideOffice} />
          <TextField {...control('outsideAgency')} label={invite.outsideAgency} />
        </FieldRow>
      </Disclosure>
      <CheckboxGroup
        name="itemIds"
        legend={invite.items}
        required
        values={form.values('itemIds')}
        error={form.error('itemIds')}
        options={items.map((item, index) => ({
          value: item.id,
          label: `${texts.agenda.item(index + 1)}　${item.called}`,
          hint: item.question,
        }))}
      />
      <RadioGroup
        {...control('secrecyClass')}
        legend={invite.secrecyClass}
        required
        inline
        options={SECRECY_CLASSES.map(code => ({ value: code, label: invite.secrecy[code] }))}
      />
      <Checkbox name="isNeeded" label={invite.isNeeded} hint={invite.isNeededHint} checked={form.value('isNeeded') !== ''} />
      <Button kind="primary" busyLabel={invite.saving}>
        {invite.save}
      </Button>
    </Form>
  )
}

function Members({ form, members }: { readonly form: FormState; readonly members: readonly TeamStaff[] }) {
  const { invite } = roomTexts
  if (members.length === 0) return <p>{invite.noStaff}</p>
  return (
    <>
      <CheckboxGroup
        name="staffIds"
        legend={invite.staff}
        support={invite.staffSupport}
        required="optional"
        inline
        values={form.values('staffIds')}
        error={form.error('staffIds')}
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button kind="quiet" name="step" value="members">
        {invite.otherStaff}
      </Button>
    </>
  )
}
