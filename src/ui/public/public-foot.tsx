import { pathIn } from '../languages/path-in.ts'
import type { PublicPageProps, WordsOrigin } from './public-page-props.ts'

/** The foot of every public page: the telephone in the same place, emergencies, who reads, and how the words came to be. */
export function PublicFoot(props: PublicPageProps) {
  const { words, desk } = props
  return (
    <footer class="tn-public__foot">
      <h2 class="tn-visually-hidden">{words.foot.label}</h2>
      {desk.phone && (
        <p class="tn-public__phone">
          <span>{words.foot.phone}</span>
          <a class="tn-public__call" href={`tel:${desk.phone}`}>
            {desk.phone}
          </a>
        </p>
      )}
      <p class="tn-public__emergency">{words.foot.emergency}</p>
      <p>{words.foot.privacy}</p>
      <Translation {...props} />
      {props.requestNo && (
        <p class="tn-public__number">
          {words.foot.requestNo} <code>{props.requestNo}</code>
        </p>
      )}
    </footer>
  )
}

/** Said on every page in the language itself; the way to the Japanese stands beside it. */
function Translation(props: PublicPageProps) {
  const sentence = sentenceOf(props)
  if (sentence === '') return null
  return (
    <p class="tn-public__origin">
      {sentence}{' '}
      <a href={pathIn('ja', props.path)} hreflang="ja">
        {props.words.translation.toJapanese}
      </a>
    </p>
  )
}

function sentenceOf(props: PublicPageProps): string {
  const { translation } = props.words
  const origin: WordsOrigin = props.origin ?? { isReviewed: false, hasStale: false }
  return [origin.isReviewed ? translation.reviewed : translation.machine, origin.hasStale ? translation.stale : '']
    .filter(text => text !== '')
    .join(' ')
}
