import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { readCouncilChoices } from '../acts/choices.ts'
import type { ActivityFilter, ListedActivity } from '../acts/read-activities.ts'
import { readActivities } from '../acts/read-activities.ts'
import { KINDS, STATES } from '../domain/activity.ts'
import { ActivityBadge } from './badges.tsx'
import { flashOf, scheduleWords, whenShort } from './spelling.ts'
import { texts } from './texts.ts'
import { isKeeper, ListActions, StartLink, Views } from './views.tsx'

const ROWS = 50
const ALIVE = ['planned', 'running', 'resting'] as const

/** The register of activities: salons, courses, help; narrowed to where helpers are wanted, to a kind or a theme. */
export async function registerPage(visit: SignedVisit): Promise<Answer> {
  const after = readId<'activity'>(visit.query.get('after') || undefined)
  const found = await readActivities(visit.act, activityFilterAsked(visit), { limit: ROWS, after })
  const councils = await readCouncilChoices(visit.act)
  const address = addressOf(visit)
  return page(
    <Layout title={texts.all} frame={frameOf(visit, 'activities')} flash={flashOf(visit)}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<ListActions reader={found.reader} />} />
      <Views here="all" />
      <Narrowing visit={visit} councils={councils} />
      <ActivityTable rows={found.rows} isKeeper={isKeeper(found.reader)} />
      <Pager
        nextHref={found.next && `/activities?view=all&${address}&after=${found.next}`}
        prevHref={after && `/activities?view=all&${address}`}
      />
    </Layout>,
  )
}

/** What a list of activities is narrowed to; kinds and councils are no secret, so they stand in the address. */
export function activityFilterAsked(visit: SignedVisit): ActivityFilter {
  const { query } = visit
  const councilNo = Number(query.get('council'))
  const state = query.get('state')
  return {
    councilNo: Number.isInteger(councilNo) && councilNo > 0 && councilNo < 1000 ? councilNo : undefined,
    kind: KINDS.find(one => one === query.get('kind')),
    theme: query.get('theme') || undefined,
    states: state === 'any' ? undefined : STATES.some(one => one === state) ? STATES.filter(one => one === state) : ALIVE,
    wantsHelp: query.get('help') === 'yes',
  }
}

function ActivityTable(props: { readonly rows: readonly ListedActivity[]; readonly isKeeper: boolean }) {
  return (
    <Table
      caption={texts.all}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'name', label: texts.columns.name, width: 'm' },
        { key: 'hours', label: texts.hours, width: 'm' },
        { key: 'next', label: texts.columns.next, isWhole: true },
        { key: 'kind', label: texts.columns.kind },
        { key: 'place', label: texts.columns.place },
        { key: 'council', label: texts.columns.council },
        { key: 'state', label: texts.columns.state },
      ]}
      rows={props.rows.map(activity => ({
        key: activity.id,
        href: `/activities/${activity.id}`,
        cells: {
          name: activity.name,
          hours: scheduleWords(activity),
          next: activity.nextAt ? whenShort({ startsAt: activity.nextAt, endsAt: activity.nextAt }).slice(0, 13) : '―',
          kind: texts.kinds[activity.kind],
          place: activity.place || '―',
          council: activity.councilName ?? texts.cityWide,
          state: (
            <>
              <ActivityBadge state={activity.state} />
              {activity.wantsHelp && <Badge tone="warn">{texts.wantsHelp}</Badge>}
            </>
          ),
        },
      }))}
      empty={{ title: texts.empty, text: texts.emptyText, action: props.isKeeper ? <StartLink /> : undefined }}
    />
  )
}

function addressOf(visit: SignedVisit): string {
  const kept = new URLSearchParams()
  for (const name of ['council', 'kind', 'theme', 'state', 'help']) if (visit.query.get(name) !== '') kept.set(name, visit.query.get(name))
  return kept.toString()
}

function Narrowing(props: { readonly visit: SignedVisit; readonly councils: readonly { readonly no: number; readonly name: string }[] }) {
  const { visit } = props
  const asked = (name: string) => visit.query.get(name)
  const any = { value: '', label: texts.any }
  const isNarrowed = addressOf(visit) !== ''
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed}>
      <form class="tn-form" method="get" action="/activities">
        <input type="hidden" name="view" value="all" />
        <Select
          name="council"
          label={texts.fields.councilNo}
          options={[any, ...props.councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
          value={asked('council')}
          width="m"
        />
        <Select
          name="kind"
          label={texts.fields.kind}
          options={[any, ...KINDS.map(value => ({ value, label: texts.kinds[value] }))]}
          value={asked('kind')}
          width="m"
        />
        <Select
          name="theme"
          label={texts.fields.theme}
          options={[any, ...visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))]}
          value={asked('theme')}
          width="m"
        />
        <Select
          name="state"
          label={texts.fields.state}
          options={[
            { value: '', label: '終わった活動を除く' },
            ...STATES.map(value => ({ value, label: texts.states[value] })),
            { value: 'any', label: texts.any },
          ]}
          value={asked('state')}
          width="m"
        />
        <Checkbox name="help" label={texts.wantsHelpOnly} checked={asked('help') === 'yes'} />
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href="/activities?view=all">
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}
