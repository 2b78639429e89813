import type { Child } from 'hono/jsx'
import { addDays, formatInstant } from '../../../../kernel/day.ts'
import { formatBoth, formatEra } from '../../../../kernel/era.ts'
import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge, Urgency } from '../../../../ui/badge.tsx'
import { BothDates } from '../../../../ui/both-dates.tsx'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { Description } from '../../../../ui/description.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { IdentityBar } from '../../../../ui/identity-bar.tsx'
import { Quote } from '../../../../ui/quote.tsx'
import { Disclosure } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { TimelineEntry } from '../../../../ui/timeline.tsx'
import type { NamedRequestAct, RequestView } from '../../acts/case/read-request.ts'
import { isRequestOverdue } from '../../domain/case/request.ts'
import { REQUEST_WORDS } from './request-bodies.ts'
import { requestTexts as texts } from './request-texts.ts'
import { STATE_TONE } from './request-words.ts'
import { labelOf, optionsOf } from './sent.ts'

type Parts = { readonly visit: SignedVisit; readonly shown: RequestView }

/** Which request this is, between whom, with or without consent, and in red what somebody must turn to. */
export function RequestHead({ visit, shown, title }: Parts & { readonly title: string }) {
  const { request, names } = shown
  const isOverdue = isRequestOverdue(request, visit.act.today)
  const isSender = request.fromAgency === visit.act.reader.agencyId
  return (
    <IdentityBar
      title={`${title}　${texts.number(names.no)}`}
      badges={
        <>
          <Badge tone={STATE_TONE[request.state]}>{texts.states[request.state]}</Badge>
          <Badge tone={request.basis === 'consent' ? 'good' : 'info'}>{texts.variant(request.basis === 'consent')}</Badge>
          {isOverdue && <Badge tone="bad">{texts.overdue}</Badge>}
        </>
      }
      facts={[
        { label: texts.columns.from, value: `${names.fromAgency}　${names.fromStaff}` },
        { label: texts.columns.to, value: names.toAgency },
        { label: texts.columns.urgency, value: <Urgency level={request.urgency} /> },
        { label: texts.columns.replyBy, value: <BothDates day={request.replyBy} /> },
        ...(request.submittedAt === null
          ? []
          : [{ label: texts.columns.submittedAt, value: formatInstant(new Date(request.submittedAt)) }]),
      ]}
      warning={isOverdue ? (isSender ? texts.overdueFrom : texts.overdueTo) : undefined}
    />
  )
}

/** What the applying agency wrote, in words. */
export function RequestFacts({ visit, shown }: Parts) {
  const { request, names } = shown
  const { fields } = texts
  const rows = [
    [fields.tried, request.tried],
    [fields.whyMany, request.whyMany],
    [fields.asked, request.asked],
    [fields.issues, request.issues.map(issue => labelOf(visit, 'issue', issue)).join('、')],
    [fields.householdId, names.household],
    [fields.involved, names.involved.join('、')],
    [fields.wanted, names.wanted.join('、')],
    [fields.basis, basisWords(visit, shown)],
    [fields.basisReason, request.basisReason],
  ] as const
  return (
    <>
      {request.personWords && <Quote speaker={texts.paper.person}>{request.personWords}</Quote>}
      <Description rows={rows.flatMap(([label, value]) => (value ? [{ label, value, wide: true }] : []))} />
    </>
  )
}

/** The basis with its article, as it stood on the day it was chosen, and how consent was made sure of. */
export function basisWords(visit: SignedVisit, { request }: Pick<RequestView, 'request'>): string {
  const { codes } = visit.house
  const basis = codes.basis(request.basis, request.basisOn)
  const words = basis ? `${basis.title}（${basis.law} ${basis.article}）` : request.basis
  const how = request.consentType === null ? '' : `・${codes.label('consent_type', request.consentType, request.basisOn)}`
  return `${words}${how}　${formatBoth(request.basisOn)}`
}

