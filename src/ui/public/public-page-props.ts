import type { Child } from 'hono/jsx'
import type { Language } from '../../kernel/language.ts'
import type { FrameWords } from './frame-words.ts'
import type { Look } from './look.ts'

/** What a page for residents takes. */
export type PublicPageProps = {
  readonly language: Language
  readonly look: Look
  readonly words: FrameWords
  readonly title: string
  /** The path of this page, `/p/<language>/…`, without a query. */
  readonly path: string
  /** Whose door this is and where one can call. `phone` as people write it, 0595-00-0000. */
  readonly desk: { readonly cityName: string; readonly phone: string | undefined }
  readonly isDemo?: boolean | undefined
  readonly requestNo?: string | undefined
  readonly hasErrors?: boolean | undefined
  /** The button that leaves the page; every page has it unless told otherwise. */
  readonly withExit?: boolean | undefined
  /**
   * The id of the form on this page. With it the menus send that form, so that nothing typed is lost:
   * its fields arrive at the same path (perhaps in another language) with `_show=1`, which means: show this step again, do nothing.
   */
  readonly formId?: string | undefined
  /** What the Enter key presses in that form, when its button has a name. */
  readonly enter?: { readonly name: string; readonly value: string } | undefined
  /** How the words of this language came to be; Japanese needs none. */
  readonly origin?: WordsOrigin | undefined
  readonly children?: Child
}

/** Whether a person has checked the words, and whether some are older than the Japanese they were written from. */
export type WordsOrigin = { readonly isReviewed: boolean; readonly hasStale: boolean }
