import type { Crumb, Frame } from './frame.ts'
import { ui } from './languages/ja.ts'

/** The bar at the top: the product, the demo mark, who is signed in, and the way out. */
export function SiteHeader(props: { readonly frame: Frame }) {
  const { frame } = props
  return (
    <header class="tn-header">
      <a class="tn-header__brand" href="/" aria-label={ui.toHome}>
        <Mark />
        <span class="tn-header__name">{ui.product}</span>
      </a>
      {frame.isDemo && <p class="tn-demo">{ui.demo}</p>}
      {frame.signedIn && (
        <div class="tn-header__who">
          <p class="tn-header__agency">{frame.signedIn.agencyName}</p>
          <p class="tn-header__staff">
            <a href="/account" title={ui.ownAccount}>
              {frame.signedIn.staffName}
            </a>
          </p>
          <form method="post" action="/sign-out" data-once={ui.signingOut}>
            <input type="hidden" name="_token" value={frame.formToken} />
            <button class="tn-header__out" type="submit">
              {ui.signOut}
            </button>
          </form>
        </div>
      )}
    </header>
  )
}

/** The way to this page, each step a link but the last. */
export function Crumbs(props: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="tn-crumbs" aria-label={ui.crumbs}>
      <ol>
        {props.crumbs.map(crumb => (
          <li>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span aria-current="page">{crumb.label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}

/** The foot of every page: help always in the same place, and the number to read out by telephone. */
export function SiteFooter(props: { readonly frame: Frame }) {
  return (
    <footer class="tn-footer">
      <p class="tn-footer__links">
        <a href="/help">{ui.help}</a>
        <button class="tn-link-button tn-needs-script" type="button" data-shortcuts-open="">
          {ui.shortcuts.show}
        </button>
      </p>
      <p class="tn-footer__number">
        <span>
          {ui.requestNo} <code>{props.frame.requestNo}</code>
        </span>
        <span class="tn-footer__support">{ui.requestNoSupport}</span>
      </p>
    </footer>
  )
}

/** What stands at the top of the paper instead of the bar: whose page it is, and that a demo is a demo. */
export function PrintHead(props: { readonly frame: Frame }) {
  const { frame } = props
  return (
    <div class="tn-print-head" aria-hidden="true">
      <span>{frame.isDemo ? `${ui.product}　【${ui.demo}】` : ui.product}</span>
      <span>{frame.signedIn ? `${frame.signedIn.agencyName}　${frame.signedIn.staffName}` : ''}</span>
      <span>{`${ui.requestNo} ${frame.requestNo}`}</span>
    </div>
  )
}

function Mark() {
  return (
    <svg class="tn-header__mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <circle cx="12" cy="16" r="8" fill="none" stroke="currentColor" stroke-width="3.5" />
      <path d="M20 8a8 8 0 1 1-5.2 14.1" fill="none" stroke="currentColor" stroke-width="3.5" stroke-linecap="round" />
    </svg>
  )
}
