/** What surrounds every page: who is signed in, where they can go, and the numbers of this request. */
export type Frame = {
  readonly isDemo: boolean
  readonly signedIn?: { readonly staffName: string; readonly agencyName: string } | undefined
  readonly nav: readonly NavEntry[]
  /** The key of the navigation entry this page belongs to. */
  readonly here?: string | undefined
  readonly formToken: string
  readonly requestNo: string
  /** The path of this page, without a query. */
  readonly path: string
  /** The reader switched single-key shortcuts off (WCAG 2.1.4). */
  readonly areShortcutsOff?: boolean | undefined
  /** Absent: follow the device. */
  readonly theme?: 'light' | 'dark' | undefined
}

/** One place of the main navigation. `count` is shown as given; `alert` marks it as waiting for somebody. */
export type NavEntry = {
  readonly key: string
  readonly href: string
  readonly label: string
  readonly count?: string | undefined
  readonly alert?: boolean | undefined
  /** The heading it stands under. */
  readonly group?: string | undefined
}

/** One step of the way to this page. The last one is the page itself and has no `href`. */
export type Crumb = { readonly label: string; readonly href?: string | undefined }
