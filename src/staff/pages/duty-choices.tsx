import type { Duty } from '../../kernel/reader.ts'
import { DUTIES } from '../../kernel/reader.ts'
import { CheckboxGroup } from '../../ui/choice.tsx'
import { texts as signIn } from './texts.ts'

/** Duties to tick, in words. `only` leaves out what may not be chosen here. */
export function DutyChoices(props: {
  readonly legend: string
  readonly values: readonly string[]
  readonly error?: string | undefined
  readonly support?: string | undefined
  readonly required?: boolean | undefined
  readonly only?: readonly Duty[] | undefined
  readonly id?: string | undefined
}) {
  const { legend, values, error, support, required, id } = props
  const options = (props.only ?? DUTIES).map(duty => ({ value: duty, label: dutyWord(duty) }))
  return (
    <CheckboxGroup
      id={id}
      name="duties"
      legend={legend}
      options={options}
      values={values}
      error={error}
      support={support}
      required={required}
    />
  )
}

/** A duty in words. */
export function dutyWord(duty: Duty): string {
  return signIn.duties[duty]
}

/** Duties in one line; what stands instead when there are none. */
export function dutyLine(duties: readonly Duty[], none: string): string {
  return duties.length === 0 ? none : duties.map(dutyWord).join('、')
}
