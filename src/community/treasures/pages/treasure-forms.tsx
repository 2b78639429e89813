import { ActionForm } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { HeardBox } from '../../texts/index.ts'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import { waysFrom } from '../domain/move-treasure.ts'
import { texts } from './texts.ts'
import type { FormsProps } from './verb-form.tsx'
import { VerbForm, WordsField } from './verb-form.tsx'

/** What keepers do with a treasure: confirm it, say how it stands, look again, and word it for others. */
export function TreasureForms(props: FormsProps) {
  const { whole } = props
  const { state } = whole.treasure
  if (!whole.isKeeper) return null
  return (
    <>
      <MoveForm {...props} />
      {state !== 'gone' && state !== 'candidate' && (
        <VerbForm {...props} verb="assure" summary={texts.assure} button={texts.assure}>
          {(form, at) => <WordsField form={form} id={at('words')} label={texts.fields.words} isOptional />}
        </VerbForm>
      )}
      {(state === 'confirmed' || state === 'resting') && <ShareForms {...props} />}
    </>
  )
}

function MoveForm(props: FormsProps) {
  const { state } = props.whole.treasure
  const words = state === 'candidate' ? texts.confirm : texts.move
  return (
    <VerbForm {...props} verb="move" summary={words} button={words}>
      {(form, at) => (
        <>
          <RadioGroup
            id={at('to')}
            name="to"
            legend={texts.fields.to}
            required
            options={waysFrom(state).map(one => ({ value: one, label: texts.states[one] }))}
            value={form.value('to') || waysFrom(state)[0]}
            error={form.error('to')}
          />
          <WordsField form={form} id={at('words')} />
        </>
      )}
    </VerbForm>
  )
}

function ShareForms(props: FormsProps) {
  const stands = standing(props.whole)
  return (
    <Section id="share" title={texts.share}>
      {stands && (
        <Quote speaker={`${texts.wanted[stands.wanted]}　${stands.title}`}>
          {[stands.words, stands.place].filter(Boolean).join('　')}
          {stands.isPlaced && <p>{texts.placed}</p>}
          {stands.checkedAt === null && stands.isProposedByMe && <p>{texts.checkOwn}</p>}
          {stands.checkedAt === null && !stands.isProposedByMe && (
            <ActionForm
              action={`/treasures/${props.whole.treasure.id}/check`}
              token={props.visit.formToken}
              kind="primary"
              values={{ textVersion: String(stands.textVersion) }}
              idempotencyKey={`check-${props.whole.treasure.id}-${stands.textVersion}`}
            >
              {texts.check}
            </ActionForm>
          )}
        </Quote>
      )}
      <ShareForm {...props} />
      {stands && (
        <p>
          <a href={`/wordings/treasure/${props.whole.treasure.id}`}>{texts.otherLanguages}</a>
        </p>
      )}
      {stands && (
        <VerbForm {...props} verb="withdraw" summary={texts.withdraw} button={texts.withdraw}>
          {(form, at) => <WordsField form={form} id={at('words')} />}
        </VerbForm>
      )}
    </Section>
  )
}

function ShareForm(props: FormsProps) {
  const stands = standing(props.whole)
  return (
    <VerbForm {...props} verb="share" summary={texts.shareNew} button={texts.shareNew}>
      {(form, at) => (
        <>
          <RadioGroup
            id={at('wanted')}
            name="wanted"
            legend={texts.fields.wanted}
            required
            options={(['liaison', 'public'] as const).map(value => ({ value, label: texts.wanted[value] }))}
            value={form.value('wanted') || 'liaison'}
            error={form.error('wanted')}
          />
          <TextField
            id={at('title')}
            name="title"
            label={texts.fields.sharedTitle}
            required
            width="full"
            value={form.value('title') || (stands?.title ?? '')}
            error={form.error('title')}
          />
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.sharedWords}
            support={texts.support.sharedWords}
            required
            rows={4}
            value={form.value('words') || (stands?.words ?? '')}
            error={form.error('words')}
          />
          {props.whole.treasure.type !== 'person_gift' && (
            <>
              <TextField
                id={at('place')}
                name="place"
                label={texts.fields.sharedPlace}
                support={texts.support.place}
                width="l"
                value={form.value('place') || (stands?.place ?? '')}
                error={form.error('place')}
              />
              {props.whole.treasure.lat !== null && (
                <Checkbox
                  id={at('isPlaced')}
                  name="isPlaced"
                  label={texts.fields.isPlaced}
                  checked={form.value('isPlaced') !== '' || stands?.isPlaced === true}
                />
              )}
            </>
          )}
          <HeardBox form={form} id={at('heard')} />
        </>
      )}
    </VerbForm>
  )
}

function standing({ shared }: TreasureWhole) {
  return shared !== undefined && shared.withdrawnAt === null ? shared : undefined
}
