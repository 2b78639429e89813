import { ui } from './languages/ja.ts'

/** A fast way off the page for somebody who may be watched. Without script it is a plain link; with it the page also leaves the history. */
export function ExitThisPage(props: { readonly href?: string | undefined }) {
  return (
    <aside class="tn-exit" aria-label={ui.exitLabel}>
      <tn-exit>
        <a class="tn-exit__link" href={props.href ?? WEATHER} rel="noreferrer nofollow">
          {ui.exit}
          <span class="tn-visually-hidden">{ui.exitSupport}</span>
        </a>
      </tn-exit>
    </aside>
  )
}

/** The weather is what anybody may have been reading. */
const WEATHER = 'https://www.jma.go.jp/bosai/forecast/'
