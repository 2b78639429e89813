import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { Visit } from '../../../platform/http/route.ts'
import type { FrameWords } from '../../../ui/public/frame-words.ts'
import type { Look } from '../../../ui/public/look.ts'
import type { WordsOrigin } from '../../../ui/public/public-page-props.ts'
import { originOf, wordsIn } from './texts/all.ts'
import type { Catalogue } from './texts/catalogue.ts'

/** The frame around a public page, given by the house: the words around it, how it looks, whose telephone it shows. */
export type Frame = {
  readonly language: Language
  readonly look: Look
  readonly words: FrameWords
  readonly origin: WordsOrigin | undefined
  readonly phone: string | undefined
}

/** What the open pages are given by the house. `frameOf` knows no frame where the address names no language. */
export type OpenParts = {
  frameOf(visit: Visit): Promise<Frame | undefined>
  absent(visit: Visit): Answer
}

/** In which words an open page speaks. */
export type OpenVoice = {
  readonly visit: Visit
  readonly frame: Frame
  readonly language: Language
  readonly words: Catalogue
  readonly today: Day
  absent(): Answer
  /** `/p/<language>` of this voice with a way below it. */
  path(below: string): `/p/${string}`
}

/** The voice of the language in the address. */
export function voiceIn(parts: OpenParts, visit: Visit, frame: Frame): OpenVoice {
  const { language } = frame
  return {
    visit,
    frame,
    language,
    words: wordsIn(language),
    today: dayOfInstant(visit.now),
    absent: () => parts.absent(visit),
    path: below => `/p/${language}${below}`,
  }
}

/** How honest the words of a page are: those of its frame and its own together. */
export function originOfPage({ frame, language }: OpenVoice): WordsOrigin | undefined {
  const own = originOf(language)
  if (own === undefined || frame.origin === undefined) return own ?? frame.origin
  return { isReviewed: own.isReviewed && frame.origin.isReviewed, hasStale: own.hasStale || frame.origin.hasStale }
}

/** The address under which somebody opened this page. Only a program on the same machine is spoken to without a proxy in front. */
export function siteOf(visit: Visit): string {
  const host = visit.header('host') ?? 'localhost'
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? 'http' : 'https'}://${host}`
}
