import type { SignedVisit } from '../../../../platform/http/route.ts'
import { CheckboxGroup } from '../../../../ui/choice.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { Question, QuestionKey } from '../../domain/assessment/questions.ts'
import { QUESTIONS } from '../../domain/assessment/questions.ts'
import { questionTexts } from './texts-questions.ts'
import { optionsOf } from './wording.ts'

type Shown = { readonly visit: SignedVisit; readonly form: FormState; readonly name: QuestionKey }

/** The control for one question of the assessment; nothing is ever chosen in advance. */
export function QuestionField({ visit, form, name }: Shown) {
  const question: Question = QUESTIONS[name]
  const field = { name, label: questionTexts.labels[name], support: questionTexts.support[name], error: form.error(name) }
  switch (question.kind) {
    case 'choice': {
      const options = optionsOf(visit, question.list, [form.value(name)])
      return <Select {...field} options={[{ value: '', label: questionTexts.choose }, ...options]} value={form.value(name)} />
    }
    case 'choices': {
      const options = optionsOf(visit, question.list, form.values(name))
      return <CheckboxGroup {...field} legend={field.label} inline options={options} values={form.values(name)} />
    }
    case 'number': {
      const label = `${field.label}（${questionTexts.units[question.unit]}）`
      return <TextField {...field} label={label} value={form.value(name)} width="s" inputmode="numeric" />
    }
    case 'words': {
      if (question.limit <= 1000) return <TextField {...field} value={form.value(name)} width="full" />
      return <TextArea {...field} value={form.value(name)} rows={question.limit > 2000 ? 6 : 3} counter={question.limit} />
    }
  }
}
