import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { refusal } from '../../kernel/refusal.ts'
import { json } from '../../platform/http/answer.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import { apiRoute, listOf } from '../../platform/http/api.ts'
import { neededAnyDay } from '../../platform/http/body.ts'
import { problem } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { readBases } from '../acts/read-bases.ts'
import { readCodeList, readCodeLists } from '../acts/read-codes.ts'
import { VERIFIED } from '../domain/basis-row.ts'
import type { Dated } from '../domain/period.ts'
import { standingOn } from '../domain/period.ts'
import { dayAsked } from './days.ts'
import { keyIn } from './sent.ts'

const audit = { none: '決まりの一覧だけで、だれの記録も見せない' }
const duty = 'signed-in'

const ON = 'on には、2027-04-01 のような日付を入れてください。'
const QUERY = z.object({ on: neededAnyDay('on', ON).optional() })

const PERIOD = { validFrom: z.string(), validTo: z.string().nullable() }
const LIST = z.object({
  list: z.string(),
  part: z.string(),
  name: z.string(),
  about: z.string(),
  isFixed: z.boolean(),
  takesNew: z.boolean(),
})
const CODE = z.object({
  code: z.string(),
  label: z.string(),
  labelEasy: z.string().nullable(),
  order: z.number(),
  nationalCode: z.string().nullable(),
  sensitive: z.boolean(),
  ...PERIOD,
})
const BASIS = z.object({
  code: z.string(),
  law: z.string(),
  article: z.string(),
  title: z.string(),
  summary: z.string(),
  replacedBy: z.string().nullable(),
  sourceNote: z.string(),
  verified: z.enum(VERIFIED),
  needsReview: z.boolean(),
  ...PERIOD,
})

/** Code lists and legal bases in the API: as they hold on the day `on`, or every row there ever was. */
export const rulesApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/code-lists',
    duty,
    audit,
    summary: '符号の一覧の一覧',
    answer: listOf(LIST),
    handler: async visit => {
      const lists = await readCodeLists(visit.act, visit.act.today)
      const items = lists.map(({ list, part, name, about, isFixed, takesNew }) => ({ list, part, name, about, isFixed, takesNew }))
      return json({ items, nextCursor: null })
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/code-lists/:list',
    duty,
    audit,
    summary: '符号の一覧ひとつ（on の日に使う行。on がなければ、すべての行）',
    query: QUERY,
    answer: LIST.extend({ codes: z.array(CODE) }),
    refusals: [404],
    handler: async visit => {
      const view = await readCodeList(visit.act, keyIn(visit, 'list'))
      if (view === undefined) return problem(refusal('absent'))
      const { list, part, name, about, isFixed, takesNew } = view.list
      return json({ list, part, name, about, isFixed, takesNew, codes: askedFor(visit, view.rows) })
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/v1/legal-bases',
    duty,
    audit,
    summary: '法律の根拠の一覧（on の日に有効な行。on がなければ、すべての行）',
    query: QUERY,
    answer: listOf(BASIS),
    handler: async visit => json({ items: askedFor(visit, (await readBases(visit.act)).rows), nextCursor: null }),
  }),
]

function askedFor<Row extends Dated>(visit: SignedVisit, rows: readonly Row[]): readonly Row[] {
  if (visit.query.get('on') === '') return rows
  const on: Day = dayAsked(visit)
  return rows.filter(row => standingOn(row, on) === 'now')
}
