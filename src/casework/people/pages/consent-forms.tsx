import type { Child } from 'hono/jsx'
import { formatEra } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { ButtonKind } from '../../../ui/button.tsx'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState, Initial } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { Consent, ConsentDeedKind } from '../domain/consent.ts'
import { deedsOpenTo } from '../domain/consent-rules.ts'
import { AgencyBoxes, CategoryBoxes } from './agency-fields.tsx'
import { ConsentFields } from './consent-fields.tsx'
import { consentTexts as words } from './consent-texts.ts'
import { standingForm } from './standing-form.ts'

/** What may be done with a consent, by the last part of its address. */
export const CONSENT_VERBS = ['answer', 'narrow', 'reconfirm', 'withdraw'] as const
export type ConsentVerb = (typeof CONSENT_VERBS)[number]

type Props = {
  readonly visit: SignedVisit
  readonly consent: Consent
  readonly names: ReadonlyMap<string, string>
  /** The form that was refused, and what was typed in it. */
  readonly verb: ConsentVerb | undefined
  readonly refused: FormState | undefined
}

const DEEDS: Readonly<Record<ConsentVerb, ConsentDeedKind>> = {
  answer: 'given',
  narrow: 'narrowed',
  reconfirm: 'reconfirmed',
  withdraw: 'withdrawn',
}

/** One folded form for each thing that may be done with a consent today; the refused one is open, with its text. */
export function ConsentForms(props: Props) {
  const open = deedsOpenTo(props.consent, props.visit.act.today)
  return (
    <>
      {CONSENT_VERBS.filter(verb => open.includes(DEEDS[verb])).map(verb => (
        <OneForm {...props} of={verb} />
      ))}
    </>
  )
}

const KINDS: Partial<Record<ConsentVerb, ButtonKind>> = { withdraw: 'danger', answer: 'primary' }

function OneForm(props: Props & { readonly of: ConsentVerb }) {
  const { visit, consent, of: verb } = props
  const isRefused = props.verb === verb
  const form = (isRefused ? props.refused : undefined) ?? standingForm(initialOf(visit, consent, verb))
  return (
    <Disclosure summary={words.actions[verb]} isOpen={isRefused || verb === 'answer'}>
      <Form
        action={`/consents/${consent.id}/${verb}`}
        token={visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={consent.version}
        label={words.actions[verb]}
      >
        <Fields {...props} form={form} prefix={isRefused ? undefined : verb} />
        <ButtonRow>
          <Button kind={KINDS[verb] ?? 'secondary'} busyLabel={words.actions.saving}>
            {words.actions[verb]}
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  )
}

/** Several forms stand on one page: only the refused one takes the plain ids, to which the summary of complaints leads. */
function Fields(props: Props & { readonly of: ConsentVerb; readonly form: FormState; readonly prefix: string | undefined }): Child {
  const { visit, consent, names, form, prefix } = props
  const id = (name: string) => (prefix === undefined ? undefined : `${prefix}-${name}`)
  const control = (name: string) => ({ name, id: id(name), value: form.value(name), error: form.error(name) })
  const named = consent.agencies.map(agency => ({ id: agency, name: names.get(agency) ?? '' }))
  switch (props.of) {
    case 'answer':
      return (
        <ConsentFields
          visit={visit}
          form={form}
          agencies={[...names].map(([agency, name]) => ({ id: agency, name }) as (typeof named)[number])}
        />
      )
    case 'narrow':
      return (
        <>
          <AgencyBoxes form={form} agencies={named} id={id('agencies')} />
          <CategoryBoxes visit={visit} form={form} id={id('categories')} only={consent.categories} />
          <DayField {...control('until')} label={words.fields.until} />
          <TextArea {...control('words')} label={words.fields.words} required rows={2} counter={1000} />
        </>
      )
    case 'reconfirm':
      return (
        <>
          <DayField {...control('until')} label={words.fields.until} support={words.support.until} />
          <TextArea {...control('words')} label={words.fields.confirmWords} rows={2} counter={1000} />
        </>
      )
    case 'withdraw':
      return (
        <>
          <p>{words.withdrawNote}</p>
          <TextArea {...control('how')} label={words.fields.how} support={words.support.how} required rows={2} counter={1000} />
          <DayField {...control('on')} label={words.fields.on} />
        </>
      )
  }
}

function initialOf(visit: SignedVisit, consent: Consent, verb: ConsentVerb): Initial {
  const until = consent.until === null ? '' : formatEra(consent.until)
  switch (verb) {
    case 'answer':
      return { purpose: consent.purpose, askedOn: formatEra(visit.act.today), languageUsed: consent.languageUsed }
    case 'narrow':
      return { agencies: consent.agencies, categories: consent.categories, until }
    case 'reconfirm':
      return { until: '' }
    case 'withdraw':
      return { on: formatEra(visit.act.today) }
  }
}
