import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { csvAnswer } from '../../../ui/csv.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Table } from '../../../ui/table.tsx'
import { readSharedTreasures, readTreasures } from '../acts/read-treasures.ts'
import type { Treasure } from '../domain/treasure.ts'
import { flashOf, KeeperBadges, StateBadge, themeWords } from './labels.tsx'
import { addressOf, treasureFilterAsked } from './list-query.ts'
import { narrowing, ViewTabs } from './narrowing.tsx'
import { texts } from './texts.ts'
import { treasureMap } from './treasure-map.tsx'

const ROWS = 50
const MOST_ROWS = 5_000

/** GET /treasures: what is good in the councils of the reader, the newly found first; on a map, and always in a table. */
export async function showTreasures(visit: SignedVisit): Promise<Answer> {
  if (visit.query.get('view') === 'shared') return showShared(visit)
  const isStale = visit.query.get('view') === 'stale'
  const after = readId<'treasure'>(visit.query.get('after') || undefined)
  const { rows, next, isKeeper } = await readTreasures(visit.act, treasureFilterAsked(visit), { limit: ROWS, after })
  const title = isStale ? texts.stale : texts.title
  return page(
    <Layout title={title} frame={frameOf(visit, 'treasures')} flash={flashOf(visit)}>
      <PageTitle title={title} lead={isStale ? texts.staleLead : texts.lead} actions={<Actions />} />
      <ViewTabs here={isStale ? 'stale' : 'mine'} isKeeper={isKeeper} />
      {await narrowing(visit)}
      {await treasureMap(visit)}
      <Table
        caption={title}
        isCaptionHidden
        columns={[
          { key: 'name', label: texts.columns.name, width: 'l' },
          { key: 'type', label: texts.columns.type },
          { key: 'council', label: texts.columns.council },
          { key: 'themes', label: texts.columns.themes },
          { key: 'place', label: texts.columns.place },
          { key: 'state', label: texts.columns.state },
          { key: 'found', label: texts.columns.found, isWhole: true },
        ]}
        rows={rows.map(treasure => rowOf(visit, treasure, isKeeper))}
        empty={{ title: texts.empty, text: texts.emptyText, action: <NewLink /> }}
      />
      <Pager nextHref={next && `/treasures${addressOf(visit, { after: next })}`} prevHref={after && `/treasures${addressOf(visit)}`} />
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/treasures.csv${addressOf(visit)}`}>
          {texts.csv}
        </ButtonLink>
      </ButtonRow>
    </Layout>,
  )
}

/** GET /treasures.csv: the same list as a file, under the same sight. */
export async function exportTreasures(visit: SignedVisit): Promise<Answer> {
  const { rows } = await readTreasures(visit.act, treasureFilterAsked(visit), { limit: MOST_ROWS })
  const { columns, fields } = texts
  const heads = [columns.name, columns.type, columns.council, columns.themes, fields.story, columns.place, columns.state]
  const more = [fields.openWhen, fields.how, fields.cost, fields.barrierFree, texts.parties.teller, texts.parties.steward, columns.found]
  return csvAnswer('treasures', [
    [...heads, ...more],
    ...rows.map(one => [
      ...[one.name, texts.types[one.type], one.councilName ?? texts.cityWide, themeWords(visit, one.themes), one.story, one.place],
      ...[texts.states[one.state], one.openWhen, one.how, one.cost, one.barrierFree, one.tellerName, one.stewardName],
      formatDayShort(dayOfInstant(one.foundAt)),
    ]),
  ])
}

function rowOf(visit: SignedVisit, treasure: Treasure, isKeeper: boolean) {
  return {
    key: treasure.id,
    href: `/treasures/${treasure.id}`,
    cells: {
      name: treasure.name,
      type: texts.types[treasure.type],
      council: treasure.councilName ?? texts.cityWide,
      themes: themeWords(visit, treasure.themes),
      place: treasure.place,
      state: (
        <>
          <StateBadge state={treasure.state} /> <KeeperBadges treasure={treasure} today={visit.act.today} isKeeper={isKeeper} />
        </>
      ),
      found: formatDayShort(dayOfInstant(treasure.foundAt)),
    },
  }
}

async function showShared(visit: SignedVisit): Promise<Answer> {
  const { councilNo, themes } = treasureFilterAsked(visit)
  const rows = await readSharedTreasures(visit.act, { councilNo, themes })
  const { columns } = texts
  return page(
    <Layout title={texts.sharedTitle} frame={frameOf(visit, 'treasures')}>
      <PageTitle title={texts.sharedTitle} lead={texts.sharedLead} actions={<PrintButton />} />
      <ViewTabs here="shared" isKeeper={false} />
      {await narrowing(visit)}
      <Table
        caption={texts.sharedTitle}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'title', label: columns.name, width: 'l' },
          { key: 'words', label: columns.words, width: 'l' },
          { key: 'type', label: columns.type },
          { key: 'council', label: columns.council },
          { key: 'themes', label: columns.themes },
          { key: 'place', label: columns.place },
          { key: 'teller', label: columns.teller },
          { key: 'state', label: columns.state },
        ]}
        rows={rows.map(one => ({
          key: one.id,
          cells: {
            title: one.title,
            words: one.words,
            type: texts.types[one.type],
            council: one.councilName ?? texts.cityWide,
            themes: themeWords(visit, one.themes),
            place: one.place,
            teller: one.tellerName ?? '',
            state: <StateBadge state={one.state} />,
          },
        }))}
        empty={{ title: texts.empty, text: texts.sharedLead }}
      />
    </Layout>,
  )
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
    <ButtonLink kind="primary" href="/treasures/new" shortcut="new">
      {texts.new}
    </ButtonLink>
  )
}
