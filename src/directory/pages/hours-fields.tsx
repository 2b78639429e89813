import { CheckboxGroup, RadioGroup } from '../../ui/choice.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { Disclosure } from '../../ui/section.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WEEK_DAYS } from '../domain/place.ts'
import { MOST_ROWS } from './hours-form.ts'
import { hoursTexts } from './hours-texts.ts'

const { form: words } = hoursTexts
const DAYS = WEEK_DAYS.map(day => ({ value: day, label: hoursTexts.days[day] }))
const NTH = [1, 2, 3, 4, 5].map(n => ({ value: String(n), label: words.nthOne(n) }))

/** Opening hours as rows of days and times. It needs no script: rows in use stand open, the others are one press away. */
export function HoursFields({ form }: { readonly form: FormState }) {
  const used = lastUsed(row => isUsed(form, row))
  const closures = lastUsed(row => isClosureUsed(form, row))
  return (
    <>
      <p class="tn-field__support">{words.rowSupport}</p>
      {numbers(Math.max(LEAST_OPENINGS, used + 2)).map(row => (
        <Disclosure summary={words.row(row)} isOpen={row <= Math.max(1, used)}>
          <OpeningRow form={form} row={row} />
        </Disclosure>
      ))}
      <RadioGroup
        name="onHolidays"
        legend={words.onHolidays}
        inline
        options={(['unknown', 'closed', 'open'] as const).map(value => ({ value, label: words.onHolidaysOptions[value] }))}
        value={form.value('onHolidays') || 'unknown'}
      />
      {numbers(Math.max(LEAST_CLOSURES, closures + 1)).map(row => (
        <Disclosure summary={words.closure(row)} isOpen={isClosureUsed(form, row)}>
          <ClosureRow form={form} row={row} />
        </Disclosure>
      ))}
      <TextArea
        name="hoursNote"
        label={words.note}
        support={words.noteSupport}
        rows={2}
        counter={500}
        value={form.value('hoursNote')}
        error={form.error('hoursNote')}
      />
    </>
  )
}

function OpeningRow({ form, row }: { readonly form: FormState; readonly row: number }) {
  const name = (part: string) => `open${row}${part}`
  const line = (part: 'From' | 'To') => ({ name: name(part), value: form.value(name(part)), error: form.error(name(part)) })
  return (
    <>
      <CheckboxGroup
        name={name('Days')}
        legend={words.days}
        inline
        options={DAYS}
        values={form.values(name('Days'))}
        error={form.error(name('Days'))}
      />
      <FieldRow>
        <TextField {...line('From')} label={words.from} width="xs" />
        <TextField {...line('To')} label={words.to} width="xs" />
      </FieldRow>
      <CheckboxGroup
        name={name('Nth')}
        legend={words.nth}
        support={words.nthSupport}
        inline
        options={NTH}
        values={form.values(name('Nth'))}
      />
      {row === 1 && <p class="tn-field__support">{words.toSupport}</p>}
    </>
  )
}

function ClosureRow({ form, row }: { readonly form: FormState; readonly row: number }) {
  const line = (part: 'From' | 'To' | 'Words') => ({
    name: `closure${row}${part}`,
    value: form.value(`closure${row}${part}`),
    error: form.error(`closure${row}${part}`),
  })
  return (
    <FieldRow>
      <TextField {...line('From')} label={words.closureFrom} support={words.closureSupport} width="s" />
      <TextField {...line('To')} label={words.closureTo} width="s" />
      <TextField {...line('Words')} label={words.closureWords} support={words.closureWordsSupport} width="s" />
    </FieldRow>
  )
}

const LEAST_OPENINGS = 6
const LEAST_CLOSURES = 2
const numbers = (many: number) => Array.from({ length: many }, (_, index) => index + 1)

function lastUsed(isRowUsed: (row: number) => boolean): number {
  return Math.max(0, ...numbers(MOST_ROWS).filter(isRowUsed))
}

function isUsed(form: FormState, row: number): boolean {
  return ['Days', 'From', 'To', 'Nth'].some(part => form.values(`open${row}${part}`).some(value => value !== ''))
}

function isClosureUsed(form: FormState, row: number): boolean {
  return ['From', 'To', 'Words'].some(part => form.value(`closure${row}${part}`) !== '')
}
