import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { csvAnswer } from '../../../ui/csv.ts'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import type { BoardFilter, Choices } from '../acts/read-liaison.ts'
import { choicesOf, keptBy, readBoard } from '../acts/read-liaison.ts'
import type { Entry } from '../domain/entry.ts'
import { isTold, SIDES, STAGES } from '../domain/entry.ts'
import { councilChoices, LiaisonPage, themeChoices, themeWords } from './frame.tsx'
import { texts } from './texts.ts'

const ROWS = 50
const MOST_IN_FILE = 2_000

/** GET /liaison: what each council can give and what troubles it, what moved last first. */
export async function showBoard(visit: SignedVisit): Promise<Answer> {
  const choices = await choicesOf(visit.act)
  const { rows, next } = await readBoard(visit.act, boardFilterAsked(visit), {
    limit: ROWS,
    after: readId(visit.query.get('after') || undefined),
  })
  const address = addressOf(visit)
  const mayWrite = keptBy(choices).length > 0
  return page(
    <LiaisonPage visit={visit} here="board" title={texts.title} lead={texts.lead} actions={<Actions mayWrite={mayWrite} />}>
      <Narrowing visit={visit} choices={choices} />
      <Table
        caption={texts.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'title', label: texts.columns.title, width: 'l' },
          { key: 'side', label: texts.columns.side, isWhole: true },
          { key: 'council', label: texts.columns.council },
          { key: 'themes', label: texts.columns.themes },
          { key: 'stage', label: texts.columns.stage, isWhole: true },
          { key: 'moved', label: texts.columns.moved, isWhole: true },
        ]}
        rows={rows.map(entry => ({
          key: entry.id,
          href: `/liaison/entries/${entry.id}`,
          cells: {
            title: entry.title,
            side: texts.sidesShort[entry.side],
            council: entry.councilName,
            themes: themeWords(visit, entry.themes) || '―',
            stage: <StageBadge entry={entry} />,
            moved: formatDayShort(dayOfInstant(entry.movedAt)),
          },
        }))}
        empty={{
          title: texts.empty,
          text: mayWrite ? texts.emptyText : texts.emptyForReaders,
          action: mayWrite && (
            <ButtonLink kind="primary" href="/liaison/entries/new?side=offer">
              {texts.new.offer}
            </ButtonLink>
          ),
        }}
      />
      <Pager nextHref={next && `/liaison?${address}&after=${next}`} prevHref={visit.query.get('after') && `/liaison?${address}`} />
    </LiaisonPage>,
  )
}

/** GET /liaison.csv: the same list as a file. */
export async function boardCsv(visit: SignedVisit): Promise<Answer> {
  const { rows } = await readBoard(visit.act, boardFilterAsked(visit), { limit: MOST_IN_FILE })
  const { columns } = texts
  return csvAnswer('liaison', [
    [columns.council, columns.side, columns.title, texts.fields.words, columns.themes, columns.stage, columns.moved],
    ...rows.map(entry => [
      entry.councilName,
      texts.sides[entry.side],
      entry.title,
      entry.words,
      themeWords(visit, entry.themes),
      texts.stages[entry.stage],
      dayOfInstant(entry.movedAt),
    ]),
  ])
}

/** How far a council has come, and whether others read it already. No stage is better than another, so none has a colour of its own. */
export function StageBadge(props: { readonly entry: Entry }) {
  const { entry } = props
  return (
    <>
      <Badge tone="neutral">{texts.stages[entry.stage]}</Badge>
      {!isTold(entry) && (
        <>
          {' '}
          <Badge tone="warn">{entry.withdrawnAt === null ? texts.waitingShort : texts.takenBackShort}</Badge>
        </>
      )}
    </>
  )
}

/** What the board is narrowed to. */
export function boardFilterAsked(visit: SignedVisit): BoardFilter {
  const council = Number(visit.query.get('council'))
  return {
    councilNo: Number.isInteger(council) && council > 0 && council < 1000 ? council : undefined,
    theme: visit.query.get('theme') || undefined,
    side: SIDES.find(side => side === visit.query.get('side')),
    stage: STAGES.find(stage => stage === visit.query.get('stage')),
    isClosed: visit.query.get('closed') === 'yes',
  }
}

function addressOf(visit: SignedVisit): string {
  const kept = new URLSearchParams()
  for (const name of ['council', 'theme', 'side', 'stage', 'closed'])
    if (visit.query.get(name) !== '') kept.set(name, visit.query.get(name))
  return kept.toString()
}

function Actions(props: { readonly mayWrite: boolean }) {
  return (
    <>
      {props.mayWrite && (
        <>
          <ButtonLink kind="primary" href="/liaison/entries/new?side=offer" shortcut="new">
            {texts.new.offer}
          </ButtonLink>
          <ButtonLink kind="secondary" href="/liaison/entries/new?side=trouble">
            {texts.new.trouble}
          </ButtonLink>
        </>
      )}
      <PrintButton />
    </>
  )
}

function Narrowing(props: { readonly visit: SignedVisit; readonly choices: Choices }) {
  const { visit, choices } = props
  const any = { value: '', label: texts.any }
  const isNarrowed = addressOf(visit) !== ''
  const select = (name: 'side' | 'stage' | 'theme' | 'council', options: readonly { readonly value: string; readonly label: string }[]) => (
    <Select name={name} label={texts.fields[name]} required={false} options={[any, ...options]} value={visit.query.get(name)} />
  )
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed}>
      <form class="tn-form" method="get" action="/liaison">
        {select(
          'side',
          SIDES.map(side => ({ value: side, label: texts.sides[side] })),
        )}
        {select('theme', themeChoices(visit))}
        {select(
          'stage',
          STAGES.map(stage => ({ value: stage, label: texts.stages[stage] })),
        )}
        {select('council', councilChoices(choices.councils))}
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href="/liaison">
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}
