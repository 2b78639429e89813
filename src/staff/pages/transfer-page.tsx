import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { formatEra } from '../../kernel/era.ts'
import { DUTIES } from '../../kernel/reader.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { bodyFromForm, maybeAnyDay, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Disclosure } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { TransferPlan } from '../acts/transfer-staff.ts'
import { planTransfer, transferStaff } from '../acts/transfer-staff.ts'
import { DUTY_WORDS } from '../domain/duty-words.ts'
import { refusedAccountForm } from './account-form-state.ts'
import { texts as accountTexts } from './account-texts.ts'
import { dutyWord } from './duty-choices.tsx'
import { Complaints, Plan } from './transfer-plan.tsx'
import { texts } from './transfer-texts.ts'

const LONGEST = 200_000

const LIST = z.object({
  usual: maybeAnyDay(texts.usual),
  // Cells are looked at one by one; the whole is only bounded, so that tabs and quotes stay as they were copied.
  list: z.string({ error: texts.errors.text }).min(1, { message: texts.errors.text }).max(LONGEST),
})

/** GET /staff-accounts/transfer: where the list is pasted; the day is the next 1 April. */
export async function showTransfer(visit: SignedVisit): Promise<Answer> {
  return transferPage(visit, await openForm(visit, { usual: formatEra(nextApril(visit.act.today)) }))
}

/** POST /staff-accounts/transfer: looks the list over; with `step=apply` does it, or nothing of it. */
export async function answerTransfer(visit: SignedVisit): Promise<Answer> {
  const read = readBody(LIST, bodyFromForm(visit.form))
  if (!read.ok) return transferPage(visit, refusedAccountForm(visit, read.refusal))
  const { list } = read.value
  const usual = read.value.usual ?? undefined
  if (visit.form.get('step') !== 'apply') {
    const plan = await planTransfer(visit.act, list, usual)
    return transferPage(visit, typed(visit, plan.complaints.length > 0 ? 422 : 200), plan)
  }
  const done = await transferStaff(visit.act, list, usual)
  return done.ok ? donePage(visit, done.value) : transferPage(visit, typed(visit, 422), done.refusal)
}

function typed(visit: SignedVisit, status: number): FormState {
  return { ...refusedAccountForm(visit, {}), notice: undefined, hasErrors: status >= 400, status }
}

function transferPage(visit: SignedVisit, form: FormState, plan?: TransferPlan): Answer {
  const isReady = plan !== undefined && plan.complaints.length === 0
  const crumbs = [{ label: accountTexts.title, href: '/staff-accounts' }, { label: texts.title }]
  return page(
    <Layout title={texts.title} hasErrors={form.hasErrors} frame={frameOf(visit, 'staff-accounts')} crumbs={crumbs}>
      <FormNotices form={form} />
      <PageTitle title={texts.title} lead={texts.lead} />
      {plan && plan.complaints.length > 0 && <Complaints complaints={plan.complaints} />}
      {isReady && <Plan plan={plan} />}
      <Form action="/staff-accounts/transfer" token={visit.formToken}>
        {isReady && (
          <ButtonRow>
            <Button kind="primary" name="step" value="apply" busyLabel={texts.applying}>
              {texts.apply(plan.moves.length)}
            </Button>
          </ButtonRow>
        )}
        <DayField name="usual" label={texts.usual} value={form.value('usual')} error={form.error('usual')} />
        <TextArea
          name="list"
          label={texts.list}
          support={texts.listSupport}
          required
          rows={12}
          value={form.value('list')}
          error={form.error('list')}
        />
        <ButtonRow>
          <Button kind={isReady ? 'secondary' : 'primary'} name="step" value="preview">
            {texts.preview}
          </Button>
          <ButtonLink kind="quiet" href="/staff-accounts">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
      <Disclosure summary={texts.words}>
        <Words />
      </Disclosure>
    </Layout>,
    form.status,
  )
}

function donePage(visit: SignedVisit, plan: TransferPlan): Answer {
  const title = texts.done(plan.moves.length)
  return page(
    <Layout title={title} frame={frameOf(visit, 'staff-accounts')}>
      <PageTitle title={title} lead={texts.doneText} />
      <Banner tone="good" title={title} />
      <Plan plan={plan} />
      <ButtonLink kind="secondary" href="/staff-accounts">
        {texts.back}
      </ButtonLink>
    </Layout>,
  )
}

function Words() {
  return (
    <Table
      caption={texts.words}
      isCaptionHidden
      columns={[
        { key: 'word', label: texts.wordColumns.word },
        { key: 'duty', label: texts.wordColumns.duty },
      ]}
      rows={DUTIES.map(duty => ({ key: duty, cells: { word: DUTY_WORDS[duty], duty: dutyWord(duty) } }))}
      empty={{ title: '', text: '' }}
    />
  )
}

function nextApril(today: Day): Day {
  const thisYear = `${today.slice(0, 4)}-04-01` as Day
  return today <= thisYear ? thisYear : (`${Number(today.slice(0, 4)) + 1}-04-01` as Day)
}
