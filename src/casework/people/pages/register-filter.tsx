import type { Agency } from '../../../directory/index.ts'
import { newId } from '../../../kernel/id.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { AgencySelect } from './agency-fields.tsx'
import { disclosureTexts as words } from './disclosure-texts.ts'

const { fields } = words

/** By agency and by period; nothing that names a person is sent in an address. */
export function RegisterFilter(props: { readonly visit: SignedVisit; readonly agencies: readonly Agency[]; readonly action: string }) {
  const { visit, agencies, action } = props
  const sent = (name: string) => visit.query.get(name) || visit.form.get(name)
  return (
    <ScreenOnly>
      <search aria-label={words.find}>
        <form class="tn-filter" method="get" action={action}>
          <FieldRow>
            <AgencySelect
              name="agency"
              agencies={agencies}
              label={fields.agency}
              value={sent('agency')}
              width="m"
              required={false}
              none={words.anyAgency}
            />
            <DayField name="from" label={fields.from} value={sent('from')} support="" required={false} />
            <DayField name="until" label={fields.until} value={sent('until')} support="" required={false} />
          </FieldRow>
          <ButtonRow>
            <Button kind="secondary">{words.find}</Button>
            <ButtonLink kind="quiet" href={action}>
              {words.clear}
            </ButtonLink>
          </ButtonRow>
        </form>
      </search>
    </ScreenOnly>
  )
}

/** Taking a list out of the house: a purpose first, and the number is written down. */
export function TakeOut(props: { readonly visit: SignedVisit; readonly action: string; readonly error?: string | undefined }) {
  const { visit, error } = props
  const purposes = visit.house.codes.on('disclosure_purpose', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  const sent = (name: string) => visit.query.get(name) || visit.form.get(name)
  return (
    <ScreenOnly>
      <Disclosure summary={words.csv} isOpen={error !== undefined}>
        <p>{words.csvLead}</p>
        <Form action={props.action} token={visit.formToken} idempotencyKey={newId()} label={words.csv}>
          <HiddenFields values={{ agency: sent('agency'), from: sent('from'), until: sent('until') }} />
          <Select
            name="purpose"
            label={fields.purpose}
            required
            error={error}
            value={visit.form.get('purpose')}
            options={[{ value: '', label: words.choose }, ...purposes]}
          />
          <ButtonRow>
            <Button kind="secondary">{words.csv}</Button>
          </ButtonRow>
        </Form>
      </Disclosure>
    </ScreenOnly>
  )
}
