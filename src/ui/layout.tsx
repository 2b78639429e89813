import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { assetUrl } from './assets-version.ts'
import { ExitThisPage } from './exit-this-page.tsx'
import type { Crumb, Frame } from './frame.ts'
import { ui } from './languages/ja.ts'
import { Navigation } from './navigation.tsx'
import { ShortcutDialog } from './shortcut-dialog.tsx'
import { Crumbs, PrintHead, SiteFooter, SiteHeader } from './site-frame.tsx'

export type { Crumb, Frame } from './frame.ts'

/** What a whole page takes. `flash` tells once what the last act did; `withExit` is for pages that somebody at risk may be reading. */
export type LayoutProps = {
  readonly title: string
  readonly hasErrors?: boolean | undefined
  readonly frame: Frame
  readonly crumbs?: readonly Crumb[] | undefined
  readonly flash?: string | undefined
  readonly withExit?: boolean | undefined
  /** Where leaving quickly leads; a page that gives nothing away. */
  readonly exitHref?: string | undefined
  readonly children?: Child
}

/** A whole HTML document around a page. It works without script; the title begins with 「エラー：」 when a form was refused. */
export function Layout(props: LayoutProps) {
  const { frame } = props
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="ja" data-theme={frame.theme}>
        <Head title={props.title} hasErrors={props.hasErrors === true} />
        <body
          class="tn-body"
          data-shortcuts={frame.areShortcutsOff ? 'off' : undefined}
          data-signed-in={frame.signedIn ? 'true' : undefined}
        >
          <a class="tn-skip" href="#main">
            {ui.skipToMain}
          </a>
          <PrintHead frame={frame} />
          <SiteHeader frame={frame} />
          {props.withExit && <ExitThisPage href={props.exitHref} />}
          <div class="tn-frame" data-has-nav={frame.nav.length > 0 ? 'true' : undefined}>
            <Navigation entries={frame.nav} here={frame.here} />
            <div class="tn-page">
              {props.crumbs && <Crumbs crumbs={props.crumbs} />}
              <main class="tn-main" id="main" tabindex={-1}>
                {props.flash && <Flash words={props.flash} />}
                {props.children}
              </main>
              <SiteFooter frame={frame} />
            </div>
          </div>
          <ShortcutDialog />
        </body>
      </html>
    </>
  )
}

function Head(props: { readonly title: string; readonly hasErrors: boolean }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <meta name="format-detection" content="telephone=no" />
      <title>{`${props.hasErrors ? ui.errorTitlePrefix : ''}${props.title}${ui.titleSuffix}`}</title>
      <link rel="stylesheet" href={assetUrl('tsunagi.css')} />
      <link rel="icon" type="image/svg+xml" href={assetUrl('mark.svg')} />
      <script type="module" src={assetUrl('tsunagi.js')} />
    </head>
  )
}

function Flash(props: { readonly words: string }) {
  return (
    <p class="tn-flash" role="status">
      {props.words}
    </p>
  )
}
