import type { SignedVisit } from '../../../../platform/http/route.ts'
import { FieldRow } from '../../../../ui/field-row.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Select } from '../../../../ui/select.tsx'
import { APPLICATION_STATES } from '../../domain/plan/plan-content.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

/** Every programme a household may use, two in a row, with the state of its application; those not wished for stay empty. */
export function ProgrammeFields(props: { readonly visit: SignedVisit; readonly form: FormState }) {
  const { visit, form } = props
  const codes = visit.house.codes.on('programme', visit.act.today)
  const options = [
    { value: '', label: formTexts.notUsed },
    ...APPLICATION_STATES.map(state => ({ value: state as string, label: texts.application[state] })),
  ]
  const pairs = codes.flatMap((_, n) => (n % 2 === 0 ? [codes.slice(n, n + 2)] : []))
  return (
    <>
      <p>{formTexts.programmeLead}</p>
      {pairs.map(pair => (
        <FieldRow>
          {pair.map(({ code, label }) => (
            <Select
              name={`programmes.${code}.state`}
              value={form.value(`programmes.${code}.state`)}
              label={label}
              options={options}
              width="s"
              required={false}
            />
          ))}
        </FieldRow>
      ))}
      <HiddenFields
        values={Object.fromEntries(codes.map(({ code }) => [`programmes.${code}.note`, form.value(`programmes.${code}.note`)]))}
      />
    </>
  )
}
