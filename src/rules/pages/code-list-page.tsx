import type { Day } from '../../kernel/day.ts'
import { formatDay, readDay } from '../../kernel/day.ts'
import { formatEra } from '../../kernel/era.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { REFUSALS } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Disclosure, Section } from '../../ui/section.tsx'
import { changeCodes } from '../acts/change-codes.ts'
import type { CodeListView } from '../acts/read-codes.ts'
import { readCodeChanges, readCodeList } from '../acts/read-codes.ts'
import type { CodeList, CodeRow } from '../domain/code-row.ts'
import { standingOn } from '../domain/period.ts'
import { Changes } from './changes.tsx'
import { CodeTable } from './code-table.tsx'
import { dayAsked } from './days.ts'
import { NotDone, RulesPage } from './rules-frame.tsx'
import { keyIn, onceOf, versionSent } from './sent.ts'
import { texts } from './texts.ts'

/** GET /rules/codes/:list: the list as it holds on a day, what is decided ahead, what has ended, and who changed it. */
export function showCodeList(visit: SignedVisit): Promise<Answer> {
  return codeListPage(visit)
}

/** POST /rules/codes/:list/:code/withdraw: takes back what has not begun; the row before it goes on. */
export async function answerWithdrawCode(visit: SignedVisit): Promise<Answer> {
  const [list, code] = [keyIn(visit, 'list'), keyIn(visit, 'code')]
  const begins = readDay(visit.form.get('begins'))
  if (begins === undefined) return absentAnswer(visit)
  const change = { list, wish: { kind: 'withdraw', code, begins }, version: versionSent(visit) } as const
  const done = await changeCodes(visit.act, visit.house.codes, change, onceOf(visit))
  return done.ok ? seeOther(`/rules/codes/${list}?done=withdrawn`) : codeListPage(visit, done.refusal)
}

async function codeListPage(visit: SignedVisit, why?: Refusal): Promise<Answer> {
  const view = await readCodeList(visit.act, keyIn(visit, 'list'))
  if (view === undefined) return absentAnswer(visit)
  const { list, rows } = view
  const changes = await readCodeChanges(visit.act, list.list)
  const { today } = visit.act
  const on = dayAsked(visit)
  const ahead = rows.filter(row => row.validFrom > today || (row.validTo !== null && row.validTo > today))
  const closed = rows.filter(row => standingOn(row, today) === 'closed')
  return page(
    <RulesPage visit={visit} title={list.name} crumbs={[{ label: list.name }]} hasErrors={why !== undefined}>
      {why && <NotDone why={why} />}
      <PageTitle title={list.name} lead={list.about} actions={<ListDeeds list={list} />} />
      <LeaningNote list={list} />
      <DayForm list={list} on={on} />
      <Section id="now" title={texts.rowsOn(formatDay(on))}>
        <CodeTable
          view={view}
          visit={visit}
          rows={rows.filter(row => standingOn(row, on) === 'now')}
          empty={{ title: texts.noneOn, text: texts.noneOnText }}
        />
      </Section>
      <Section id="ahead" title={texts.ahead}>
        <CodeTable view={view} visit={visit} rows={ahead} empty={{ title: texts.noneAhead, text: texts.noneAheadText }} />
      </Section>
      {closed.length > 0 && <Closed view={view} visit={visit} rows={closed} />}
      <Changes changes={changes} wordsOf={pastWords} />
    </RulesPage>,
    why && REFUSALS[why.code].status,
  )
}

function ListDeeds({ list }: { readonly list: CodeList }) {
  const at = `/rules/codes/${list.list}`
  return (
    <ButtonRow>
      {list.takesNew && (
        <ButtonLink kind="primary" href={`${at}/new`} shortcut="new">
          {texts.open}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={`${at}/order`}>
        {texts.reorder}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`${at}/csv`}>
        {texts.exportCsv}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`${at}/import`}>
        {texts.importCsv}
      </ButtonLink>
    </ButtonRow>
  )
}

function LeaningNote({ list }: { readonly list: CodeList }) {
  if (list.isFixed) return <Banner tone="info" title={list.takesNew ? texts.growingNote : texts.fixedNote} />
  return list.keptCodes.length === 0 ? null : <p>{texts.keptNote(list.keptCodes.join('、'))}</p>
}

function DayForm(props: { readonly list: CodeList; readonly on: Day }) {
  return (
    <form class="tn-form" method="get" action={`/rules/codes/${props.list.list}`}>
      <DayField name="on" label={texts.on} required={false} support={texts.onSupport} value={formatEra(props.on)} />
      <Button kind="secondary">{texts.look}</Button>
    </form>
  )
}

function Closed(props: { readonly view: CodeListView; readonly visit: SignedVisit; readonly rows: readonly CodeRow[] }) {
  return (
    <Section id="closed" title={texts.closed}>
      <Disclosure summary={texts.closedCount(props.rows.length)}>
        <CodeTable {...props} empty={{ title: '', text: '' }} />
      </Disclosure>
    </Section>
  )
}

function pastWords(row: Readonly<Record<string, unknown>>): string {
  const [label, from, to] = [row['label_ja'], row['valid_from'], row['valid_to']].map(value => String(value ?? ''))
  return `${label}（${from}〜${to}、${texts.columns.order} ${String(row['sort_order'])}）`
}
