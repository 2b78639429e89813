import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { DayField } from '../../ui/day-field.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { FormPreview } from '../acts/change-forms.ts'
import { changeForms, previewForms } from '../acts/change-forms.ts'
import type { FormView } from '../acts/read-forms.ts'
import { readForm } from '../acts/read-forms.ts'
import type { FormVersion } from '../domain/form-version.ts'
import { latestOf, standingOn } from '../domain/period.ts'
import { FieldsTable } from './fields-table.tsx'
import { formInitial, readFormWish } from './form-body.ts'
import { formTexts } from './form-texts.ts'
import { keyIn, onceOf, versionSent, wantsApply } from './sent.ts'
import type { TwoDayLine } from './two-days.tsx'
import { TwoDays } from './two-days.tsx'
import { typedForm, WishPage } from './wish-page.tsx'

type Kind = 'open' | 'correct'

/** GET: the newest version, to be copied or, before its day, put right. */
export function showFormWish(kind: Kind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const view = await readForm(visit.act, keyIn(visit, 'form'))
    const base = view && latestOf(view.versions)
    if (view === undefined || base === undefined) return absentAnswer(visit)
    return wishPage(visit, kind, view, base, await openForm(visit, formInitial(base)))
  }
}

/** POST: looks the version over; with `step=apply` opens it or puts it right, and the running program prints by it at once. */
export function answerFormWish(kind: Kind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const form = keyIn(visit, 'form')
    const view = await readForm(visit.act, form)
    const base = view && latestOf(view.versions)
    if (view === undefined || base === undefined) return absentAnswer(visit)
    const show = (state: FormState, preview?: FormPreview) => wishPage(visit, kind, view, base, state, preview)
    const refused = (why: Refusal) => show(refusedForm(visit, why))
    const wish = readFormWish(visit, kind, base)
    if (!wish.ok) return show(wish.refusal)
    const change = { form, wish: wish.value, version: versionSent(visit) }
    if (!wantsApply(visit)) {
      const looked = await previewForms(visit.act, change)
      return looked.ok ? show(typedForm(refusedForm(visit, refusal('fields'))), looked.value) : refused(looked.refusal)
    }
    const done = await changeForms(visit.act, visit.house.codes, change, onceOf(visit))
    return done.ok ? seeOther(`/rules/forms/${form}?done=done`) : refused(done.refusal)
  }
}

function wishPage(visit: SignedVisit, kind: Kind, view: FormView, base: FormVersion, form: FormState, preview?: FormPreview): Answer {
  const back = `/rules/forms/${view.form}`
  const { title, lead } = formTexts.wish[kind]
  const line = (name: 'from' | 'title') => ({
    name,
    label: formTexts.field[name],
    value: form.value(name),
    error: form.error(name),
    required: true,
  })
  return page(
    <WishPage
      visit={visit}
      form={form}
      title={`${title}：${base.title}`}
      lead={lead}
      crumbs={[
        { label: formTexts.title, href: '/rules/forms' },
        { label: base.title, href: back },
      ]}
      backHref={back}
      version={view.version}
      isReady={preview !== undefined}
      preview={preview && <TwoDays from={preview.from} lines={formLines(preview.after, preview.from)} />}
    >
      {kind === 'open' && <DayField {...line('from')} support={formTexts.field.fromSupport} />}
      <TextField {...line('title')} width="l" />
      <FieldsTable form={form} fields={base.fields} />
    </WishPage>,
    form.status,
  )
}

/** A form on the day before and on the day: its title, and a line for each field in the order of the newer one. */
function formLines(versions: readonly FormVersion[], from: Day): readonly TwoDayLine[] {
  const on = (day: Day) => versions.find(one => standingOn(one, day) === 'now')
  const [before, now] = [on(addDays(from, -1)), on(from)]
  const words = (version: FormVersion | undefined, name: string) => {
    const one = version?.fields.find(({ field }) => field === name)
    return one && `${one.order}　${formTexts.lineOf(one.label, formTexts.national[one.nationalReport], one.shown)}`
  }
  const title = (version: FormVersion | undefined) => version && formTexts.titleLine(version.title)
  return [
    { key: 'title', before: title(before), on: title(now) },
    ...(now?.fields ?? []).map(({ field }) => ({ key: field, before: words(before, field), on: words(now, field) })),
  ]
}
