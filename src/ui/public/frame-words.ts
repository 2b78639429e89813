/**
 * The words around every public page, one set a language. The portal's catalogue carries them under `frame`, so that a missing one
 * does not compile. Plain text or ｜漢字《かんじ》 notation; no markup.
 */
export type FrameWords = {
  /** What the place is called in the bar and in titles; short. */
  readonly siteName: string
  readonly toHome: string
  readonly demo: string
  readonly errorTitlePrefix: string
  readonly errorSummary: string
  readonly errorPrefix: string
  readonly required: string
  readonly optional: string
  readonly skipToMain: string
  readonly sending: string
  readonly print: string
  readonly exit: ExitWords
  /** The label of the list of languages; each language names itself. */
  readonly languages: string
  readonly look: LookWords
  readonly foot: FootWords
  readonly translation: TranslationWords
}

/** The button that leaves the page, what the region is called, and the way by keyboard. */
export type ExitWords = { readonly button: string; readonly label: string; readonly support: string }

/** The menu for reading more easily. */
export type LookWords = {
  readonly title: string
  readonly ruby: string
  readonly rubyOn: string
  readonly rubyOff: string
  readonly easy: string
  readonly easyOn: string
  readonly easyOff: string
  readonly size: string
  readonly sizeNormal: string
  readonly sizeLarge: string
  readonly sizeLargest: string
  readonly contrast: string
  readonly contrastNormal: string
  readonly contrastStrong: string
  readonly apply: string
  readonly note: string
}

/** The foot of every public page: help by telephone in the same place, emergencies, and what happens to what is written. */
export type FootWords = {
  readonly label: string
  /** Before the telephone number of the desk. */
  readonly phone: string
  readonly emergency: string
  readonly privacy: string
  /** Before the number of this page, to be read out by telephone. */
  readonly requestNo: string
}

/** How honest the words are: `source` is empty for Japanese; the others say that no person has checked them, and lead to the Japanese. */
export type TranslationWords = {
  readonly machine: string
  readonly reviewed: string
  readonly stale: string
  readonly toJapanese: string
}
