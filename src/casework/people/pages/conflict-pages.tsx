import { z } from 'zod'
import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { StaffId } from '../../../kernel/id.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, maybeWords, neededWords, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { readColleagues } from '../../../staff/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { endConflict, readConflicts, registerConflict } from '../acts/keep-conflicts.ts'
import { readPerson } from '../acts/read-person.ts'
import type { Conflict, ConflictId } from '../domain/conflict.ts'
import { nameOf } from '../domain/person.ts'
import { conflictTexts as texts } from './conflict-texts.ts'
import { flashOf, onceOf, personIdOf } from './sent.ts'

/** Who must not meet the person of the address; without `staffId`, oneself. */
export const CONFLICT_BODY = z.object({
  staffId: z.uuid({ error: texts.staffMissing }).nullish(),
  reason: z.string({ error: '関わりを選んでください。' }).max(60),
  words: maybeWords(1_000, texts.words),
})

export const END_CONFLICT_BODY = z.object({ words: neededWords(1_000, texts.endWords, texts.endWordsMissing) })

/** GET /people/:id/conflict. */
export async function showConflictForm(visit: SignedVisit): Promise<Answer> {
  return conflictPage(visit, await openForm(visit))
}

/** POST /people/:id/conflict: one press, and the person is not there any more for whom it was about. */
export async function answerConflict(visit: SignedVisit): Promise<Answer> {
  const read = readBody(CONFLICT_BODY, bodyFromForm(visit.form))
  const { reader } = visit.act
  const result = read.ok
    ? await registerConflict(
        visit.act,
        visit.house.codes,
        {
          staffId: (read.value.staffId ?? reader.staffId) as StaffId,
          personId: personIdOf(visit),
          reason: read.value.reason,
          words: read.value.words ?? null,
        },
        onceOf(visit),
      )
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  const isOwn = visit.form.get('staffId') === '' || visit.form.get('staffId') === reader.staffId
  if (result.ok) return seeOther(isOwn ? '/people?done=closed' : '/conflicts?done=closed')
  return result.refusal.code === 'absent' ? absentAnswer(visit) : conflictPage(visit, refusedForm(visit, result.refusal))
}

async function conflictPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const view = await readPerson(visit.act, personIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const name = nameOf(view.person)
  const at = `/people/${view.person.id}`
  return page(
    <Layout
      title={texts.formTitle}
      frame={frameOf(visit, 'people')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: name, href: at }, { label: texts.formTitle }]}
      withExit
    >
      <FormNotices form={form} />
      <PageTitle title={`${texts.formTitle}（${name}）`} lead={texts.explain} />
      <Form action={`${at}/conflict`} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
        {visit.act.reader.duties.has('head') && (
          <StaffField visit={visit} form={form} options={await readColleagues(visit.act, visit.act.reader.agencyId)} />
        )}
        <ReasonFields visit={visit} form={form} />
        <ButtonRow>
          <Button kind="danger">{texts.submit}</Button>
          <ButtonLink kind="quiet" href={at}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function StaffField(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly options: readonly { readonly id: string; readonly name: string }[]
}) {
  const { visit, form } = props
  const options = props.options.map(({ id, name }) => ({ value: id, label: name }))
  const value = form.value('staffId') || visit.act.reader.staffId
  return <Select name="staffId" label={texts.forStaff} required options={options} value={value} error={form.error('staffId')} />
}

/** The tie to the person, and words about it. */
function ReasonFields({ visit, form }: { readonly visit: SignedVisit; readonly form: FormState }) {
  const options = visit.house.codes.on('conflict_reason', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <RadioGroup
        name="reason"
        legend={texts.reason}
        required
        options={options}
        value={form.value('reason')}
        error={form.error('reason')}
      />
      <TextField name="words" label={texts.words} width="l" value={form.value('words')} error={form.error('words')} />
    </>
  )
}

/** GET /conflicts: for the head. */
export async function showConflicts(visit: SignedVisit): Promise<Answer> {
  const conflicts = await readConflicts(visit.act)
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'conflicts')} flash={flashOf(visit, texts.done)} withExit>
      <PageTitle title={texts.title} lead={texts.lead} />
      <Table
        caption={texts.title}
        isCaptionHidden
        columns={[
          { key: 'staff', label: texts.columns.staff, width: 'm' },
          { key: 'person', label: texts.columns.person, width: 'm' },
          { key: 'reason', label: texts.columns.reason },
          { key: 'set', label: texts.columns.set, width: 's' },
          { key: 'state', label: texts.columns.state },
        ]}
        rows={conflicts.map(one => conflictRow(visit, one))}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </Layout>,
  )
}

function conflictRow(visit: SignedVisit, one: Conflict) {
  const reason = visit.house.codes.label('conflict_reason', one.reason, visit.act.today)
  return {
    key: one.id,
    cells: {
      staff: one.staffName,
      person: one.personName ?? texts.hiddenPerson,
      reason: one.words === null ? reason : `${reason}（${one.words}）`,
      set: formatDayShort(dayOfInstant(one.setAt)),
      state:
        one.endedAt === null ? (
          <>
            <Badge tone="warn">{texts.stands}</Badge> <a href={`/conflicts/${one.id}/end`}>{texts.end}</a>
          </>
        ) : (
          texts.ended(one.endWords ?? '')
        ),
    },
  }
}

/** GET /conflicts/:id/end. */
export async function showEndConflict(visit: SignedVisit): Promise<Answer> {
  return endPage(visit, await openForm(visit))
}

/** POST /conflicts/:id/end. */
export async function answerEndConflict(visit: SignedVisit): Promise<Answer> {
  const read = readBody(END_CONFLICT_BODY, bodyFromForm(visit.form))
  const result = read.ok
    ? await endConflict(visit.act, visit.params['id'] as ConflictId, read.value.words, onceOf(visit))
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (result.ok) return seeOther('/conflicts?done=ended')
  return result.refusal.code === 'absent' ? absentAnswer(visit) : endPage(visit, refusedForm(visit, result.refusal))
}

async function endPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const one = (await readConflicts(visit.act)).find(conflict => conflict.id === visit.params['id'])
  if (one === undefined) return absentAnswer(visit)
  return page(
    <Layout
      title={texts.endTitle}
      frame={frameOf(visit, 'conflicts')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/conflicts' }, { label: texts.endTitle }]}
      withExit
    >
      <FormNotices form={form} />
      <PageTitle title={`${texts.endTitle}（${one.staffName}）`} lead={texts.endLead} />
      <Form action={`/conflicts/${one.id}/end`} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
        <TextArea name="words" label={texts.endWords} required value={form.value('words')} error={form.error('words')} />
        <ButtonRow>
          <Button kind="primary">{texts.end}</Button>
          <ButtonLink kind="quiet" href="/conflicts">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
