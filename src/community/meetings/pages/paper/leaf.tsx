import type { Child } from 'hono/jsx'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { ui } from '../../../../ui/languages/ja.ts'
import type { Crumb } from '../../../../ui/layout.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { paperTexts } from './texts.ts'

/** What stands around a paper on the screen, and how the paper lies. */
export type LeafProps = {
  readonly visit: SignedVisit
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly back: { readonly href: `/${string}`; readonly label: string }
  /** Said on the screen only, before anything is printed. */
  readonly notices?: Child
  readonly shape?: 'upright' | 'wide' | 'circular' | undefined
  readonly children?: Child
}

/** A page that is one paper: the screen shows it as it will lie on the table, and prints nothing else. */
export function leafPage(props: LeafProps): Answer {
  const { visit } = props
  return page(
    <Layout title={props.title} frame={frameOf(visit, 'meetings')} crumbs={props.crumbs}>
      <ScreenOnly>
        <PageTitle
          title={props.title}
          actions={
            <>
              <PrintButton label={paperTexts.print} />
              <ButtonLink kind="quiet" href={props.back.href}>
                {props.back.label}
              </ButtonLink>
            </>
          }
        />
        {props.notices}
      </ScreenOnly>
      <article class="tn-leaf" data-shape={props.shape ?? 'upright'}>
        {visit.house.isDemo && <p class="tn-leaf__demo">{ui.demo}</p>}
        {props.children}
      </article>
    </Layout>,
  )
}

/** The telephone before everything else, large; a line to write it by hand where none is known. */
export function LeafPhone(props: { readonly phone: string; readonly more?: string | undefined; readonly words: Child }) {
  return (
    <div class="tn-leaf__phone">
      <p class="tn-leaf__number">{props.phone ? `☎ ${props.phone}` : `☎ ${paperTexts.blankPhone}`}</p>
      <p>
        {props.words}
        {props.more && <span class="tn-leaf__more">{props.more}</span>}
      </p>
    </div>
  )
}
