import { z } from 'zod'
import { formatDayShort, formatInstant } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, maybeWords, oneOf, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Sheet, SheetTable } from '../../../../ui/sheet.tsx'
import { Table } from '../../../../ui/table.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { decideDestruction, proposeDestruction, readDestruction } from '../../acts/sealed/keep-and-destroy.ts'
import type { Destruction, DestructionId, DestructionLine } from '../../domain/sealed/retention.ts'
import { retentionTexts as texts } from './retention-texts.ts'
import { sealedOnce } from './sealed-steps.tsx'

const ANSWER_BODY = z
  .object({ answer: oneOf(['yes', 'no'], texts.answerMissing), words: maybeWords(1_000, texts.words) })
  .refine(body => body.answer === 'yes' || Boolean(body.words), { path: ['words'], message: texts.wordsMissing })

/** POST /retention/lists: the list of today. */
export async function answerPropose(visit: SignedVisit): Promise<Answer> {
  const result = await proposeDestruction(visit.act, sealedOnce(visit))
  return seeOther(result.ok ? `/retention/lists/${result.value}?done=proposed` : '/retention')
}

/** GET /retention/lists/:id: the list, or the certificate that can be printed. */
export async function showDestruction(visit: SignedVisit): Promise<Answer> {
  const shown = await readDestruction(visit.act, visit.params['id'] as DestructionId)
  return shown ? listPage(visit, shown, await openForm(visit)) : absentAnswer(visit)
}

/** POST /retention/lists/:id: the second person's answer. */
export async function answerDestruction(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as DestructionId
  const read = readBody(ANSWER_BODY, bodyFromForm(visit.form))
  const result = read.ok
    ? await decideDestruction(visit.act, id, read.value.answer === 'yes', read.value.words ?? null, sealedOnce(visit))
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (result.ok) return seeOther(`/retention/lists/${id}?done=decided`)
  const shown = await readDestruction(visit.act, id)
  return shown && result.refusal.code !== 'absent' ? listPage(visit, shown, refusedForm(visit, result.refusal)) : absentAnswer(visit)
}

type Shown = { readonly destruction: Destruction; readonly lines: readonly DestructionLine[] }

function listPage(visit: SignedVisit, { destruction, lines }: Shown, form: FormState): Answer {
  const title = texts.listTitle(destruction.no)
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'retention')}
      hasErrors={form.hasErrors}
      flash={texts.done[visit.query.get('done')]}
      crumbs={[{ label: texts.title, href: '/retention' }, { label: title }]}
    >
      <FormNotices form={form} />
      <ScreenOnly>
        <PageTitle title={title} lead={texts.states[destruction.state]} actions={<PrintButton />} />
      </ScreenOnly>
      {destruction.certificate === null ? <Lines lines={lines} /> : <Certificate visit={visit} destruction={destruction} lines={lines} />}
      {destruction.state === 'proposed' && <AnswerForm visit={visit} destruction={destruction} form={form} />}
    </Layout>,
    form.status,
  )
}

function AnswerForm(props: { readonly visit: SignedVisit; readonly destruction: Destruction; readonly form: FormState }) {
  const { visit, destruction, form } = props
  if (destruction.proposedBy === visit.act.reader.staffId) return <Banner tone="info" title={texts.ownList} />
  return (
    <Section id="answer" title={texts.decideTitle}>
      <Banner tone="bad" title={texts.decideLead} />
      <Form action={visit.path} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
        <RadioGroup
          name="answer"
          legend={texts.answer}
          required
          options={[
            { value: 'yes', label: texts.approve },
            { value: 'no', label: texts.refuse },
          ]}
          value={form.value('answer')}
          error={form.error('answer')}
        />
        <TextArea name="words" label={texts.words} rows={2} value={form.value('words')} error={form.error('words')} />
        <ButtonRow>
          <Button kind="danger">{texts.submit}</Button>
          <ButtonLink kind="quiet" href="/retention">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Section>
  )
}

function Lines({ lines }: { readonly lines: readonly DestructionLine[] }) {
  return (
    <Table
      caption={texts.dueTitle}
      columns={[
        { key: 'no', label: texts.dueColumns.no, width: 's' },
        { key: 'ended', label: texts.dueColumns.ended, width: 's' },
        { key: 'due', label: texts.dueColumns.due, width: 's' },
      ]}
      rows={lines.map(line => ({
        key: String(line.caseNo),
        cells: { no: texts.caseOf(line.caseNo), ended: formatDayShort(line.endedOn), due: formatDayShort(line.dueOn) },
      }))}
      empty={{ title: texts.dueEmpty, text: texts.dueEmptyText }}
    />
  )
}

/** What kinds, how many, when, by whom. No name of anybody it was about. */
function Certificate(props: {
  readonly visit: SignedVisit
  readonly destruction: Destruction
  readonly lines: readonly DestructionLine[]
}) {
  const { destruction, lines, visit } = props
  const counts = Object.entries(destruction.certificate ?? {}).filter(([, count]) => count > 0)
  const by = (name: string | null, at: string | null) => texts.decidedBy(name ?? '', at === null ? '' : formatInstant(new Date(at)))
  const numbers = lines.filter(line => line.isDestroyed).map(line => texts.caseOf(line.caseNo))
  return (
    <Sheet
      title={texts.certificateTitle}
      number={texts.listNo(destruction.no)}
      day={formatBoth(destruction.asOf)}
      from={visit.house.cityName}
      note={texts.printNote}
    >
      <p class="tn-sheet__lead">{texts.certificateText(destruction.destroyed ?? 0)}</p>
      <SheetTable
        rows={[
          [
            { label: texts.proposedLabel, value: by(destruction.proposedByName, destruction.proposedAt) },
            { label: texts.decidedLabel, value: by(destruction.decidedByName, destruction.decidedAt) },
          ],
          [{ label: texts.dueColumns.no, value: numbers.join('、') }],
        ]}
      />
      <SheetTable title={texts.kinds} rows={counts.map(([kind, count]) => [{ label: kind, value: texts.records(count) }])} />
    </Sheet>
  )
}
