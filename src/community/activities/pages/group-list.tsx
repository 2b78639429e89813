import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
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
import type { UndertakingPage } from '../acts/group-read.ts'
import { hrefOf, PLACES, readUndertakings } from '../acts/group-read.ts'
import type { Undertaking, UndertakingKind } from '../domain/group.ts'
import { texts as fundingTexts } from './funding-texts.ts'
import { texts } from './group-texts.ts'
import { worryWords } from './group-words.ts'

const ROWS = 50

/** GET /groups, /projects, /platforms: those of the reader's councils, the one that moved last first. */
export async function showUndertakings(kind: UndertakingKind, visit: SignedVisit): Promise<Answer> {
  const words = texts.kinds[kind]
  const { councilNo, theme } = undertakingFilterAsked(visit)
  const list = await readUndertakings(
    visit.act,
    { kinds: [kind], councilNo, theme },
    { limit: ROWS, after: readId(visit.query.get('after') || undefined) },
  )
  const councils = await visit.act.look(listCouncils)
  const address = addressOf(visit)
  const write = list.isKeeper ? (
    <ButtonLink kind="primary" href={`${PLACES[kind]}/new`} shortcut="new">
      {words.new}
    </ButtonLink>
  ) : null
  return page(
    <Layout title={words.title} frame={frameOf(visit, kind === 'platform' ? 'platforms' : 'groups')}>
      <PageTitle
        title={words.title}
        lead={words.lead}
        actions={
          <>
            {write}
            {kind === 'group' && list.isOfCouncil && (
              <ButtonLink kind="secondary" href="/fundraising">
                {fundingTexts.title}
              </ButtonLink>
            )}
            <PrintButton />
          </>
        }
      />
      {kind !== 'platform' && <KindTabs kind={kind} />}
      <Narrowing kind={kind} visit={visit} councils={councils} />
      <Table
        caption={words.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.columns.name, width: 'l' },
          { key: 'council', label: texts.columns.council },
          { key: 'stage', label: texts.columns.stage, isWhole: true },
          ...(kind === 'group'
            ? [
                { key: 'members', label: texts.columns.members, isWhole: true },
                { key: 'worry', label: texts.columns.worry },
              ]
            : [{ key: 'themes', label: texts.columns.themes }]),
          { key: 'moved', label: texts.columns.moved, isWhole: true },
        ]}
        rows={list.rows.map(row => ({ key: row.undertaking.id, href: hrefOf(row.undertaking), cells: cellsOf(visit, row) }))}
        empty={{ title: words.empty, text: words.emptyText, action: write }}
      />
      <Pager
        nextHref={list.next && `${PLACES[kind]}?${address}&after=${list.next}`}
        prevHref={visit.query.get('after') && `${PLACES[kind]}?${address}`}
      />
    </Layout>,
  )
}

/** How far one has come, in a word. */
export function StageBadge({ of }: { readonly of: Pick<Undertaking, 'kind' | 'stage'> }) {
  const tone = QUIET.has(of.stage) ? 'neutral' : BEGINNING.has(of.stage) ? 'info' : 'good'
  return <Badge tone={tone}>{texts.stages[of.kind][of.stage]}</Badge>
}

/** What a list is narrowed to. */
export function undertakingFilterAsked(visit: SignedVisit): { readonly councilNo: number | undefined; readonly theme: string | undefined } {
  const councilNo = Number(visit.query.get('council'))
  return {
    councilNo: Number.isInteger(councilNo) && councilNo > 0 && councilNo < 1000 ? councilNo : undefined,
    theme: visit.query.get('theme') || undefined,
  }
}

const QUIET: ReadonlySet<string> = new Set(['resting', 'ended', 'stopped', 'done', 'changed'])
const BEGINNING: ReadonlySet<string> = new Set(['starting', 'idea', 'preparing', 'gathering'])

function cellsOf(visit: SignedVisit, { undertaking, last, worries }: UndertakingPage['rows'][number]) {
  return {
    name: undertaking.name,
    council: undertaking.councilName ?? texts.severalCouncils,
    stage: <StageBadge of={undertaking} />,
    members: last ? `${last.total}人` : '―',
    worry: undertaking.calmOn ? texts.calmTitle : worries.map(worryWords).join('。') || '―',
    themes: undertaking.themes.map(code => visit.house.codes.label('community_theme', code, visit.act.today)).join('、') || '―',
    moved: formatDayShort(dayOfInstant(undertaking.movedAt)),
  }
}

function KindTabs({ kind }: { readonly kind: UndertakingKind }) {
  return (
    <Tabs
      label={texts.kinds.group.title}
      tabs={(['group', 'project'] as const).map(one => ({ href: PLACES[one], label: texts.kinds[one].title, isHere: one === kind }))}
    />
  )
}

function addressOf(visit: SignedVisit): string {
  const kept = new URLSearchParams()
  for (const name of ['council', 'theme']) if (visit.query.get(name) !== '') kept.set(name, visit.query.get(name))
  return kept.toString()
}

function Narrowing(props: {
  readonly kind: UndertakingKind
  readonly visit: SignedVisit
  readonly councils: readonly { readonly no: number; readonly name: string }[]
}) {
  const { visit, kind } = props
  const any = { value: '', label: texts.any }
  const isNarrowed = addressOf(visit) !== ''
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed}>
      <form class="tn-form" method="get" action={PLACES[kind]}>
        <Select
          name="council"
          label={texts.fields.council}
          required={false}
          options={[any, ...props.councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
          value={visit.query.get('council')}
        />
        <Select
          name="theme"
          label={texts.fields.themes}
          required={false}
          options={[any, ...visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))]}
          value={visit.query.get('theme')}
        />
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href={PLACES[kind]}>
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}
