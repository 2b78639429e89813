import { Banner } from '../../../../ui/banner.tsx'
import { lintEasyJapanese } from '../../../../ui/languages/easy-japanese.ts'
import { Section } from '../../../../ui/section.tsx'
import { warnsOfPersons } from '../../../texts/index.ts'
import type { Edition } from '../../domain/paper/edition.ts'
import { lengthOf } from '../../domain/paper/length.ts'
import { circularTexts, paperTexts } from './texts.ts'

/** Whether the edition fits on one page, said on the screen before anything is printed. */
export function LengthNotice({ edition }: { readonly edition: Edition }) {
  if (!lengthOf(edition).isTooLong) return null
  return (
    <Banner tone="bad" title={circularTexts.tooLong}>
      <p>{circularTexts.tooLongText}</p>
    </Banner>
  )
}

/** What makes the words hard to read; it warns and forbids nothing. */
export function EasyReview({ edition }: { readonly edition: Edition }) {
  const text = [edition.title, edition.words, ...edition.questions].join('\n')
  const complaints = lintEasyJapanese(text)
  const persons = warnsOfPersons(text)
  return (
    <Section id="review" title={circularTexts.warnings}>
      {lengthOf(edition).isTooLong ? <LengthNotice edition={edition} /> : <p>{circularTexts.fits}</p>}
      {persons.length > 0 && (
        <Banner tone="warn" title={circularTexts.persons}>
          <p>{persons.join('')}</p>
        </Banner>
      )}
      {complaints.length === 0 ? (
        <p>{circularTexts.noWarnings}</p>
      ) : (
        <>
          <p>{circularTexts.warningsLead}</p>
          <ul class="tn-review">
            {complaints.map(({ rule, sentence, words }) => (
              <li>
                <q>{sentence}</q>
                {`　${paperTexts.rules[rule]}`}
                {words.length > 0 && `（${words.join('、')}）`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
