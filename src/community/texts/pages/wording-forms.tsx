import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { WordsWhole } from '../acts/read-words.ts'
import { REACHES, stateOf } from '../domain/wording.ts'
import { HeardBox } from './heard.tsx'
import { texts } from './texts.ts'
import type { WordingVerb } from './wording-verbs.ts'

/** What every form of the page takes. */
export type FormsProps = { readonly visit: SignedVisit; readonly whole: WordsWhole; readonly refused: RefusedForm<WordingVerb> | undefined }

/** Where a deed of this record's words is sent. */
export const addressOf = ({ kind, key }: WordsWhole, verb?: WordingVerb): `/wordings/${string}` =>
  `/wordings/${kind}/${key}${verb === undefined ? '' : `/${verb}`}`

/** The button of whoever reads what somebody else has proposed. */
export function CheckButton(props: FormsProps) {
  const { whole, visit } = props
  const { wording } = whole
  if (wording === undefined) return null
  return (
    <ActionForm
      action={addressOf(whole, 'check')}
      token={visit.formToken}
      kind="primary"
      values={{ textVersion: String(wording.textVersion), besideAt: whole.subject.beside?.at.toISOString() ?? '' }}
      idempotencyKey={`check-${whole.kind}-${whole.key}-${wording.textVersion}`}
    >
      {texts.check}
    </ActionForm>
  )
}

/** Words anew, and their withdrawal. */
export function WordingForms(props: FormsProps) {
  const { whole } = props
  const { wording, subject } = whole
  const state = stateOf(wording)
  const stands = state === 'proposed' || state === 'told'
  const title = wording === undefined ? texts.write : texts.rewrite
  return (
    <>
      <VerbForm {...props} action={addressOf(whole, 'propose')} verb="propose" summary={title} button={texts.propose}>
        {(form, at) => (
          <>
            <RadioGroup
              id={at('wanted')}
              name="wanted"
              legend={texts.fields.wanted}
              required
              options={REACHES.map(value => ({ value, label: texts.wanted[value] }))}
              value={form.value('wanted') || (wording?.wanted ?? 'public')}
              error={form.error('wanted')}
            />
            <TextField
              id={at('title')}
              name="title"
              label={texts.fields.title}
              required
              width="full"
              value={form.value('title') || (wording?.title ?? subject.title)}
              error={form.error('title')}
            />
            <TextArea
              id={at('words')}
              name="words"
              label={texts.fields.words}
              support={texts.support.words}
              required
              rows={6}
              counter={2000}
              value={form.value('words') || (wording?.words ?? subject.beginning ?? '')}
              error={form.error('words')}
            />
            <HeardBox form={form} id={at('heard')} />
          </>
        )}
      </VerbForm>
      {stands && (
        <VerbForm
          {...props}
          action={addressOf(whole, 'withdraw')}
          verb="withdraw"
          summary={texts.withdraw}
          button={texts.withdraw}
          kind="danger"
        >
          {(form, at) => (
            <>
              <p>{texts.withdrawLead}</p>
              <TextArea
                id={at('reason')}
                name="reason"
                label={texts.fields.reason}
                required
                rows={2}
                value={form.value('reason')}
                error={form.error('reason')}
              />
            </>
          )}
        </VerbForm>
      )}
    </>
  )
}
