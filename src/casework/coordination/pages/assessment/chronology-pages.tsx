import { z } from 'zod'
import { formatBoth } from '../../../../kernel/era.ts'
import { readId } from '../../../../kernel/id.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, neededWords, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { ChronologyView } from '../../acts/assessment/chronology.ts'
import { readChronology, strikeLineOut, writeLine } from '../../acts/assessment/chronology.ts'
import { CasePage } from '../case/case-frame.tsx'
import { caseTexts } from '../case/case-texts.ts'
import { ChronologyTable } from './chronology-table.tsx'
import { eventInWords } from './chronology-words.ts'
import { LINE_BODY, LineForm, lineFrom } from './line-form.tsx'
import { caseIdOf, flashOf, onceOf } from './sent.ts'
import { issueTexts } from './texts-issue.ts'

const { chronology: words, fields, wrong } = issueTexts
const STRIKE_BODY = z.object({ why: z.string({ error: wrong.why }).pipe(neededWords(500, fields.why, wrong.why)) })

/** GET /cases/:id/chronology: the years of the family, and a form for what no record knows. */
export async function showChronology(visit: SignedVisit): Promise<Answer> {
  const view = await readChronology(visit.act, caseIdOf(visit))
  return view === undefined ? absentAnswer(visit) : draw(visit, view, await openForm(visit))
}

/** POST /cases/:id/chronology: a line written by hand. */
export async function answerChronology(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const read = readBody(LINE_BODY, bodyFromForm(visit.form))
  const written = read.ok
    ? await writeLine(visit.act, id, lineFrom(read.value), onceOf(visit))
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (written.ok) return seeOther(`/cases/${id}/chronology?done=line`)
  const view = await readChronology(visit.act, id)
  if (view === undefined || written.refusal.code === 'absent') return absentAnswer(visit)
  return draw(visit, view, refusedForm(visit, written.refusal))
}

/** GET /cases/:id/chronology/strike?line=: asks why a line is struck. */
export async function showStrike(visit: SignedVisit): Promise<Answer> {
  return strikePage(visit, await openForm(visit))
}

/** POST /cases/:id/chronology/strike. */
export async function answerStrike(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const line = readId<'chronology_line'>(visit.form.get('line'))
  const read = readBody(STRIKE_BODY, bodyFromForm(visit.form))
  if (line === undefined) return absentAnswer(visit)
  if (!read.ok) return strikePage(visit, refusedForm(visit, refusal('fields', { fields: read.refusal })))
  const struck = await strikeLineOut(visit.act, id, line, read.value.why, onceOf(visit))
  return struck.ok ? seeOther(`/cases/${id}/chronology?done=struck`) : absentAnswer(visit)
}

/** GET /cases/:id/chronology/print: the years on A4. Printing is written down. */
export async function printChronology(visit: SignedVisit): Promise<Answer> {
  const view = await readChronology(visit.act, caseIdOf(visit), true)
  if (view === undefined) return absentAnswer(visit)
  const { head } = view
  const { id, label } = head.supportCase
  const crumbs = [{ label: caseTexts.navigation, href: '/cases' }, { label, href: `/cases/${id}` }, { label: words.title }]
  const actions = (
    <>
      <PrintButton />
      <ButtonLink kind="quiet" href={`/cases/${id}/chronology`}>
        {words.back}
      </ButtonLink>
    </>
  )
  return page(
    <Layout title={`${words.title} — ${label}`} frame={frameOf(visit, 'cases')} crumbs={crumbs} withExit>
      <ScreenOnly>
        <PageTitle title={words.title} lead={label} actions={actions} />
      </ScreenOnly>
      <Paper visit={visit} name={words.title} number={caseTexts.no(head.no)}>
        <Sheet title={words.title} number={caseTexts.no(head.no)} day={formatBoth(visit.act.today)} to={label} note={words.paperNote}>
          <ChronologyTable visit={visit} view={view} isPaper />
        </Sheet>
      </Paper>
    </Layout>,
  )
}

function draw(visit: SignedVisit, view: ChronologyView, form: FormState): Answer {
  const { head } = view
  const { id } = head.supportCase
  const print = (
    <ButtonLink kind="secondary" href={`/cases/${id}/chronology/print`}>
      {words.print}
    </ButtonLink>
  )
  return page(
    <CasePage visit={visit} head={head} here="assessment" title={words.title} hasErrors={form.hasErrors} flash={flashOf(visit)}>
      <FormNotices form={form} />
      <Section id="years" title={words.title} actions={print}>
        <p>{words.lead}</p>
        {view.rows.length === 0 ? <EmptyState title={words.empty} text={words.emptyText} /> : <ChronologyTable visit={visit} view={view} />}
      </Section>
      {head.glassUntil === null && (
        <Section id="add" title={words.add}>
          <p>{words.addLead}</p>
          <LineForm visit={visit} view={view} form={form} />
        </Section>
      )}
    </CasePage>,
    form.status,
  )
}

async function strikePage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const asked = visit.query.get('line') || visit.form.get('line')
  const view = await readChronology(visit.act, caseIdOf(visit))
  const row = view?.rows.find(({ source }) => source.of === 'line' && source.id === asked)
  if (view === undefined || row === undefined || view.head.glassUntil !== null) return absentAnswer(visit)
  return page(
    <CasePage visit={visit} head={view.head} here="assessment" title={words.strikeTitle} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Section id="strike" title={words.strikeTitle}>
        <p>{words.strikeLead}</p>
        <p class="tn-kept">{eventInWords(visit, row.event)}</p>
        <Form action={visit.path} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
          <input type="hidden" name="line" value={asked} />
          <TextField name="why" label={fields.why} required width="full" value={form.value('why')} error={form.error('why')} />
          <ButtonRow>
            <Button kind="danger">{words.strike}</Button>
            <ButtonLink kind="quiet" href={`/cases/${view.head.supportCase.id}/chronology`}>
              {issueTexts.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Section>
    </CasePage>,
    form.status,
  )
}
