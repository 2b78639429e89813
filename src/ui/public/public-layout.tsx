import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGE_TAGS } from '../../kernel/language.ts'
import { assetUrl } from '../assets-version.ts'
import { plainText } from '../languages/readings.ts'
import type { FrameWords } from './frame-words.ts'
import type { Look } from './look.ts'
import { showsRuby } from './look.ts'
import { PublicExit } from './public-exit.tsx'
import { PublicFoot } from './public-foot.tsx'
import { PublicHead } from './public-head.tsx'
import { withReadings } from './with-readings.ts'

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

/** A whole public page: one column, big letters, every menu without script. Readings are put over the finished page by themselves. */
export function PublicLayout(props: PublicPageProps) {
  const { look, language } = props
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={LANGUAGE_TAGS[language]} dir="ltr" data-size={chosen(look.size)} data-contrast={chosen(look.contrast)}>
        <Head {...props} />
        <body class="tn-body tn-public" data-language={language}>
          {raw(withReadings(String(<PublicBody {...props} />), showsRuby(look, language)))}
        </body>
      </html>
    </>
  )
}

function PublicBody(props: PublicPageProps) {
  return (
    <>
      {props.formId && <EnterButton formId={props.formId} enter={props.enter} />}
      <a class="tn-skip" href="#main">
        {props.words.skipToMain}
      </a>
      <PublicHead {...props} />
      {props.withExit !== false && <PublicExit words={props.words.exit} />}
      <main class="tn-public__main" id="main" tabindex={-1}>
        {props.children}
      </main>
      <PublicFoot {...props} />
    </>
  )
}

/** Enter presses the first button of a form, and the menus stand before it: this one is first and means what Enter means. */
function EnterButton(props: { readonly formId: string; readonly enter: PublicPageProps['enter'] }) {
  return (
    <div class="tn-visually-hidden" aria-hidden="true">
      <button type="submit" form={props.formId} name={props.enter?.name} value={props.enter?.value} tabindex={-1} />
    </div>
  )
}

function Head(props: PublicPageProps) {
  const { words } = props
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <title>{plainText(`${props.hasErrors ? words.errorTitlePrefix : ''}${props.title}｜${words.siteName}`)}</title>
      <link rel="stylesheet" href={assetUrl('tsunagi.css')} />
      <link rel="icon" type="image/svg+xml" href={assetUrl('mark.svg')} />
      <script type="module" src={assetUrl('tsunagi.js')} />
    </head>
  )
}

const chosen = (choice: string): string | undefined => (choice === 'normal' ? undefined : choice)
