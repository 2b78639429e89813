import type { FrontDesk } from '../../casework/desk/requests.ts'
import { readFrontDesk } from '../../casework/desk/requests.ts'
import type { Language } from '../../kernel/language.ts'
import { readLanguage } from '../../kernel/language.ts'
import type { Visit } from '../../platform/http/route.ts'
import type { Look } from '../../ui/public/look.ts'
import { lookOf } from '../../ui/public/look.ts'
import { wordsIn } from '../texts/all.ts'
import type { Catalogue } from '../texts/catalogue.ts'

/** In which words a page speaks, how it looks, and whose telephone it shows. */
export type Voice = {
  readonly visit: Visit
  readonly language: Language
  readonly words: Catalogue
  readonly look: Look
  readonly desk: FrontDesk | undefined
  /** `/p/<language>` of this voice with a way below it. */
  path(below: string): `/p/${string}`
}

/** The voice of the language in the address; nothing when there is no such language. */
export async function voiceOf(visit: Visit): Promise<Voice | undefined> {
  const language = readLanguage(visit.params['lang'])
  return language && spoken(visit, language, await readFrontDesk(visit.house.door))
}

/** The same without asking the database: for pages that must be drawn when nothing else works. */
export function bareVoice(visit: Visit): Voice {
  return spoken(visit, readLanguage(visit.path.split('/')[2]) ?? 'ja', undefined)
}

function spoken(visit: Visit, language: Language, desk: FrontDesk | undefined): Voice {
  const path = (below: string): `/p/${string}` => `/p/${language}${below}`
  return { visit, language, words: wordsIn(language), look: lookOf(visit.header('cookie')), desk, path }
}
