import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { bodyFromForm, maybeWords, neededAnyDay, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import type { FormState, Initial } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import type { CodePreview } from '../acts/change-codes.ts'
import { changeCodes, previewCodes } from '../acts/change-codes.ts'
import type { CodeListView } from '../acts/read-codes.ts'
import { readCodeList } from '../acts/read-codes.ts'
import type { CodeWish } from '../domain/change-codes.ts'
import type { CodeMeaning, CodeRow } from '../domain/code-row.ts'
import { latestOf } from '../domain/period.ts'
import { CodeFields } from './code-fields.tsx'
import { CodeChangePreview } from './code-preview.tsx'
import { keyIn, onceOf, versionSent, wantsApply } from './sent.ts'
import { texts } from './texts.ts'
import { typedForm, WishPage } from './wish-page.tsx'

/** What can be asked for on a form of its own. */
export type CodeWishKind = 'open' | 'succeed' | 'close' | 'correct'

/** GET: the form of one kind of change, beginning from the row as it stands. */
export function showCodeWish(kind: CodeWishKind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const view = await readCodeList(visit.act, keyIn(visit, 'list'))
    const row = view && rowOf(visit, view, kind)
    if (view === undefined || (kind !== 'open' && row === undefined)) return absentAnswer(visit)
    return wishPage(visit, kind, view, row, await openForm(visit, initialOf(kind, row)))
  }
}

/** POST: looks the change over; with `step=apply` does it, and the running program serves it at once. */
export function answerCodeWish(kind: CodeWishKind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const list = keyIn(visit, 'list')
    const wish = readWish(visit, kind)
    if (!wish.ok) return again(visit, kind, wish.refusal)
    const change = { list, wish: wish.value, version: versionSent(visit) }
    if (!wantsApply(visit)) {
      const looked = await previewCodes(visit.act, change)
      return looked.ok ? again(visit, kind, typedForm(refusedForm(visit, refusal('fields'))), looked.value) : refused(looked.refusal)
    }
    const done = await changeCodes(visit.act, visit.house.codes, change, onceOf(visit))
    return done.ok ? seeOther(`/rules/codes/${list}?done=done`) : refused(done.refusal)

    function refused(why: Parameters<typeof refusedForm>[1]) {
      return why.code === 'absent' ? absentAnswer(visit) : again(visit, kind, refusedForm(visit, why))
    }
  }
}

async function again(visit: SignedVisit, kind: CodeWishKind, form: FormState, preview?: CodePreview): Promise<Answer> {
  const view = await readCodeList(visit.act, keyIn(visit, 'list'))
  const row = view && rowOf(visit, view, kind)
  if (view === undefined || (kind !== 'open' && row === undefined)) return absentAnswer(visit)
  return wishPage(visit, kind, view, row, form, preview)
}

function wishPage(
  visit: SignedVisit,
  kind: CodeWishKind,
  view: CodeListView,
  row: CodeRow | undefined,
  form: FormState,
  preview?: CodePreview,
): Answer {
  const back = `/rules/codes/${view.list.list}`
  const { title, lead } = texts.wish[kind]
  return page(
    <WishPage
      visit={visit}
      form={form}
      title={row ? `${title}：${row.label}` : title}
      lead={lead}
      crumbs={[{ label: view.list.name, href: back }]}
      backHref={back}
      version={view.version}
      isReady={preview !== undefined}
      preview={preview && <CodeChangePreview preview={preview} today={visit.act.today} />}
    >
      <CodeFields kind={kind} form={form} begins={kind === 'correct' ? row?.validFrom : undefined} />
    </WishPage>,
    form.status,
  )
}

/** The row a form is about: the newest of the code, or the one that begins on the day asked for. */
function rowOf(visit: SignedVisit, view: CodeListView, kind: CodeWishKind): CodeRow | undefined {
  const own = view.rows.filter(row => row.code === keyIn(visit, 'code'))
  if (kind !== 'correct') return latestOf(own)
  const begins = visit.form.get('begins') || visit.query.get('begins')
  return own.find(row => row.validFrom === begins)
}

function initialOf(kind: CodeWishKind, row: CodeRow | undefined): Initial {
  if (kind === 'close' || row === undefined) return {}
  const { label, labelEasy, nationalCode, sensitive } = row
  return { label, labelEasy, nationalCode, sensitive: sensitive ? 'yes' : '' }
}

const { field, wrong } = texts
const FROM = { from: neededAnyDay(field.from, wrong.from) }
const MEANING = {
  label: neededWords(100, field.label, wrong.label),
  labelEasy: maybeWords(200, field.labelEasy),
  nationalCode: maybeWords(50, field.nationalCode),
  sensitive: z.boolean(),
}
const CODE = { code: neededWords(60, field.code, wrong.code) }
const [OPEN, SUCCEED, CLOSE, CORRECT] = [
  z.object({ ...CODE, ...FROM, ...MEANING }),
  z.object({ ...FROM, ...MEANING }),
  z.object(FROM),
  z.object(MEANING),
]

function readWish(visit: SignedVisit, kind: CodeWishKind): Result<CodeWish, FormState> {
  const body = bodyFromForm(visit.form, { ticks: ['sensitive'], emptied: { keep: ['label', 'code', 'from'] } })
  const code = keyIn(visit, 'code')
  const read = <Body,>(schema: z.ZodType<Body>, wishOf: (sent: Body) => CodeWish): Result<CodeWish, FormState> => {
    const sent = readBody(schema, body)
    return sent.ok ? yes(wishOf(sent.value)) : no(refusedForm(visit, refusal('fields', { fields: sent.refusal })))
  }
  if (kind === 'open') return read(OPEN, sent => ({ kind, code: sent.code, from: sent.from, meaning: meaningOf(sent) }))
  if (kind === 'succeed') return read(SUCCEED, sent => ({ kind, code, from: sent.from, meaning: meaningOf(sent) }))
  if (kind === 'close') return read(CLOSE, sent => ({ kind, code, from: sent.from }))
  const begins = readDay(visit.form.get('begins')) ?? ('' as Day)
  return read(CORRECT, sent => ({ kind, code, begins, meaning: meaningOf(sent) }))
}

function meaningOf(sent: {
  readonly label: string
  readonly labelEasy?: string | null | undefined
  readonly nationalCode?: string | null | undefined
  readonly sensitive: boolean
}): CodeMeaning {
  return { label: sent.label, labelEasy: sent.labelEasy ?? null, nationalCode: sent.nationalCode ?? null, sensitive: sent.sensitive }
}
