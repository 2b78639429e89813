import { z } from 'zod'
import { formatInstant } from '../../kernel/day.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { bodyFromForm, neededWords, oneOf, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Description } from '../../ui/description.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { AlertEvent } from '../acts/watch-access.ts'
import { closeAlert, readAlert, readAlerts, runRules } from '../acts/watch-access.ts'
import type { Alert } from '../domain/alert.ts'
import { ALERT_FINDINGS } from '../domain/alert.ts'
import { alertTexts as texts } from './alert-texts.ts'
import { auditTexts } from './audit-texts.ts'

/** How an alert is closed. */
export const CLOSE_BODY = z.object({
  finding: oneOf(ALERT_FINDINGS, texts.findingMissing),
  words: neededWords(2_000, texts.words, texts.wordsMissing),
})

const DONE: Readonly<Record<string, string>> = { ran: texts.ran, closed: texts.closed }

/** GET /audit/alerts: what should be asked about, the open first. */
export async function showAlerts(visit: SignedVisit): Promise<Answer> {
  const alerts = await readAlerts(visit.act)
  const run = (
    <ActionForm action="/audit/alerts/run" token={visit.formToken} kind="secondary">
      {texts.run}
    </ActionForm>
  )
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'audit')}
      flash={DONE[visit.query.get('done')]}
      crumbs={[{ label: auditTexts.title, href: '/audit' }, { label: texts.title }]}
    >
      <PageTitle title={texts.title} lead={texts.lead} actions={run} />
      <Table
        caption={texts.title}
        isCaptionHidden
        columns={[
          { key: 'rule', label: texts.columns.rule, width: 'l' },
          { key: 'staff', label: texts.columns.staff },
          { key: 'events', label: texts.columns.events, width: 'xs', align: 'end' },
          { key: 'when', label: texts.columns.when, width: 'm' },
          { key: 'state', label: texts.columns.state, width: 'm' },
        ]}
        rows={alerts.map(alert => ({
          key: alert.id,
          href: `/audit/alerts/${alert.id}`,
          cells: {
            rule: texts.rules[alert.rule],
            staff: `${alert.staffName}（${alert.agencyName}）`,
            events: String(alert.events),
            when: formatInstant(alert.lastAt),
            state: <FindingBadge alert={alert} />,
          },
        }))}
        empty={{ title: texts.empty, text: texts.emptyText, action: run }}
      />
    </Layout>,
  )
}

/** POST /audit/alerts/run. */
export async function answerRun(visit: SignedVisit): Promise<Answer> {
  await runRules(visit.act)
  return seeOther('/audit/alerts?done=ran')
}

/** GET /audit/alerts/:id. */
export async function showAlert(visit: SignedVisit): Promise<Answer> {
  const found = await readAlert(visit.act, visit.params['id'] ?? '')
  return found ? alertPage(visit, found, await openForm(visit)) : absentAnswer(visit)
}

/** POST /audit/alerts/:id/close. */
export async function answerClose(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  const read = readBody(CLOSE_BODY, bodyFromForm(visit.form))
  const result = read.ok
    ? await closeAlert(visit.act, id, read.value.finding, read.value.words)
    : ({ ok: false, refusal: refusal('fields', { fields: read.refusal }) } as const)
  if (result.ok) return seeOther('/audit/alerts?done=closed')
  const found = await readAlert(visit.act, id)
  return found && result.refusal.code !== 'absent' ? alertPage(visit, found, refusedForm(visit, result.refusal)) : absentAnswer(visit)
}

type Found = { readonly alert: Alert; readonly events: readonly AlertEvent[] }

function alertPage(visit: SignedVisit, { alert, events }: Found, form: FormState): Answer {
  const title = texts.one(texts.rules[alert.rule])
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'audit')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: auditTexts.title, href: '/audit' }, { label: texts.title, href: '/audit/alerts' }, { label: title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={title} />
      <Description
        rows={[
          { label: texts.facts.staff, value: `${alert.staffName}（${alert.agencyName}）` },
          { label: texts.facts.when, value: `${formatInstant(alert.firstAt)} 〜 ${formatInstant(alert.lastAt)}` },
          { label: texts.facts.events, value: texts.count(alert.events) },
          { label: texts.facts.result, value: <FindingBadge alert={alert} /> },
          ...(alert.words === null ? [] : [{ label: texts.words, value: `${alert.words}（${alert.closerName}）`, wide: true }]),
        ]}
      />
      {alert.closedAt === null && <CloseForm visit={visit} alert={alert} form={form} />}
      <Events events={events} />
    </Layout>,
    form.status,
  )
}

function CloseForm({ visit, alert, form }: { readonly visit: SignedVisit; readonly alert: Alert; readonly form: FormState }) {
  if (alert.staffId === visit.act.reader.staffId) return <Banner tone="info" title={texts.own} />
  return (
    <Section id="close" title={texts.closeTitle}>
      <Form action={`/audit/alerts/${alert.id}/close`} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
        <RadioGroup
          name="finding"
          legend={texts.finding}
          required
          options={ALERT_FINDINGS.map(value => ({ value, label: texts.findings[value] }))}
          value={form.value('finding')}
          error={form.error('finding')}
        />
        <TextArea name="words" label={texts.words} required rows={3} value={form.value('words')} error={form.error('words')} />
        <ButtonRow>
          <Button kind="primary">{texts.submit}</Button>
          <ButtonLink kind="quiet" href="/audit/alerts">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Section>
  )
}

function Events({ events }: Pick<Found, 'events'>) {
  return (
    <Section id="events" title={texts.eventsTitle}>
      <Table
        caption={texts.eventsTitle}
        isCaptionHidden
        columns={[
          { key: 'at', label: texts.eventColumns.at, width: 's' },
          { key: 'action', label: texts.eventColumns.action, width: 'm' },
          { key: 'subject', label: texts.eventColumns.subject },
          { key: 'requestNo', label: texts.eventColumns.requestNo, width: 's' },
        ]}
        rows={events.map(event => ({
          key: event.id,
          cells: {
            at: formatInstant(event.at),
            action: auditTexts.actionOf(event.action),
            subject: <SubjectLink id={event.subjectIds[0]} />,
            requestNo: event.requestNo,
          },
        }))}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </Section>
  )
}

function SubjectLink({ id }: { readonly id: string | undefined }) {
  return id === undefined ? <span>{auditTexts.noSubject}</span> : <a href={`/audit?subject=${id}`}>{id.slice(-8)}</a>
}

function FindingBadge({ alert }: { readonly alert: Alert }) {
  if (alert.finding === null) return <Badge tone="warn">{texts.open}</Badge>
  const tone = alert.finding === 'justified' ? 'good' : alert.finding === 'unclear' ? 'warn' : 'bad'
  return <Badge tone={tone}>{texts.findings[alert.finding]}</Badge>
}
