import { formatInstant } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { changeConsent } from '../acts/change-consent.ts'
import type { ConsentView } from '../acts/read-consents.ts'
import { readConsent } from '../acts/read-consents.ts'
import type { ConsentDeed, ConsentId } from '../domain/consent.ts'
import { nameOf } from '../domain/person.ts'
import {
  CONSENT_BODY,
  deedFrom,
  NARROWED_BODY,
  narrowedFrom,
  RECONFIRMED_BODY,
  reconfirmedFrom,
  WITHDRAWN_BODY,
  withdrawnFrom,
} from './consent-bodies.ts'
import { CONSENT_FORM } from './consent-form-page.tsx'
import type { ConsentVerb } from './consent-forms.tsx'
import { ConsentForms } from './consent-forms.tsx'
import { consentTexts as words } from './consent-texts.ts'
import { crumbsTo } from './consents-page.tsx'
import { agencyNames, categoriesInWords, StateBadge, termInWords } from './consents-panel.tsx'
import { DisclosuresTable } from './disclosures-table.tsx'
import { flashOf, onceOf, versionSent } from './sent.ts'

/** GET /consents/:id: one consent, its steps, who already received something, and what may be done with it. */
export async function showConsent(visit: SignedVisit): Promise<Answer> {
  return consentPage(visit, undefined)
}

/** POST /consents/:id/:verb: one more step, or the page again with what was typed. */
export function answerConsent(verb: ConsentVerb): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const deed = deedSent(verb, visit)
    if ('code' in deed) return consentPage(visit, { verb, refused: deed })
    const id = consentIdOf(visit)
    const changed = await changeConsent(visit.act, id, versionSent(visit), deed, onceOf(visit))
    if (changed.ok) return seeOther(`/consents/${id}?done=${verb === 'withdraw' ? 'withdrawn' : 'changed'}`)
    return consentPage(visit, { verb, refused: changed.refusal })
  }
}

/** The consent of the address; its shape was checked before the handler ran. */
export function consentIdOf(visit: SignedVisit): ConsentId {
  return readId<'consent'>(visit.params['id']) ?? ('' as ConsentId)
}

function deedSent(verb: ConsentVerb, visit: SignedVisit): ConsentDeed | Refusal {
  const raw = bodyFromForm(visit.form, CONSENT_FORM)
  const { today } = visit.act
  switch (verb) {
    case 'answer': {
      const read = readBody(CONSENT_BODY, raw)
      return read.ok ? deedFrom(read.value, today) : refusal('fields', { fields: read.refusal })
    }
    case 'narrow': {
      const read = readBody(NARROWED_BODY, raw)
      return read.ok ? narrowedFrom(read.value, today) : refusal('fields', { fields: read.refusal })
    }
    case 'reconfirm': {
      const read = readBody(RECONFIRMED_BODY, raw)
      return read.ok ? reconfirmedFrom(read.value, today) : refusal('fields', { fields: read.refusal })
    }
    case 'withdraw': {
      const read = readBody(WITHDRAWN_BODY, raw)
      return read.ok ? withdrawnFrom(read.value, today) : refusal('fields', { fields: read.refusal })
    }
  }
}

type Again = { readonly verb: ConsentVerb; readonly refused: Refusal } | undefined

async function consentPage(visit: SignedVisit, again: Again): Promise<Answer> {
  const view = await readConsent(visit.act, consentIdOf(visit))
  if (view === undefined || again?.refused.code === 'absent') return absentAnswer(visit)
  const form = again && refusedForm(visit, again.refused)
  const names = await agencyNames(visit)
  const { person, consent } = view
  return page(
    <Layout
      title={words.oneTitle}
      hasErrors={form?.hasErrors ?? false}
      frame={frameOf(visit, 'people')}
      crumbs={[...crumbsTo(person), { label: words.title, href: `/people/${person.id}/consents` }, { label: words.oneTitle }]}
      flash={flashOf(visit, words.done)}
      withExit
    >
      {form && <FormNotices form={form} />}
      <PageTitle title={words.oneOf(nameOf(person))} actions={<StateBadge visit={visit} consent={consent} />} />
      <ConsentFacts visit={visit} view={view} names={names} />
      <Received visit={visit} view={view} />
      <Forms visit={visit} view={view} names={names} verb={again?.verb} form={form} />
      <Section id="steps" title={words.steps}>
        <Timeline entries={stepsOf(view)} />
      </Section>
    </Layout>,
    form?.status ?? 200,
  )
}

type Shown = { readonly visit: SignedVisit; readonly view: ConsentView; readonly names: ReadonlyMap<string, string> }

function ConsentFacts({ visit, view: { consent }, names }: Shown) {
  const { codes } = visit.house
  const { today } = visit.act
  const type = consent.type === 'not_obtained' ? words.state.not_obtained : codes.label('consent_type', consent.type, today)
  const rows = [
    { label: words.fields.purpose, value: consent.purpose, wide: true },
    { label: words.fields.type, value: [type, consent.proxyRelation].filter(part => part !== null).join('　') },
    { label: words.columns.term, value: termInWords(consent) },
    { label: words.fields.agencies, value: consent.agencies.map(id => names.get(id) ?? '').join('、'), wide: true },
    { label: words.fields.categories, value: categoriesInWords(visit, consent), wide: true },
    { label: words.fields.personWords, value: consent.personWords ?? '', wide: true },
    { label: words.fields.workerNote, value: consent.workerNote ?? '', wide: true },
    {
      label: words.fields.languageUsed,
      value: `${codes.label('language', consent.languageUsed, today)}${consent.interpreter ? `　${words.fields.interpreter}` : ''}`,
    },
    { label: words.fields.formVersion, value: consent.formVersion ?? '' },
    { label: words.fields.how, value: consent.howWithdrawn ?? '', wide: true },
  ]
  return <Description rows={rows.filter(({ value }) => value !== '')} />
}

function Received({ visit, view }: Pick<Shown, 'visit' | 'view'>) {
  return (
    <Section id="received" title={words.receivedTitle}>
      {view.received.length > 0 && <p>{words.receivedText}</p>}
      <DisclosuresTable visit={visit} rows={view.received} withoutPersons empty={{ title: words.receivedNone, text: '' }} />
    </Section>
  )
}

function Forms(props: Shown & { readonly verb: ConsentVerb | undefined; readonly form: FormState | undefined }) {
  if (props.view.consent.stage === 'withdrawn') return <Banner tone="info" title={words.isOver} />
  return <ConsentForms visit={props.visit} consent={props.view.consent} names={props.names} verb={props.verb} refused={props.form} />
}

function stepsOf({ steps }: ConsentView) {
  return steps.map((step, index) => ({
    key: String(index),
    when: formatInstant(step.at),
    whenMachine: step.at.toISOString(),
    who: `${step.agencyName} ${step.staffName}`,
    title: words.step[step.kind],
    body: step.words ?? undefined,
  }))
}
