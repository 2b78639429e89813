import { z } from 'zod'
import { maybeAnyDay, maybeWords, neededWords, oneOf } from '../../../platform/http/body.ts'
import { FUNDING_KINDS, FUNDING_STATES } from '../domain/funding.ts'
import { texts } from './funding-texts.ts'

const { fields } = texts
const YEN = '金額は、円の整数で書いてください。'
const day = (label: string) => maybeAnyDay(label).transform(on => on ?? null)
const words = (most: number, label: string) => maybeWords(most, label).transform(text => text ?? '')

/** Yen as people type it: 120000, 120,000, １２万 is not read. */
const yen = z
  .union([
    z.number({ error: YEN }),
    z.string().transform(text => (text.trim() === '' ? null : Number(text.normalize('NFKC').replace(/[,\s円]/g, '')))),
  ])
  .nullish()
  .transform((amount, context) => {
    if (amount === null || amount === undefined) return null
    if (Number.isSafeInteger(amount) && amount >= 0 && amount <= 100_000_000_000) return amount
    context.addIssue({ code: 'custom', message: YEN })
    return z.NEVER
  })

const FUNDING = {
  kind: oneOf(FUNDING_KINDS, '種類を選んでください。'),
  name: neededWords(200, fields.name, '財源の名まえを書いてください。'),
  amount: yen,
  fromOn: day(fields.fromOn),
  untilOn: day(fields.untilOn),
  applyFrom: day(fields.applyFrom),
  applyUntil: day(fields.applyUntil),
  reportDue: day(fields.reportDue),
  conditions: words(2_000, fields.conditions),
  state: oneOf(FUNDING_STATES, 'ようすを選んでください。').default('idea'),
  stateWords: words(500, fields.stateWords),
}

export const FUNDING_BODY = z.object(FUNDING)
export const CHANGE_FUNDING_BODY = z.object({ ...FUNDING, funding: z.uuid({ error: '財源を選び直してください。' }) })
