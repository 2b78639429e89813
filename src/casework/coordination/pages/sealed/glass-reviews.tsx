import type { Day } from '../../../../kernel/day.ts'
import { formatDayShort, formatInstant } from '../../../../kernel/day.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { Description } from '../../../../ui/description.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Table } from '../../../../ui/table.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { readReviews, reviewGlass } from '../../acts/sealed/review-glass.ts'
import type { GlassId, GlassReview } from '../../domain/sealed/glass.ts'
import { REVIEW_BODY } from './glass-bodies.ts'
import { glassTexts as texts } from './glass-texts.ts'

/** GET /glass/reviews: every emergency opening, those that wait first, the overdue in red. */
export async function showReviews(visit: SignedVisit): Promise<Answer> {
  const rows = await readReviews(visit.act)
  const flash = visit.query.get('done') === 'reviewed' ? texts.reviewed : undefined
  return page(
    <Layout title={texts.reviewsTitle} frame={frameOf(visit, 'audit')} flash={flash}>
      <PageTitle title={texts.reviewsTitle} lead={texts.reviewsLead} />
      <Table
        caption={texts.reviewsTitle}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'no', label: texts.columns.no, width: 's' },
          { key: 'state', label: texts.columns.state, width: 'm' },
          { key: 'due', label: texts.columns.due, width: 's' },
          { key: 'when', label: texts.columns.when, width: 's' },
          { key: 'who', label: texts.columns.who, width: 'm' },
          { key: 'reason', label: texts.columns.reason },
          { key: 'looks', label: texts.columns.looks, width: 'xs', align: 'end' },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          href: `/glass/${row.id}/review`,
          tone: isOverdue(visit, row) ? 'bad' : undefined,
          cells: {
            no: texts.ref(row.no),
            state: <StateBadge visit={visit} row={row} />,
            due: formatDayShort(row.reviewBy as Day),
            when: whenOf(row.openedAt),
            who: `${row.staffName}（${row.agencyName}）`,
            reason: visit.house.codes.label('glass_reason', row.reasonCode, visit.act.today),
            looks: String(row.looks),
          },
        }))}
        empty={{ title: texts.reviewsEmpty, text: texts.reviewsEmptyText }}
      />
    </Layout>,
  )
}

/** GET /glass/:id/review. */
export async function showReview(visit: SignedVisit): Promise<Answer> {
  const row = (await readReviews(visit.act)).find(one => one.id === visit.params['id'])
  return row ? reviewPage(visit, row, await openForm(visit)) : absentAnswer(visit)
}

/** POST /glass/:id/review. */
export async function answerReview(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as GlassId
  const read = readBody(REVIEW_BODY, bodyFromForm(visit.form))
  const result = read.ok
    ? await reviewGlass(visit.act, id, read.value.finding, read.value.words)
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (result.ok) return seeOther('/glass/reviews?done=reviewed')
  const row = (await readReviews(visit.act)).find(one => one.id === id)
  return row && result.refusal.code !== 'absent' ? reviewPage(visit, row, refusedForm(visit, result.refusal)) : absentAnswer(visit)
}

function reviewPage(visit: SignedVisit, row: GlassReview, form: FormState): Answer {
  const title = texts.reviewTitle(row.no)
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'audit')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.reviewsTitle, href: '/glass/reviews' }, { label: title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={title} />
      <Facts visit={visit} row={row} />
      {row.reviewedAt === null && <ReviewForm visit={visit} row={row} form={form} />}
    </Layout>,
    form.status,
  )
}

function Facts({ visit, row }: { readonly visit: SignedVisit; readonly row: GlassReview }) {
  const { codes } = visit.house
  const { facts } = texts
  const found =
    row.finding === null
      ? []
      : [
          {
            label: facts.result,
            value: `${codes.label('finding', row.finding, visit.act.today)}（${row.reviewerName}）${row.findingWords}`,
            wide: true,
          },
        ]
  return (
    <Description
      rows={[
        { label: facts.who, value: `${row.staffName}（${row.agencyName}）` },
        { label: facts.case, value: texts.caseNo(row.caseNo) },
        { label: facts.when, value: `${whenOf(row.openedAt)} 〜 ${whenOf(row.overAt).slice(-5)}` },
        { label: facts.due, value: formatDayShort(row.reviewBy as Day) },
        { label: facts.reason, value: codes.label('glass_reason', row.reasonCode, visit.act.today) },
        {
          label: facts.looks,
          value: (
            <>
              {texts.looks(row.looks)} <a href={`/audit?subject=${row.caseId}`}>{texts.seeLooks}</a>
            </>
          ),
        },
        { label: facts.words, value: row.words, wide: true },
        ...found,
      ]}
    />
  )
}

function ReviewForm(props: { readonly visit: SignedVisit; readonly row: GlassReview; readonly form: FormState }) {
  const { visit, row, form } = props
  if (row.staffId === visit.act.reader.staffId) return <Banner tone="info" title={texts.ownOpening} />
  return (
    <Form action={`/glass/${row.id}/review`} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
      <RadioGroup
        name="finding"
        legend={texts.finding}
        required
        options={visit.house.codes.on('finding', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
        value={form.value('finding')}
        error={form.error('finding')}
      />
      <TextArea name="words" label={texts.findingWords} required value={form.value('words')} error={form.error('words')} />
      <ButtonRow>
        <Button kind="primary">{texts.reviewSubmit}</Button>
        <ButtonLink kind="quiet" href="/glass/reviews">
          {texts.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}

function StateBadge({ visit, row }: { readonly visit: SignedVisit; readonly row: GlassReview }) {
  if (row.finding !== null) {
    const tone = row.finding === 'justified' ? 'good' : row.finding === 'unclear' ? 'warn' : 'bad'
    return <Badge tone={tone}>{visit.house.codes.label('finding', row.finding, visit.act.today)}</Badge>
  }
  return isOverdue(visit, row) ? <Badge tone="bad">{texts.overdue}</Badge> : <Badge tone="warn">{texts.waiting}</Badge>
}

function isOverdue(visit: SignedVisit, row: GlassReview): boolean {
  return row.reviewedAt === null && row.reviewBy < visit.act.today
}

function whenOf(instant: string): string {
  return formatInstant(new Date(instant))
}
