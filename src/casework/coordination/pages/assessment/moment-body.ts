import { z } from 'zod'
import type { Moment } from '../../domain/assessment/moment.ts'
import { readMoment } from '../../domain/assessment/moment.ts'

/** A day, month or year in any form; the empty text reads as null. */
export function maybeMoment(sentence: string) {
  return z
    .string({ error: sentence })
    .transform((raw, context): Moment | null => {
      if (raw.trim() === '') return null
      const read = readMoment(raw)
      if (read.ok) return read.value
      context.addIssue({ code: 'custom', message: sentence })
      return z.NEVER
    })
    .nullish()
}

/** A day, month or year that must be there. */
export function neededMoment(sentence: string) {
  return maybeMoment(sentence).transform((moment, context): Moment => {
    if (moment) return moment
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })
}
