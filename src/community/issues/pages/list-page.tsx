import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { listCouncils } from '../../councils/index.ts'
import type { IssueFilter } from '../acts/read-issues.ts'
import { readIssues, readSharedIssues } from '../acts/read-issues.ts'
import { ISSUE_STATES } from '../domain/issue.ts'
import { OPEN_STATES } from '../domain/move-issue.ts'
import { StateBadge } from './state-badge.tsx'
import { texts } from './texts.ts'

const ROWS = 50

/** GET /community-issues: what troubles the councils of the reader, the one that moved last first. */
export async function showIssues(visit: SignedVisit): Promise<Answer> {
  if (visit.query.get('view') === 'shared') return showShared(visit)
  const filter = issueFilterAsked(visit)
  const { rows, next } = await readIssues(visit.act, filter, { limit: ROWS, after: readId<'issue'>(visit.query.get('after') || undefined) })
  const councils = await visit.act.look(listCouncils)
  const address = addressOf(visit)
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'issues')}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<Actions />} />
      <ViewTabs isShared={false} />
      <Narrowing visit={visit} councils={councils} />
      <Table
        caption={texts.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'title', label: texts.columns.title, width: 'l' },
          { key: 'council', label: texts.columns.council },
          { key: 'themes', label: texts.columns.themes },
          { key: 'level', label: texts.columns.level },
          { key: 'state', label: texts.columns.state },
          { key: 'moved', label: texts.columns.moved, isWhole: true },
        ]}
        rows={rows.map(issue => ({
          key: issue.id,
          href: `/community-issues/${issue.id}`,
          cells: {
            title: issue.title,
            council: issue.councilName ?? texts.cityWide,
            themes: themeWords(visit, issue.themes),
            level: texts.levels[issue.level],
            state: <StateBadge state={issue.state} />,
            moved: formatDayShort(dayOfInstant(issue.movedAt)),
          },
        }))}
        empty={{ title: texts.empty, text: texts.emptyText, action: <NewLink /> }}
      />
      <Pager
        nextHref={next && `/community-issues?${address}&after=${next}`}
        prevHref={visit.query.get('after') && `/community-issues?${address}`}
      />
    </Layout>,
  )
}

async function showShared(visit: SignedVisit): Promise<Answer> {
  const { councilNo, theme } = issueFilterAsked(visit)
  const rows = await readSharedIssues(visit.act, { councilNo, theme })
  const councils = await visit.act.look(listCouncils)
  return page(
    <Layout title={texts.sharedTitle} frame={frameOf(visit, 'issues')}>
      <PageTitle title={texts.sharedTitle} lead={texts.sharedLead} actions={<PrintButton />} />
      <ViewTabs isShared />
      <Narrowing visit={visit} councils={councils} isShared />
      <Table
        caption={texts.sharedTitle}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'title', label: texts.columns.title, width: 'l' },
          { key: 'words', label: texts.fields.sharedWords, width: 'l' },
          { key: 'council', label: texts.columns.council },
          { key: 'themes', label: texts.columns.themes },
          { key: 'state', label: texts.columns.state },
        ]}
        rows={rows.map(issue => ({
          key: issue.id,
          cells: {
            title: issue.title,
            words: issue.changedFor === '' ? issue.words : `${issue.words}　${texts.changed(issue.changedFor)}`,
            council: issue.councilName ?? texts.cityWide,
            themes: themeWords(visit, issue.themes),
            state: <StateBadge state={issue.state} />,
          },
        }))}
        empty={{ title: texts.empty, text: texts.sharedLead }}
      />
    </Layout>,
  )
}

/** What a list of issues is narrowed to; states and councils are no secret, so they stand in the address. */
export function issueFilterAsked(visit: SignedVisit): IssueFilter {
  const state = visit.query.get('state')
  const councilNo = Number(visit.query.get('council'))
  return {
    councilNo: Number.isInteger(councilNo) && councilNo > 0 && councilNo < 1000 ? councilNo : undefined,
    theme: visit.query.get('theme') || undefined,
    states:
      state === 'any'
        ? undefined
        : ISSUE_STATES.filter(one => one === state).at(0)
          ? ISSUE_STATES.filter(one => one === state)
          : OPEN_STATES,
  }
}

function addressOf(visit: SignedVisit): string {
  const kept = new URLSearchParams()
  for (const name of ['council', 'theme', 'state']) if (visit.query.get(name) !== '') kept.set(name, visit.query.get(name))
  return kept.toString()
}

/** Themes as they are called today. */
export function themeWords(visit: SignedVisit, themes: readonly string[]): string {
  return themes.map(code => visit.house.codes.label('community_theme', code, visit.act.today)).join('、')
}

function Actions() {
  return (
    <>
      <NewLink />
      <PrintButton />
    </>
  )
}

function NewLink() {
  return (
    <ButtonLink kind="primary" href="/community-issues/new" shortcut="new">
      {texts.new}
    </ButtonLink>
  )
}

function ViewTabs(props: { readonly isShared: boolean }) {
  return (
    <Tabs
      label={texts.tabs}
      tabs={[
        { href: '/community-issues', label: texts.mine, isHere: !props.isShared },
        { href: '/community-issues?view=shared', label: texts.shared, isHere: props.isShared },
      ]}
    />
  )
}

function Narrowing(props: {
  readonly visit: SignedVisit
  readonly councils: readonly { readonly no: number; readonly name: string }[]
  readonly isShared?: boolean
}) {
  const { visit } = props
  const any = { value: '', label: texts.any }
  const isNarrowed = addressOf(visit) !== ''
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed}>
      <form class="tn-form" method="get" action="/community-issues">
        {props.isShared && <input type="hidden" name="view" value="shared" />}
        <Select
          name="council"
          label={texts.fields.council}
          options={[any, ...props.councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
          value={visit.query.get('council')}
          width="m"
        />
        <Select
          name="theme"
          label={texts.fields.theme}
          options={[any, ...visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))]}
          value={visit.query.get('theme')}
          width="m"
        />
        {!props.isShared && (
          <Select
            name="state"
            label={texts.fields.state}
            options={[
              { value: '', label: texts.open },
              ...ISSUE_STATES.map(state => ({ value: state, label: texts.states[state] })),
              { value: 'any', label: texts.any },
            ]}
            value={visit.query.get('state')}
            width="m"
          />
        )}
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href={props.isShared ? '/community-issues?view=shared' : '/community-issues'}>
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}
