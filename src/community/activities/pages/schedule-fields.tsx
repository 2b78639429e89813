import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { HOLIDAY_RULES, NTHS, WEEKDAYS } from '../domain/recurrence.ts'
import { WEEKDAY_WORDS } from '../domain/rule-words.ts'
import { texts } from './texts.ts'

const { fields, support } = texts

/** The fields of a schedule: the first day, the hours, how it comes again, and when it ends. */
export function ScheduleFields(props: { readonly form: FormState }) {
  const { form } = props
  const field = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const many = (name: string) => ({ name, values: form.values(name), error: form.error(name) })
  return (
    <>
      <FieldRow>
        <DayField {...field('startsOn')} label={fields.startsOn} required />
        <TextField {...field('fromTime')} label={fields.fromTime} support={support.clock} required width="xs" />
        <TextField {...field('untilTime')} label={fields.untilTime} support={support.clock} required width="xs" />
      </FieldRow>
      <div class="tn-repeat">
        <RadioGroup
          {...field('repeat')}
          legend={fields.repeat}
          required
          options={Object.entries(texts.repeats).map(([value, label]) => ({ value, label }))}
        />
        <div data-for="weekly">
          <CheckboxGroup
            {...many('weekdays')}
            legend={`${fields.weekdays}（${texts.repeats.weekly}のとき）`}
            inline
            options={WEEKDAYS.map(value => ({ value, label: WEEKDAY_WORDS[value] }))}
          />
        </div>
        <div data-for="monthly_weekday">
          <CheckboxGroup
            {...many('nths')}
            legend={`${fields.nths}（${texts.repeats.monthly_weekday}のとき）`}
            inline
            options={NTHS.map(nth => ({ value: String(nth), label: texts.nths[nth] }))}
          />
          <Select
            {...field('weekday')}
            label={fields.weekday}
            width="s"
            options={[{ value: '', label: texts.choose }, ...WEEKDAYS.map(value => ({ value, label: `${WEEKDAY_WORDS[value]}曜` }))]}
          />
        </div>
        <div data-for="monthly_date">
          <TextField
            {...field('dates')}
            label={`${fields.dates}（${texts.repeats.monthly_date}のとき）`}
            support={support.dates}
            width="m"
          />
        </div>
      </div>
      <RadioGroup
        {...field('onHoliday')}
        legend={fields.onHoliday}
        inline
        options={HOLIDAY_RULES.map(value => ({ value, label: texts.holidays[value] }))}
      />
      <Checkbox name="skipsNewYear" label={fields.skipsNewYear} checked={form.value('skipsNewYear') !== ''} />
      <Disclosure
        summary={`${fields.every}・${fields.untilOn}・${fields.howOften}`}
        isOpen={
          ['every', 'untilOn', 'howOften'].some(name => form.error(name)) || form.value('untilOn') !== '' || form.value('howOften') !== ''
        }
      >
        <TextField {...field('every')} label={fields.every} support={support.every} width="xs" inputmode="numeric" />
        <DayField {...field('untilOn')} label={fields.untilOn} support={support.untilOn} />
        <TextField {...field('howOften')} label={fields.howOften} width="xs" inputmode="numeric" />
      </Disclosure>
    </>
  )
}
