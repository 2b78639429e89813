import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import type { BasisPreview } from '../acts/change-bases.ts'
import { changeBases, previewBases } from '../acts/change-bases.ts'
import type { BasesView } from '../acts/read-bases.ts'
import { readBases } from '../acts/read-bases.ts'
import type { BasisRow } from '../domain/basis-row.ts'
import { latestOf, standingOn } from '../domain/period.ts'
import { basisInitial, readBasisWish } from './basis-body.ts'
import type { BasisWishKind } from './basis-fields.tsx'
import { BasisFields } from './basis-fields.tsx'
import { basisTexts } from './basis-texts.ts'
import { keyIn, onceOf, versionSent, wantsApply } from './sent.ts'
import { texts } from './texts.ts'
import type { TwoDayLine } from './two-days.tsx'
import { TwoDays } from './two-days.tsx'
import { typedForm, WishPage } from './wish-page.tsx'

const BACK = '/rules/bases'

/** GET: the form of one kind of change, beginning from the row as it stands. */
export function showBasisWish(kind: BasisWishKind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const view = await readBases(visit.act)
    return wishPage(visit, kind, view, await openForm(visit, basisInitial(kind, rowOf(visit, view, kind))))
  }
}

/** POST: looks the change over; with `step=apply` does it, and the running program serves it at once. */
export function answerBasisWish(kind: BasisWishKind) {
  return async (visit: SignedVisit): Promise<Answer> => {
    const wish = readBasisWish(visit, kind, keyIn(visit, 'code'))
    if (!wish.ok) return again(visit, kind, wish.refusal)
    const change = { wish: wish.value, version: versionSent(visit) }
    if (!wantsApply(visit)) {
      const looked = await previewBases(visit.act, change)
      return looked.ok
        ? again(visit, kind, typedForm(refusedForm(visit, refusal('fields'))), looked.value)
        : refused(visit, kind, looked.refusal)
    }
    const done = await changeBases(visit.act, visit.house.codes, change, onceOf(visit))
    return done.ok ? seeOther(`${BACK}?done=done`) : refused(visit, kind, done.refusal)
  }
}

function refused(visit: SignedVisit, kind: BasisWishKind, why: Refusal): Promise<Answer> | Answer {
  return why.code === 'absent' ? absentAnswer(visit) : again(visit, kind, refusedForm(visit, why))
}

async function again(visit: SignedVisit, kind: BasisWishKind, form: FormState, preview?: BasisPreview): Promise<Answer> {
  return wishPage(visit, kind, await readBases(visit.act), form, preview)
}

function wishPage(visit: SignedVisit, kind: BasisWishKind, view: BasesView, form: FormState, preview?: BasisPreview): Answer {
  const row = rowOf(visit, view, kind)
  if (kind !== 'open' && row === undefined) return absentAnswer(visit)
  const { title, lead } = basisTexts.wish[kind]
  return page(
    <WishPage
      visit={visit}
      form={form}
      title={row ? `${title}：${row.title}` : title}
      lead={lead}
      crumbs={[{ label: basisTexts.title, href: BACK }]}
      backHref={BACK}
      version={view.version}
      isReady={preview !== undefined}
      preview={preview && kind !== 'note' && <Preview preview={preview} today={visit.act.today} code={row?.code} />}
    >
      <BasisFields
        kind={kind}
        form={form}
        begins={kind === 'correct' || kind === 'note' ? row?.validFrom : undefined}
        successors={successorsOf(visit, view)}
      />
    </WishPage>,
    form.status,
  )
}

function Preview(props: { readonly preview: BasisPreview; readonly today: Day; readonly code: string | undefined }) {
  const { preview, today, code } = props
  const before = preview.before.map(row => JSON.stringify(row))
  const touched = new Set(preview.after.filter(row => !before.includes(JSON.stringify(row))).map(row => row.code))
  const lines = basisLines(preview.after, preview.from).filter(({ key }) => touched.has(key) || key === code)
  return (
    <>
      {preview.from < today && (
        <Banner tone="warn" title={texts.pastTitle}>
          <p>{texts.pastText}</p>
        </Banner>
      )}
      <TwoDays from={preview.from} lines={lines} />
    </>
  )
}

function basisLines(rows: readonly BasisRow[], from: Day): readonly TwoDayLine[] {
  const on = (code: string, day: Day) => rows.find(row => row.code === code && standingOn(row, day) === 'now')
  const words = (row: BasisRow) => `${row.title}（${row.law} ${row.article}）${row.summary}`
  return [...new Set(rows.map(row => row.code))].map(code => {
    const [before, now] = [on(code, addDays(from, -1)), on(code, from)]
    return { key: code, before: before && words(before), on: now && words(now) }
  })
}

function rowOf(visit: SignedVisit, view: BasesView, kind: BasisWishKind): BasisRow | undefined {
  const own = view.rows.filter(row => row.code === keyIn(visit, 'code'))
  if (kind !== 'correct' && kind !== 'note') return latestOf(own)
  const begins = visit.form.get('begins') || visit.query.get('begins')
  return own.find(row => row.validFrom === begins)
}

function successorsOf(visit: SignedVisit, view: BasesView) {
  return view.rows
    .filter(row => row.code !== keyIn(visit, 'code') && standingOn(row, visit.act.today) !== 'closed')
    .map(row => ({ value: row.code, label: `${row.title}（${row.law} ${row.article}）` }))
}
