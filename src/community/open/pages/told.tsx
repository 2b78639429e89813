import type { Language } from '../../../kernel/language.ts'
import { LANGUAGE_TAGS } from '../../../kernel/language.ts'
import type { Told } from '../../texts/index.ts'
import type { OpenVoice } from './voice.ts'

/** The title of a record in the language it is told in. */
export function ToldTitle(props: { readonly voice: OpenVoice; readonly told: Told }) {
  const { told, voice } = props
  return <span {...marks(told.language, voice.language)}>{told.title}</span>
}

/** The words of a record: in the reader's language where there are some, otherwise in Japanese; which it is, and how honest, stands below. */
export function ToldWords(props: { readonly voice: OpenVoice; readonly told: Told }) {
  const { told, voice } = props
  if (told.words === '') return null
  const note = noteOf(voice, told)
  return (
    <>
      <p class="tn-said" {...marks(told.language, voice.language)}>
        {told.words}
      </p>
      {note !== '' && <p class="tn-portal__note">{note}</p>}
    </>
  )
}

/** What has to be said about a text before one trusts it; nothing where it is in one's own language and as new as the Japanese. */
function noteOf({ words, language }: OpenVoice, told: Told): string {
  if (told.language !== language) return words.japaneseOnly
  return [told.isMachine ? words.byMachine : '', told.isStale ? words.older : ''].filter(Boolean).join(' ')
}

/** Japanese that was written as Japanese stays as it was written; easy Japanese brings its own readings. */
function marks(language: Language, page: Language): Readonly<Record<string, string>> {
  const own: Readonly<Record<string, string>> = language === 'ja-easy' ? {} : { 'data-own-words': '' }
  return language === page ? own : { ...own, lang: LANGUAGE_TAGS[language] }
}
