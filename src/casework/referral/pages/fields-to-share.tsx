import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import type { ConsultationView } from '../../desk/index.ts'
import { namedPeople } from '../acts/check-sheet.ts'
import type { Bundle } from '../domain/bundle.ts'
import { bundleOf, SHAREABLE, WHEREABOUTS } from '../domain/bundle.ts'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'
import { wordedBundle } from './wording.ts'

/** What would go out if these fields were ticked and the sheet were sent now. */
export function bundleIfSent(view: ConsultationView, fields: readonly string[]): Bundle {
  return bundleOf(view.consultation, namedPeople(view.people.map(({ person }) => person)), fields)
}

/** Fields that must not leave because somebody's address is protected. */
function withheldFields(view: ConsultationView): readonly string[] {
  return view.people.some(({ person }) => person.addressProtected) ? WHEREABOUTS : []
}

/** Each field that could be shared, with exactly the words that would go, to be ticked one by one. */
export function FieldsToShare(props: { readonly visit: SignedVisit; readonly view: ConsultationView; readonly form: FormState }) {
  const { visit, view, form } = props
  const withheld = withheldFields(view)
  const open = SHAREABLE.filter(field => !withheld.includes(field))
  const fields = wordedBundle(bundleIfSent(view, open), visit.house.codes, visit.act.today)
  const empty = open.filter(field => fields.every(one => one.field !== field))
  return (
    <>
      {withheld.length > 0 && <Banner tone="warn" title={sheetTexts.protectedNote} />}
      <CheckboxGroup
        name="sharedFields"
        legend={sheetTexts.shared}
        support={sheetTexts.sharedSupport}
        values={form.values('sharedFields')}
        error={form.error('sharedFields')}
        options={fields.map(({ field, label, lines }) => ({ value: field, label, hint: lines.join('／') }))}
      />
      {empty.length > 0 && (
        <p class="tn-field__support">{`${sheetTexts.sharedEmpty}${empty.map(field => texts.field[field]).join('、')}`}</p>
      )}
    </>
  )
}
