import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { IdentityBar } from '../../../../ui/identity-bar.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import type { ConferencePage as Shown } from '../../acts/conference/read-conference.ts'
import { KindMark } from './kind-mark.tsx'
import { texts } from './texts.ts'
import { kindsIn, STATE_TONE, typeOfItem, whenWords } from './wording.ts'

/** The views of one conference; each has its own address below /conferences/:id. */
export type ConferenceTab = keyof typeof texts.tabs

type Props = {
  readonly visit: SignedVisit
  readonly shown: Shown
  readonly here: ConferenceTab
  readonly hasErrors?: boolean | undefined
  readonly flash?: string | undefined
  readonly children?: Child
}

/** A page of a conference: which kinds it holds, when and where, and the way to its other rooms. The kinds stand in the page title. */
export function ConferenceFrame(props: Props) {
  const { visit, shown, here } = props
  const { head, types } = shown
  const kinds = [...new Map(head.items.map(item => [item.called, typeOfItem(types, item)]))]
  return (
    <Layout
      title={`${texts.tabs[here]} — ${kindsIn(head.items)} ${texts.no(head.no)}`}
      hasErrors={props.hasErrors}
      frame={frameOf(visit, 'conferences')}
      crumbs={[{ label: texts.navigation, href: '/conferences' }, { label: texts.no(head.no) }]}
      flash={props.flash}
      withExit
    >
      <IdentityBar
        title={head.conference.title}
        facts={factsOf(shown)}
        badges={
          <>
            {kinds.map(([called, type]) => (
              <KindMark called={called} type={type} />
            ))}
            <Badge tone={STATE_TONE[head.conference.state]}>{texts.state[head.conference.state]}</Badge>
          </>
        }
      />
      <Tabs label={texts.tabsLabel} tabs={tabsOf(shown, here)} />
      {props.children}
    </Layout>
  )
}

/** What is said once after an act that led back here. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([code]) => code === done)?.[1]
}

function tabsOf({ head }: Shown, here: ConferenceTab) {
  const base = `/conferences/${head.conference.id}`
  const path: Readonly<Record<ConferenceTab, string>> = {
    overview: '',
    invite: '/invite',
    slots: '/slots',
    prep: '/prep',
    table: '/table',
    minutes: '/minutes',
  }
  const tabs = Object.entries(texts.tabs) as [ConferenceTab, string][]
  return tabs
    .filter(([key]) => head.isConvenor || (key !== 'invite' && key !== 'table'))
    .filter(([key]) => head.isConvenor || key === 'overview' || head.invitations.length > 0 || key === 'minutes')
    .map(([key, label]) => ({ href: `${base}${path[key]}`, label, isHere: key === here }))
}

function factsOf({ head }: Shown) {
  const { conference } = head
  return [
    { label: texts.no(head.no), value: texts.minutesLong(conference.minutesPlanned) },
    { label: texts.fact.when, value: whenWords(conference.startsAt) },
    { label: texts.fact.place, value: conference.place ?? texts.fact.noPlace },
    { label: texts.fact.by, value: head.conveningAgencyName },
    { label: texts.fact.chair, value: conference.chair ?? texts.fact.noChair },
  ]
}
