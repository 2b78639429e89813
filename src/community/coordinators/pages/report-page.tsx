import { formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { csvAnswer } from '../../../ui/csv.ts'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { narrowingChoices } from '../acts/open-log.ts'
import type { Report } from '../acts/read-logs.ts'
import { readReport } from '../acts/read-logs.ts'
import type { FieldLog } from '../domain/field-log.ts'
import { FUNCTIONS } from '../domain/field-log.ts'
import type { ReportLine, SumCell } from '../domain/month-report.ts'
import { hoursWords, monthAway, reportLines, reportRows } from '../domain/month-report.ts'
import { councilWords } from './list-page.tsx'
import { LogTabs } from './log-tabs.tsx'
import type { Asked } from './report-asked.ts'
import { addressOf, askedOf, labelOf } from './report-asked.ts'
import { texts } from './texts.ts'

type Choices = Awaited<ReturnType<typeof narrowingChoices>>

/** GET /field-logs/report: a month of the diary in sums, and for coordinators with the lines they choose to tell. */
export async function showReport(visit: SignedVisit): Promise<Answer> {
  const asked = askedOf(visit)
  const report = await readReport(visit.act, asked.span, asked.staffId)
  const choices = await narrowingChoices(visit.act)
  const lines = reportLines(report.cells)
  const title = `${texts.report}　${Number(asked.span.month.slice(5))}月`
  const whose = choices.coordinators.find(({ id }) => id === asked.staffId)?.name ?? texts.everybody
  return page(
    <Layout title={title} frame={frameOf(visit, 'field-logs')}>
      <PageTitle
        title={`${title}（${whose}）`}
        lead={asked.isCoordinator ? texts.reportLead : texts.reportCity}
        actions={<Actions address={addressOf(asked)} />}
      />
      <LogTabs here="report" mayWrite={asked.isCoordinator} />
      <ScreenOnly>
        <Narrowing asked={asked} choices={choices} />
      </ScreenOnly>
      <Sums all={lines.find(({ councilNo }) => councilNo === null)?.all} />
      <Section id="functions" title={texts.functionTable}>
        <FunctionTable visit={visit} asked={asked} lines={lines} choices={choices} />
      </Section>
      {asked.isCoordinator && report.lines.length > 0 && <Lines visit={visit} asked={asked} report={report} choices={choices} />}
    </Layout>,
  )
}

/** GET /field-logs/report.csv. */
export async function reportCsv(visit: SignedVisit): Promise<Answer> {
  const { asked, rows } = await fileRows(visit)
  return csvAnswer(`field-logs-${asked.span.month}`, [texts.csvHead, ...rows])
}

/** The rows of a report's file, with what was asked. */
export async function fileRows(visit: SignedVisit) {
  const asked = askedOf(visit)
  const { cells } = await readReport(visit.act, asked.span, asked.staffId)
  const { councils } = await narrowingChoices(visit.act)
  const nameOf = (no: number | null) => (no === null ? texts.reportAll : (councils.find(council => council.no === no)?.name ?? String(no)))
  return { asked, rows: reportRows(reportLines(cells), nameOf, fn => labelOf(visit, asked, fn), texts.total) }
}

function Actions(props: { readonly address: string }) {
  return (
    <>
      <ButtonLink kind="secondary" href={`/field-logs/report.csv?${props.address}`}>
        {texts.csv}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`/field-logs/report.xlsx?${props.address}`}>
        {texts.excel}
      </ButtonLink>
      <PrintButton />
    </>
  )
}

