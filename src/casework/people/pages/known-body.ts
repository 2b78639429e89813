import { z } from 'zod'
import { maybeAnyDay, neededWords } from '../../../platform/http/body.ts'
import { phone } from './bodies.ts'
import { texts } from './texts.ts'

const { known } = texts

/** The question which agencies work with somebody: a whole name, a birth day or phone, and why it is asked. */
export const KNOWN_BODY = z
  .object({
    name: z.string({ error: known.wrong.name }).pipe(neededWords(120, known.name, known.wrong.name)),
    birthDate: maybeAnyDay(known.birthDate),
    phone: phone(known.phone),
    purpose: z.string({ error: known.wrong.purpose }).max(40, known.wrong.purpose),
  })
  .refine(asked => asked.birthDate || asked.phone, { path: ['birthDate'], error: known.wrong.either })

export type KnownBody = z.infer<typeof KNOWN_BODY>
