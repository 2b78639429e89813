import type { Child } from 'hono/jsx'
import type { Refusal } from '../../kernel/refusal.ts'
import { REFUSALS } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Crumb } from '../../ui/frame.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { ui } from '../../ui/languages/ja.ts'
import { Layout } from '../../ui/layout.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { texts } from './texts.ts'

/** Which of the three kinds of rules a page belongs to. */
export type RulesTab = 'codes' | 'bases' | 'forms'

/** A page of the rules; `crumbs` are the steps below the first page. */
export function RulesPage(props: {
  readonly visit: SignedVisit
  readonly title: string
  readonly crumbs: readonly Crumb[]
  readonly hasErrors?: boolean
  readonly children?: Child
}) {
  const { visit, title, crumbs } = props
  const flash: Readonly<Record<string, string>> = texts.flash
  return (
    <Layout
      title={title}
      frame={frameOf(visit, 'rules')}
      crumbs={crumbs.length === 0 ? undefined : [{ label: texts.title, href: '/rules' }, ...crumbs]}
      hasErrors={props.hasErrors}
      flash={flash[visit.query.get('done')]}
    >
      {props.children}
    </Layout>
  )
}

/** The three kinds of rules, each at its own address. */
export function RulesTabs(props: { readonly here: RulesTab }) {
  const tabs = [
    { key: 'codes', href: '/rules', label: texts.tabs.codes },
    { key: 'bases', href: '/rules/bases', label: texts.tabs.bases },
    { key: 'forms', href: '/rules/forms', label: texts.tabs.forms },
    // The kinds of conferences belong to the module that holds them; only the way there is here.
    { key: 'conference-types', href: '/rules/conference-types', label: texts.tabs.conferenceTypes },
  ]
  return <Tabs label={texts.tabs.label} tabs={tabs.map(({ key, ...tab }) => ({ ...tab, isHere: key === props.here }))} />
}

/** Says to administrators, and to nobody else, that laws have to be looked up. It stops no work. @source law-and-flow 2.1 */
export function ReviewBanner(props: { readonly count: number; readonly withLink?: boolean }) {
  if (props.count === 0) return null
  return (
    <Banner tone="warn" title={texts.reviewTitle(props.count)}>
      <p>{texts.reviewText}</p>
      {props.withLink && (
        <p>
          <a href="/rules/bases">{texts.reviewLink}</a>
        </p>
      )}
    </Banner>
  )
}

/** Why the button that was pressed did nothing. */
export function NotDone({ why }: { readonly why: Refusal }) {
  const sentences = Object.values(why.fields ?? {})
  return (
    <Banner tone="bad" title={ui.notDone}>
      <p>{sentences.length > 0 ? sentences.join('') : REFUSALS[why.code].sentence}</p>
    </Banner>
  )
}
