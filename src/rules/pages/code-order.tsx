import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { changeCodes } from '../acts/change-codes.ts'
import type { CodeListView } from '../acts/read-codes.ts'
import { readCodeList } from '../acts/read-codes.ts'
import type { CodeRow } from '../domain/code-row.ts'
import { inOrder } from '../domain/code-row.ts'
import { standingOn } from '../domain/period.ts'
import { RulesPage } from './rules-frame.tsx'
import { keyIn, onceOf, versionSent } from './sent.ts'
import { texts } from './texts.ts'

/** GET /rules/codes/:list/order: a number beside each code. */
export async function showCodeOrder(visit: SignedVisit): Promise<Answer> {
  const view = await readCodeList(visit.act, keyIn(visit, 'list'))
  if (view === undefined) return absentAnswer(visit)
  const places = codesToOrder(visit, view).map((row, index) => [fieldOf(row), String((index + 1) * 10)] as const)
  return orderPage(visit, view, await openForm(visit, Object.fromEntries(places)))
}

/** POST /rules/codes/:list/order: only the order changes, at once and for all rows of a code. */
export async function answerCodeOrder(visit: SignedVisit): Promise<Answer> {
  const view = await readCodeList(visit.act, keyIn(visit, 'list'))
  if (view === undefined) return absentAnswer(visit)
  const rows = codesToOrder(visit, view)
  const places = rows.map((row, index) => ({ row, index, place: placeOf(visit, row) }))
  const wrong = places.flatMap(({ row, place }) => (place === undefined ? [[fieldOf(row), texts.wrongOrder] as const] : []))
  if (wrong.length > 0) return orderPage(visit, view, refusedForm(visit, refusal('fields', { fields: Object.fromEntries(wrong) })))
  const sorted = [...places].sort((one, other) => (one.place ?? 0) - (other.place ?? 0) || one.index - other.index)
  const wish = { kind: 'reorder', codes: sorted.map(({ row }) => row.code) } as const
  const change = { list: view.list.list, wish, version: versionSent(visit) }
  const done = await changeCodes(visit.act, visit.house.codes, change, onceOf(visit))
  return done.ok ? seeOther(`/rules/codes/${view.list.list}?done=done`) : orderPage(visit, view, refusedForm(visit, done.refusal))
}

function orderPage(visit: SignedVisit, view: CodeListView, form: FormState): Answer {
  const back = `/rules/codes/${view.list.list}`
  const crumbs = [{ label: view.list.name, href: back }, { label: texts.orderTitle }]
  return page(
    <RulesPage visit={visit} title={texts.orderTitle} crumbs={crumbs} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <PageTitle title={texts.orderTitle} lead={texts.orderLead} />
      <Form action={visit.path} token={visit.formToken} idempotencyKey={form.idempotencyKey} version={view.version}>
        {codesToOrder(visit, view).map(row => (
          <TextField
            name={fieldOf(row)}
            label={texts.orderField(row.label)}
            required
            value={form.value(fieldOf(row))}
            error={form.error(fieldOf(row))}
            width="xs"
            inputmode="numeric"
          />
        ))}
        <ButtonRow>
          <Button kind="primary" busyLabel={texts.applying}>
            {texts.save}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </RulesPage>,
    form.status,
  )
}

const fieldOf = ({ code }: CodeRow) => `place_${code}`

function placeOf(visit: SignedVisit, row: CodeRow): number | undefined {
  const text = visit.form.get(fieldOf(row)).normalize('NFKC').trim()
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

/** A code once, by the words it has now or will have; what has ended keeps its place. */
function codesToOrder(visit: SignedVisit, view: CodeListView): readonly CodeRow[] {
  const rows = inOrder(view.rows).filter(row => standingOn(row, visit.act.today) !== 'closed')
  return rows.filter((row, index) => rows.findIndex(one => one.code === row.code) === index)
}
