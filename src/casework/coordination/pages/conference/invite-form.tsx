import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button } from '../../../../ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../../ui/choice.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Disclosure } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
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
}

/** Whom to call, in which secrecy class, and to which items. */
export function InviteForm({ visit, shown, form, guests }: Props) {
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
