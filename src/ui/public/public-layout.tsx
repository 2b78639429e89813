import { raw } from 'hono/html'
import { LANGUAGE_TAGS } from '../../kernel/language.ts'
import { assetUrl } from '../assets-version.ts'
import { plainText } from '../languages/readings.ts'
import { showsRuby } from './look.ts'
import { PublicExit } from './public-exit.tsx'
import { PublicFoot } from './public-foot.tsx'
import { PublicHead } from './public-head.tsx'
import type { PublicPageProps } from './public-page-props.ts'
import { withReadings } from './with-readings.ts'

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
