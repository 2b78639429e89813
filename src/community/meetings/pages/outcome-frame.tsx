import type { Child } from 'hono/jsx'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { WayOn } from '../../../ui/ways-on.tsx'
import { WaysOn } from '../../../ui/ways-on.tsx'
import type { ShownLink } from '../../links/index.ts'
import { LinkList } from './outcome-lists.tsx'
import { flashOf } from './spelling.ts'
import { texts } from './texts.ts'

/** The page of one record that came of a meeting: its title, its facts and forms, and what it is joined to. */
export function outcomePage(parts: {
  readonly visit: SignedVisit
  readonly place: 'decisions' | 'actions' | 'questions'
  readonly title: string
  readonly links: readonly ShownLink[]
  readonly refused: RefusedForm | undefined
  readonly waysOn?: readonly WayOn[]
  readonly children: Child
}): Answer {
  const { visit, place, title, refused, waysOn = [] } = parts
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, place === 'questions' ? 'questions' : 'meetings')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts[place], href: `/${place}` }, { label: title }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle
        title={title}
        actions={
          <>
            <WaysOn ways={waysOn} />
            <PrintButton />
          </>
        }
      />
      {parts.children}
      <Section id="links" title={texts.links}>
        <LinkList links={parts.links} />
      </Section>
    </Layout>,
    refused?.form.status,
  )
}

/** The page of a list of such records, with two views of it. */
export function outcomeList(parts: {
  readonly visit: SignedVisit
  readonly place: 'decisions' | 'actions' | 'questions'
  readonly lead: string
  readonly views: readonly { readonly view: string; readonly label: string }[]
  readonly children: Child
}): Answer {
  const { visit, place } = parts
  return page(
    <Layout title={texts[place]} frame={frameOf(visit, place === 'questions' ? 'questions' : 'meetings')}>
      <PageTitle title={texts[place]} lead={parts.lead} actions={<PrintButton />} />
      <Tabs
        label={texts[place]}
        tabs={parts.views.map(({ view, label }) => ({
          href: view === '' ? `/${place}` : `/${place}?view=${view}`,
          label,
          isHere: visit.query.get('view') === view,
        }))}
      />
      {parts.children}
    </Layout>,
  )
}
