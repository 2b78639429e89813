import type { Agency } from '../../../directory/index.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { readColleagues } from '../../../staff/index.ts'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { DISCLOSURE_BASES } from '../domain/disclosure.ts'
import { AgencySelect, CategoryBoxes } from './agency-fields.tsx'
import { disclosureTexts as words } from './disclosure-texts.ts'

const { fields, support } = words

/** What the form offers beside the words. */
export type TellChoices = {
  readonly agencies: readonly Agency[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
}

/** Colleagues who may have approved: everybody of one's own agency but oneself. */
export async function approversOf(visit: SignedVisit): Promise<TellChoices['colleagues']> {
  const { agencyId, staffId } = visit.act.reader
  return (await readColleagues(visit.act, agencyId)).filter(({ id }) => id !== staffId)
}

/** One telling, in the order in which one thinks of it while hanging up the telephone. */
export function TellFields({
  visit,
  form,
  choices,
}: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly choices: TellChoices
}) {
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const channels = visit.house.codes.on('disclosure_channel', visit.act.today).filter(({ code }) => code !== 'referral')
  return (
    <>
      <RadioGroup
        {...control('channel')}
        legend={fields.channel}
        required
        inline
        options={channels.map(({ code, label }) => ({ value: code, label }))}
      />
      <FieldRow>
        <AgencySelect {...control('toAgency')} agencies={choices.agencies} label={fields.toAgency} none={words.noAgency} />
        <TextField {...control('toPerson')} label={fields.toPerson} support={support.toPerson} />
      </FieldRow>
      <CategoryBoxes visit={visit} form={form} name="fields" legend={fields.fields} />
      <FieldRow>
        <Select
          {...control('basis')}
          label={fields.basis}
          required
          width="l"
          options={[{ value: '', label: words.choose }, ...basesOn(visit)]}
        />
        <TextField {...control('reason')} label={fields.reason} support={support.reason} required width="l" />
      </FieldRow>
      {form.error('reason') !== undefined && (
        <Checkbox name="isConfirmed" label={fields.isConfirmed} checked={form.value('isConfirmed') === 'yes'} />
      )}
      <Disclosure summary={fields.approver} isOpen={form.error('approver') !== undefined || form.value('approver') !== ''}>
        <Select
          {...control('approver')}
          label={fields.approver}
          support={support.approver}
          options={[{ value: '', label: words.nobody }, ...choices.colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </Disclosure>
    </>
  )
}

/** Bases that hold today; what is told inside a conference is written down there. */
function basesOn(visit: SignedVisit) {
  return DISCLOSURE_BASES.filter(code => code !== 'swa-106-6').flatMap(code => {
    const basis = visit.house.codes.basis(code, visit.act.today)
    return basis === undefined ? [] : [{ value: code, label: `${basis.title}（${basis.article}）` }]
  })
}
