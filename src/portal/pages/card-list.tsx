import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../../kernel/language.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { staffTexts } from './staff-texts.ts'

/** For staff: the card to hand out, in every language. */
export function CardList(props: { readonly visit: SignedVisit }) {
  return (
    <Layout title={staffTexts.cards} frame={frameOf(props.visit)}>
      <PageTitle title={staffTexts.cards} lead={staffTexts.cardsLead} />
      <ul class="tn-plain-list">
        {LANGUAGES.map(language => (
          <li>
            <a href={`/p/${language}/card`} lang={LANGUAGE_TAGS[language]} hreflang={LANGUAGE_TAGS[language]}>
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/intake-sheets">{staffTexts.intakeSheets}</a>
      </p>
    </Layout>
  )
}