/** What happened to a request, newest first. */
export function requestTimeline(visit: SignedVisit, acts: readonly NamedRequestAct[]): readonly TimelineEntry[] {
  return acts
    .map(act => ({
      key: act.id,
      when: formatInstant(new Date(act.at)),
      whenMachine: act.at,
      who: `${act.agencyName}　${act.staffName}`,
      title: texts.happened[act.kind],
      tone: act.kind === 'accepted' ? ('good' as const) : act.kind === 'returned' ? ('warn' as const) : ('neutral' as const),
      body: bodyOf(visit, act),
    }))
    .reverse()
}

function bodyOf(visit: SignedVisit, act: NamedRequestAct): Child {
  if (act.kind === 'returned') {
    return (
      <>
        <p>{labelOf(visit, 'referral_reason', act.body.reason)}</p>
        <p class="tn-said">{act.body.words}</p>
      </>
    )
  }
  if (act.kind === 'accepted' || act.kind === 'withdrawn' || act.kind === 'ended') {
    return act.body.words ? <p class="tn-said">{act.body.words}</p> : undefined
  }
  return undefined
}

export type RequestAnswerVerb = 'accept' | 'return' | 'withdraw'
/** An answer that was refused, with what was typed and why. */
export type RefusedRequest = { readonly verb: RequestAnswerVerb; readonly form: FormState }

/** One small form for one thing the reader's agency may do now, folded until somebody wants it. */
export function AnswerForm(
  props: Parts & { readonly verb: RequestAnswerVerb; readonly refused: RefusedRequest | undefined; readonly isOpen: boolean },
) {
  const { visit, shown, verb } = props
  const refused = props.refused?.verb === verb ? props.refused.form : undefined
  const { title, button } = texts.answers[verb]
  const at = `/coordination/${shown.request.id}`
  return (
    <Disclosure summary={title} isOpen={props.isOpen || refused !== undefined}>
      <Form action={`${at}/${verb}`} token={visit.formToken} idempotencyKey={refused?.idempotencyKey ?? newId()} label={title}>
        <HiddenFields values={{ answer: verb }} />
        <AnswerFields visit={visit} shown={shown} verb={verb} refused={refused} />
        <ButtonRow>
          <Button kind={verb === 'accept' ? 'primary' : 'secondary'} busyLabel={texts.recording}>
            {button}
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

const DAYS_TO_CONTACT = 7

function AnswerFields({
  visit,
  shown,
  verb,
  refused,
}: Parts & { readonly verb: RequestAnswerVerb; readonly refused: FormState | undefined }) {
  // Several forms stand on one page: only the refused one takes the plain ids, to which the summary of complaints leads.
  const control = (name: string, initial = '') => ({
    name,
    id: refused ? undefined : `${verb}-${name}`,
    value: refused ? refused.value(name) : initial,
    error: refused?.error(name),
  })
  const { fields, support } = texts
  if (verb === 'accept') {
    const next = formatEra(addDays(visit.act.today, DAYS_TO_CONTACT))
    return (
      <>
        <TextField {...control('label', shown.names.household ?? '')} label={fields.label} support={support.label} required width="full" />
        <DayField {...control('nextContactOn', next)} label={fields.nextContactOn} support={support.nextContactOn} required />
        <TextArea {...control('words')} label={fields.words} rows={3} counter={REQUEST_WORDS} />
      </>
    )
  }
  if (verb === 'return') {
    return (
      <>
        <Select
          {...control('reason')}
          label={fields.reason}
          required
          options={[{ value: '', label: '' }, ...optionsOf(visit, 'referral_reason')]}
        />
        <TextArea {...control('words')} label={fields.why} required rows={4} counter={REQUEST_WORDS} />
      </>
    )
  }
  return <TextArea {...control('words')} label={fields.why} support={support.withdraw} rows={3} counter={REQUEST_WORDS} />
}
