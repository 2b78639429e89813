import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { ShownLink } from '../../links/index.ts'
import { texts } from './texts.ts'

type Place = keyof typeof texts.tabNames

const ADDRESSES: Readonly<Record<Place, string>> = {
  board: '/liaison',
  pairs: '/liaison/pairs',
  visits: '/liaison/visits',
  exchanges: '/liaison/exchanges',
  lineage: '/liaison/lineage',
  similar: '/liaison/similar',
  support: '/liaison/support',
}

/** What every page of the liaison is framed by. `crumb`: the page is about one record below `here`. */
export function LiaisonPage(props: {
  readonly visit: SignedVisit
  readonly here: Place
  readonly title: string
  readonly lead?: string | undefined
  readonly actions?: Child
  readonly isRecord?: boolean | undefined
  readonly refused?: RefusedForm | undefined
  readonly hasErrors?: boolean | undefined
  readonly children?: Child
}) {
  const { visit, here, refused } = props
  const done = visit.query.get('done')
  return (
    <Layout
      title={props.title}
      frame={frameOf(visit, 'liaison')}
      hasErrors={refused?.form.hasErrors === true || props.hasErrors === true}
      flash={Object.entries(texts.done).find(([key]) => key === done)?.[1]}
      {...(props.isRecord
        ? {
            crumbs: [
              { label: texts.title, href: '/liaison' },
              { label: texts.tabNames[here], href: ADDRESSES[here] },
              { label: props.title },
            ],
          }
        : {})}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={props.title} lead={props.lead} actions={props.actions} />
      {!props.isRecord && (
        <Tabs
          label={texts.tabs}
          tabs={(Object.keys(ADDRESSES) as Place[]).map(place => ({
            href: ADDRESSES[place],
            label: texts.tabNames[place],
            isHere: place === here,
          }))}
        />
      )}
      {props.children}
    </Layout>
  )
}

/** Themes as they are called today. */
export function themeWords(visit: SignedVisit, themes: readonly string[]): string {
  return themes.map(code => visit.house.codes.label('community_theme', code, visit.act.today)).join('、')
}

/** Themes to choose from. */
export function themeChoices(visit: SignedVisit): readonly { readonly value: string; readonly label: string }[] {
  return visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))
}

/** Councils to choose from. */
export function councilChoices(councils: readonly { readonly no: number; readonly name: string }[]) {
  return councils.map(({ no, name }) => ({ value: String(no), label: name }))
}

/** What a record is joined to. */
export function JoinedTo(props: { readonly links: readonly ShownLink[] }) {
  if (props.links.length === 0) return <p>{texts.noLinks}</p>
  return (
    <ul>
      {props.links.map(link => (
        <li>
          <a href={link.href}>{link.title}</a>
        </li>
      ))}
    </ul>
  )
}
