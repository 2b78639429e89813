import { dayOfInstant, formatInstant } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import { DayField } from '../../../../ui/day-field.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { TextField } from '../../../../ui/text-field.tsx'
import type { Sitting } from '../../domain/conference/conference.ts'
import { texts } from './texts.ts'

/** Title, time, place and chair. */
export function SittingFields({ form }: { readonly form: FormState }) {
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const { sitting } = texts
  return (
    <>
      <TextField {...control('title')} label={sitting.title} support={sitting.titleSupport} required width="full" />
      <FieldRow>
        <DayField {...control('on')} label={sitting.on} />
        <TextField {...control('time')} label={sitting.time} support={sitting.timeSupport} width="xs" />
        <TextField {...control('minutes')} label={sitting.minutes} width="xs" inputmode="numeric" />
      </FieldRow>
      <FieldRow>
        <TextField {...control('place')} label={sitting.place} />
        <TextField {...control('chair')} label={sitting.chair} />
      </FieldRow>
    </>
  )
}

/** A sitting as its form shows it. */
export function sittingInitial(sitting: Sitting): Initial {
  const at = sitting.startsAt === null ? undefined : new Date(sitting.startsAt)
  return {
    title: sitting.title,
    on: at && formatEra(dayOfInstant(at)),
    time: at && formatInstant(at).slice(-5),
    minutes: String(sitting.minutesPlanned),
    place: sitting.place,
    chair: sitting.chair,
  }
}
