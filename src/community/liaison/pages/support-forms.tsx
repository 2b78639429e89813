import type { SignedVisit } from '../../../platform/http/route.ts'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { SupportOffer, SupportRequest } from '../domain/support.ts'
import { nextStates, SUPPORT_KINDS } from '../domain/support.ts'
import { councilChoices, themeChoices } from './frame.tsx'
import { texts } from './texts.ts'

type Common = { readonly visit: SignedVisit; readonly refused: RefusedForm | undefined }

const KINDS = SUPPORT_KINDS.map(value => ({ value, label: texts.supportKinds[value] }))

/** What an organisation offers, as a coordinator heard it. */
export function OfferForm(props: Common & { readonly agencies: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <VerbForm {...props} verb="offer" summary={texts.newOffer} button={texts.newOffer} action="/liaison/support/offers">
      {(form, at) => (
        <>
          <Select
            id={at('agencyId')}
            name="agencyId"
            label={texts.fields.agency}
            required
            options={[{ value: '', label: '' }, ...props.agencies.map(({ id, name }) => ({ value: id, label: name }))]}
            value={form.value('agencyId')}
            error={form.error('agencyId')}
          />
          <CheckboxGroup
            id={at('kinds')}
            name="kinds"
            legend={texts.fields.kinds}
            required
            inline
            options={KINDS}
            values={form.values('kinds')}
            error={form.error('kinds')}
          />
          <TextField
            id={at('title')}
            name="title"
            label={texts.fields.title}
            required
            width="full"
            value={form.value('title')}
            error={form.error('title')}
          />
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.words}
            rows={3}
            value={form.value('words')}
            error={form.error('words')}
          />
          <CheckboxGroup
            id={at('themes')}
            name="themes"
            legend={texts.fields.themes}
            inline
            options={themeChoices(props.visit)}
            values={form.values('themes')}
            error={form.error('themes')}
          />
        </>
      )}
    </VerbForm>
  )
}

/** An area asks for experts; whom, it need not know yet. */
export function RequestForm(
  props: Common & {
    readonly councils: readonly { readonly no: number; readonly name: string }[]
    readonly offers: readonly SupportOffer[]
  },
) {
  const { councils } = props
  const initial = { councilNo: councils.length === 1 ? String(councils[0]?.no ?? '') : '', kind: 'advice' }
  return (
    <VerbForm {...props} verb="request" summary={texts.request} button={texts.request} action="/liaison/support" initial={initial}>
      {(form, at) => (
        <>
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.wish}
            support={texts.support.words}
            required
            rows={3}
            value={form.value('words')}
            error={form.error('words')}
          />
          <RadioGroup
            id={at('kind')}
            name="kind"
            legend={texts.fields.kinds}
            required
            inline
            options={KINDS}
            value={form.value('kind')}
            error={form.error('kind')}
          />
          <Select
            id={at('offerId')}
            name="offerId"
            label={texts.fields.offer}
            options={[
              { value: '', label: texts.anyone },
              ...props.offers.map(({ id, title, agencyName }) => ({ value: id, label: `${title}（${agencyName}）` })),
            ]}
            value={form.value('offerId')}
            error={form.error('offerId')}
          />
          <TextField
            id={at('wantedWhen')}
            name="wantedWhen"
            label={texts.fields.wantedWhen}
            value={form.value('wantedWhen')}
            error={form.error('wantedWhen')}
          />
          <Select
            id={at('councilNo')}
            name="councilNo"
            label={texts.fields.council}
            required
            options={[{ value: '', label: '' }, ...councilChoices(councils)]}
            value={form.value('councilNo')}
            error={form.error('councilNo')}
          />
        </>
      )}
    </VerbForm>
  )
}

/** What was answered, or what came of it; nothing where the request has come to its end. */
export function AnswerForm(props: Common & { readonly request: SupportRequest }) {
  const { request } = props
  const states = nextStates(request.state)
  if (states.length === 0) return null
  return (
    <VerbForm
      {...props}
      verb="answer"
      summary={texts.answer}
      button={texts.answer}
      action={`/liaison/support/${request.id}/answer`}
      version={request.version}
    >
      {(form, at) => (
        <>
          <RadioGroup
            id={at('state')}
            name="state"
            legend={texts.fields.answer}
            required
            options={states.map(value => ({ value, label: texts.supportStates[value] }))}
            value={form.value('state')}
            error={form.error('state')}
          />
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.answerWords}
            support={texts.support.answerWords}
            required
            rows={3}
            value={form.value('words')}
            error={form.error('words')}
          />
          <TextField
            id={at('answeredAs')}
            name="answeredAs"
            label={texts.fields.answeredAs}
            value={form.value('answeredAs')}
            error={form.error('answeredAs')}
          />
        </>
      )}
    </VerbForm>
  )
}
