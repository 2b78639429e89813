import type { Child } from 'hono/jsx'
import { formatDayShort } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { ActionForm } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { IdentityBar } from '../../../../ui/identity-bar.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import type { CaseHead } from '../../domain/case/case.ts'
import { caseTexts as texts } from './case-texts.ts'

/** The views of one case; each has its own address below /cases/:id. */
export type CaseTab = keyof typeof texts.tabs

type Props = {
  readonly visit: SignedVisit
  readonly head: CaseHead
  readonly here: CaseTab
  /** Title of the page after the name of the case; the label of the tab otherwise. */
  readonly title?: string | undefined
  readonly hasErrors?: boolean | undefined
  readonly flash?: string | undefined
  readonly children?: Child
}

/** A page of a case: who it is about, who leads, what the direction is, the two tracks, and the way to the other views. */
export function CasePage(props: Props) {
  const { visit, head, here } = props
  const { supportCase } = head
  const crumbs = [{ label: texts.navigation, href: '/cases' }, { label: supportCase.label }]
  return (
    <Layout
      title={`${props.title ?? texts.tabs[here]} — ${supportCase.label}`}
      hasErrors={props.hasErrors}
      frame={frameOf(visit, 'cases')}
      crumbs={crumbs}
      flash={props.flash}
      withExit
    >
      <IdentityBar title={supportCase.label} facts={factsOf(head)} badges={<TrackBadges head={head} />} />
      <GlassBanner visit={visit} head={head} />
      <Tabs label={texts.tabsLabel} tabs={tabsOf(head, here)} />
      {props.children}
    </Layout>
  )
}

function TrackBadges({ head: { supportCase } }: { readonly head: CaseHead }) {
  const tone = (state: 'open' | 'paused' | 'ended') => (state === 'open' ? 'good' : state === 'paused' ? 'warn' : 'done')
  return (
    <>
      <Badge tone={tone(supportCase.solving)}>{texts.solving[supportCase.solving]}</Badge>
      <Badge tone={tone(supportCase.accompanying)}>{texts.accompanying[supportCase.accompanying]}</Badge>
    </>
  )
}

function GlassBanner({ visit, head }: Pick<Props, 'visit' | 'head'>) {
  if (head.glassUntil === null) return null
  const until = new Date(head.glassUntil).toLocaleTimeString('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit' })
  return (
    <Banner tone="bad" title={texts.glassTitle}>
      <p>{texts.glassText(until)}</p>
      <ActionForm action={`/cases/${head.supportCase.id}/glass/end`} token={visit.formToken} kind="secondary">
        {texts.glassEnd}
      </ActionForm>
    </Banner>
  )
}

function tabsOf({ supportCase: { id } }: CaseHead, here: CaseTab) {
  const path: Readonly<Record<CaseTab, string>> = {
    log: '',
    assessment: '/assessment',
    conferences: '/conferences',
    plan: '/plan',
    consents: '/consents',
    team: '/team',
    papers: '/papers',
  }
  const tabs = Object.entries(texts.tabs) as [CaseTab, string][]
  return tabs.map(([key, label]) => ({ href: `/cases/${id}${path[key]}`, label, isHere: key === here }))
}

function factsOf({ supportCase, team, no, people }: CaseHead) {
  const name = (agency: string | null) => team.find(member => member.agencyId === agency)?.agencyName
  return [
    { label: texts.no(no), value: people.map(person => person.name).join('、') },
    { label: texts.lead, value: name(supportCase.leadAgency) ?? '' },
    { label: texts.coordinator, value: name(supportCase.coordinatorAgency) ?? texts.noCoordinator },
    {
      label: texts.nextContact,
      value: supportCase.nextContactOn === null ? texts.noNextContact : formatDayShort(supportCase.nextContactOn),
    },
    { label: texts.direction, value: supportCase.direction ?? texts.noDirection },
  ]
}