function Narrowing(props: { readonly asked: Asked; readonly choices: Choices }) {
  const { asked, choices } = props
  const { month } = asked.span
  return (
    <>
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/field-logs/report?${addressOf(asked, monthAway(month, -1))}`}>
          {texts.before_month}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/field-logs/report?${addressOf(asked, monthAway(month, 1))}`}>
          {texts.next_month}
        </ButtonLink>
      </ButtonRow>
      <form class="tn-form" method="get" action="/field-logs/report">
        <HiddenFields values={{ month }} />
        <FieldRow>
          {asked.isCoordinator && (
            <Select
              name="staff"
              label={texts.fields.staff}
              required={false}
              options={[{ value: '', label: texts.everybody }, ...choices.coordinators.map(({ id, name }) => ({ value: id, label: name }))]}
              value={asked.staffId ?? ''}
            />
          )}
          <Select
            name="words"
            label={texts.scheme}
            required={false}
            options={[
              { value: '', label: texts.ownScheme },
              { value: 'other', label: texts.otherScheme },
            ]}
            value={asked.list === 'coordinator_function_other' ? 'other' : ''}
          />
        </FieldRow>
        <ButtonRow>
          <Button kind="secondary">{texts.filterButton}</Button>
        </ButtonRow>
      </form>
    </>
  )
}

function Sums({ all }: { readonly all: SumCell | undefined }) {
  const count = (value: number | undefined) => texts.logsCount(value ?? 0)
  return (
    <Figures
      label={texts.report}
      entries={[
        { key: 'hours', label: texts.figures.hours, value: hoursWords(all?.minutes ?? 0) },
        { key: 'logs', label: texts.figures.logs, value: count(all?.logs) },
        { key: 'community', label: texts.figures.community, value: count(all?.community), note: texts.bothNote },
        { key: 'individual', label: texts.figures.individual, value: count(all?.individual), note: texts.bothNote },
      ]}
    />
  )
}

function FunctionTable(props: {
  readonly visit: SignedVisit
  readonly asked: Asked
  readonly lines: readonly ReportLine[]
  readonly choices: Choices
}) {
  const { visit, asked, choices } = props
  return (
    <Table
      caption={texts.functionTable}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'council', label: texts.columns.councils },
        ...FUNCTIONS.map(fn => ({ key: fn, label: labelOf(visit, asked, fn), align: 'end' as const })),
        { key: 'all', label: texts.total, align: 'end' },
      ]}
      rows={props.lines.map(line => ({
        key: String(line.councilNo ?? 'all'),
        cells: {
          council:
            line.councilNo === null ? <strong>{texts.reportAll}</strong> : choices.councils.find(({ no }) => no === line.councilNo)?.name,
          ...Object.fromEntries(FUNCTIONS.map(fn => [fn, <Sum cell={line.by.get(fn)} />])),
          all: <Sum cell={line.all} />,
        },
      }))}
      empty={{ title: texts.noMonth, text: texts.noMonthText }}
    />
  )
}

/** Hours above the count, so that neither breaks in the middle. */
function Sum({ cell }: { readonly cell: SumCell | undefined }) {
  if (cell === undefined) return <>―</>
  return (
    <>
      {hoursWords(cell.minutes)}
      <br />
      {texts.logsCount(cell.logs)}
    </>
  )
}

function Lines(props: { readonly visit: SignedVisit; readonly asked: Asked; readonly report: Report; readonly choices: Choices }) {
  const { visit, asked, report, choices } = props
  const chosen = visit.query.all('line')
  const label = (log: FieldLog) => `${formatDayShort(log.on)}　${councilWords(log, choices.councils)}　${log.did}`
  const told = report.lines.filter(({ id }) => chosen.includes(id))
  return (
    <>
      <Section id="chosen" title={texts.chosen}>
        {told.length === 0 ? (
          <p>{texts.noneChosen}</p>
        ) : (
          <ul>
            {told.map(log => (
              <li>{label(log)}</li>
            ))}
          </ul>
        )}
      </Section>
      <ScreenOnly>
        <form class="tn-form" method="get" action="/field-logs/report">
          <HiddenFields values={Object.fromEntries(new URLSearchParams(addressOf(asked)))} />
          <CheckboxGroup
            name="line"
            legend={texts.did}
            support={texts.didLead}
            required={false}
            options={report.lines.map(log => ({ value: log.id, label: label(log) }))}
            values={chosen}
          />
          <ButtonRow>
            <Button kind="secondary">{texts.choose}</Button>
          </ButtonRow>
        </form>
      </ScreenOnly>
    </>
  )
}
