import type { Language } from '../../kernel/language.ts'
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../../kernel/language.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { japaneseNames, staffTexts } from './staff-texts.ts'

/** For staff: the sheets to fill in together at the counter, one a language. */
export function IntakeSheetList(props: { readonly visit: SignedVisit }) {
  return (
    <Layout title={staffTexts.intakeSheets} frame={frameOf(props.visit)}>
      <PageTitle title={staffTexts.intakeSheets} lead={staffTexts.intakeSheetsLead} />
      <p>{staffTexts.intakeUnchecked}</p>
      <ul class="tn-plain-list">
        {LANGUAGES.filter(language => language !== 'ja').map(language => (
          <li>
            <a href={`/intake-sheets/${language}`}>{staffTexts.intakeSheetIn(japaneseNames[language])}</a>
            <OwnName language={language} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/cards">{staffTexts.cards}</a>
      </p>
    </Layout>
  )
}

/** What the language calls itself, for whoever looks at the screen from the other side. */
function OwnName(props: { readonly language: Language }) {
  if (props.language === 'ja-easy') return null
  return <span lang={LANGUAGE_TAGS[props.language]}>{` ${LANGUAGE_NAMES[props.language]}`}</span>
}
