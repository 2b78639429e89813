import { LANGUAGE_NAMES, LANGUAGE_TAGS } from '../../../kernel/language.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ActionForm } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { Variant, VariantLanguage, Wording } from '../domain/wording.ts'
import { standingOf, VARIANT_LANGUAGES } from '../domain/wording.ts'
import { HeardBox } from './heard.tsx'
import { texts } from './texts.ts'
import type { FormsProps } from './wording-forms.tsx'
import { addressOf } from './wording-forms.tsx'

type InLanguage = FormsProps & { readonly language: VariantLanguage; readonly wording: Wording }

/** The words in every other language: how they stand, who still has to read them, and a form to write them. */
export function VariantList(props: FormsProps & { readonly wording: Wording }) {
  return (
    <ul class="tn-plain-list">
      {VARIANT_LANGUAGES.map(language => (
        <li>
          <InOneLanguage {...props} language={language} />
        </li>
      ))}
    </ul>
  )
}

function InOneLanguage(props: InLanguage) {
  const { whole, language, wording } = props
  const variant = whole.variants.find(one => one.language === language)
  const { state, isStale } = variant ? standingOf(variant, wording.textVersion) : { state: 'none' as const, isStale: false }
  const stands = variant !== undefined && state !== 'withdrawn'
  return (
    <>
      <h3>
        <span lang={LANGUAGE_TAGS[language]}>{LANGUAGE_NAMES[language]}</span>{' '}
        <Badge tone={state === 'checked' && !isStale ? 'good' : state === 'none' || state === 'withdrawn' ? 'neutral' : 'warn'}>
          {texts.variantStates[state]}
        </Badge>
      </h3>
      {stands && isStale && <p>{texts.stale}</p>}
      {stands && (
        <blockquote lang={LANGUAGE_TAGS[language]} class="tn-said">
          <strong>{variant.title}</strong>
          <br />
          {variant.words}
        </blockquote>
      )}
      {stands && whole.isKeeper && <Deeds {...props} variant={variant} isChecked={state === 'checked'} />}
      {whole.isKeeper && <VaryForm {...props} variant={stands ? variant : undefined} />}
    </>
  )
}

function Deeds(props: InLanguage & { readonly variant: Variant; readonly isChecked: boolean }) {
  const { whole, visit, language, variant } = props
  return (
    <div class="tn-button-row">
      {!props.isChecked && variant.isWrittenByMe && <p>{variant.origin === 'machine' ? texts.machineMine : texts.variantProposedMine}</p>}
      {!props.isChecked && !variant.isWrittenByMe && (
        <ActionForm
          action={addressOf(whole, 'check-variant')}
          token={visit.formToken}
          kind="secondary"
          values={{ language, title: variant.title, words: variant.words }}
        >
          {texts.checkVariant}
        </ActionForm>
      )}
      <ActionForm action={addressOf(whole, 'withdraw-variant')} token={visit.formToken} kind="quiet" values={{ language }}>
        {texts.withdrawVariant}
      </ActionForm>
    </div>
  )
}

function VaryForm(props: InLanguage & { readonly variant: Variant | undefined }) {
  const { whole, language, variant, wording } = props
  const name = LANGUAGE_NAMES[language]
  const summary = variant ? texts.rewriteIn(name) : texts.writeIn(name)
  const isEasy = language === 'ja-easy'
  return (
    <VerbForm
      {...props}
      action={addressOf(whole, 'vary')}
      verb="vary"
      place={language}
      hidden={{ language, textVersion: String(wording.textVersion), ...(isEasy ? { origin: 'human' } : {}) }}
      summary={summary}
      button={texts.save}
      kind="secondary"
    >
      {(form, at) => (
        <>
          <TextField
            id={at('title')}
            name="title"
            label={texts.fields.title}
            required
            width="full"
            lang={LANGUAGE_TAGS[language]}
            value={form.value('title') || (variant?.title ?? '')}
            error={form.error('title')}
          />
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.words}
            support={isEasy ? texts.support.easy : texts.support.words}
            required
            rows={5}
            lang={LANGUAGE_TAGS[language]}
            value={form.value('words') || (variant?.words ?? '')}
            error={form.error('words')}
          />
          {!isEasy && (
            <RadioGroup
              id={at('origin')}
              name="origin"
              legend={texts.fields.origin}
              required
              options={(['human', 'machine'] as const).map(value => ({
                value,
                label: texts.origins[value],
                hint: texts.originHints[value],
              }))}
              value={form.value('origin') || (variant?.origin ?? 'human')}
              error={form.error('origin')}
            />
          )}
          <HeardBox form={form} id={at('heard')} />
        </>
      )}
    </VerbForm>
  )
}
