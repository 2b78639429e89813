import type { SignedVisit } from '../../../../platform/http/route.ts'
import { CheckboxGroup } from '../../../../ui/choice.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Disclosure } from '../../../../ui/section.tsx'
import { NOTICED_BY } from '../../domain/plan/evaluation.ts'
import { formTexts } from './plan-form-texts.ts'

/** 見られた変化, by whoever noticed: the whole list for each of the four, folded where nothing is ticked. */
export function ChangeFields({ visit, form }: { readonly visit: SignedVisit; readonly form: FormState }) {
  const options = visit.house.codes.on('change', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <p id="f-changes">{form.error('changes') ?? formTexts.changesSupport}</p>
      {NOTICED_BY.map((by, n) => (
        <Disclosure summary={formTexts.noticedBy[by]} isOpen={n === 0 || form.values(`changes.${by}`).length > 0}>
          <CheckboxGroup
            name={`changes.${by}`}
            legend={`${formTexts.changes}（${formTexts.noticedBy[by]}）`}
            values={form.values(`changes.${by}`)}
            options={options}
          />
        </Disclosure>
      ))}
    </>
  )
}
