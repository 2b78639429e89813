import type { Language } from '../../kernel/language.ts'
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../../kernel/language.ts'
import { pathIn } from '../languages/path-in.ts'
import type { PublicPageProps } from './public-page-props.ts'

/** The same page in the other languages, each named in itself. It says "Language" too, for whoever cannot read the page. */
export function LanguageMenu(props: PublicPageProps) {
  return (
    <details class="tn-public__menu" name="public-menu">
      <summary class="tn-public__summary">
        <Globe />
        <span>{props.words.languages}</span>
        {props.language !== 'en' && (
          <span class="tn-public__also" lang="en">
            Language
          </span>
        )}
      </summary>
      <nav class="tn-public__sheet" aria-label={props.words.languages}>
        <ul class="tn-public__languages">
          {LANGUAGES.map(language => (
            <li>
              <Choice language={language} page={props} />
            </li>
          ))}
        </ul>
      </nav>
    </details>
  )
}

function Choice(props: { readonly language: Language; readonly page: PublicPageProps }) {
  const { language, page } = props
  const tag = LANGUAGE_TAGS[language]
  const here = language === page.language ? 'true' : undefined
  const path = pathIn(language, page.path)
  if (page.formId === undefined)
    return (
      <a class="tn-public__language" href={path} lang={tag} hreflang={tag} aria-current={here}>
        <span>{LANGUAGE_NAMES[language]}</span>
      </a>
    )
  return (
    <button
      class="tn-public__language"
      type="submit"
      form={page.formId}
      formaction={path}
      formmethod="post"
      name="_show"
      value="1"
      lang={tag}
      aria-current={here}
    >
      <span>{LANGUAGE_NAMES[language]}</span>
    </button>
  )
}

function Globe() {
  return (
    <svg class="tn-public__globe" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="1.75">
        <circle cx="12" cy="12" r="9" />
        <ellipse cx="12" cy="12" rx="4" ry="9" />
        <path d="M3 12h18M4.5 7.5h15M4.5 16.5h15" />
      </g>
    </svg>
  )
}
