import type { Child } from 'hono/jsx'
import { showsRuby } from './look.ts'
import type { PublicPageProps } from './public-page-props.ts'

/** One menu for reading more easily: readings, easy Japanese, size, contrast. Kept in a cookie that knows nobody; no script, no account. */
export function LookMenu(props: PublicPageProps) {
  const { words, formId } = props
  return (
    <details class="tn-public__menu" name="public-menu">
      <summary class="tn-public__summary">
        <span class="tn-public__letters" aria-hidden="true">
          Aa
        </span>
        <span>{words.look.title}</span>
      </summary>
      <div class="tn-public__sheet">
        {formId === undefined ? (
          <form method="get" action="/p/look">
            <Choices {...props} />
          </form>
        ) : (
          <Choices {...props} />
        )}
      </div>
    </details>
  )
}

function Choices(props: PublicPageProps) {
  const { formId, look, language, path } = props
  const words = props.words.look
  const isJapanese = language === 'ja' || language === 'ja-easy'
  return (
    <>
      <input type="hidden" name="_path" value={path} form={formId} />
      {isJapanese && (
        <Group title={words.easy}>
          <Option {...props} name="_easy" value="on" label={words.easyOn} isChosen={language === 'ja-easy'} />
          <Option {...props} name="_easy" value="off" label={words.easyOff} isChosen={language === 'ja'} />
        </Group>
      )}
      {isJapanese && (
        <Group title={words.ruby}>
          <Option {...props} name="_ruby" value="on" label={words.rubyOn} isChosen={showsRuby(look, language)} />
          <Option {...props} name="_ruby" value="off" label={words.rubyOff} isChosen={!showsRuby(look, language)} />
        </Group>
      )}
      <Group title={words.size}>
        <Option {...props} name="_size" value="normal" label={words.sizeNormal} isChosen={look.size === 'normal'} />
        <Option {...props} name="_size" value="large" label={words.sizeLarge} isChosen={look.size === 'large'} />
        <Option {...props} name="_size" value="largest" label={words.sizeLargest} isChosen={look.size === 'largest'} />
      </Group>
      <Group title={words.contrast}>
        <Option {...props} name="_contrast" value="normal" label={words.contrastNormal} isChosen={look.contrast === 'normal'} />
        <Option {...props} name="_contrast" value="strong" label={words.contrastStrong} isChosen={look.contrast === 'strong'} />
      </Group>
      <Apply {...props} />
      <p class="tn-public__note">{words.note}</p>
    </>
  )
}

function Apply(props: PublicPageProps) {
  const send =
    props.formId === undefined ? {} : { form: props.formId, formaction: '/p/look', formmethod: 'post' as const, name: '_show', value: '1' }
  return (
    <button class="tn-button tn-button--secondary" type="submit" {...send}>
      {props.words.look.apply}
    </button>
  )
}

function Group(props: { readonly title: string; readonly children?: Child }) {
  return (
    <fieldset class="tn-public__group">
      <legend>{props.title}</legend>
      <div class="tn-public__options">{props.children}</div>
    </fieldset>
  )
}

function Option(props: {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
  readonly formId?: string | undefined
}) {
  return (
    <label class="tn-public__option">
      <input type="radio" name={props.name} value={props.value} checked={props.isChosen} form={props.formId} />
      <span>{props.label}</span>
    </label>
  )
}
