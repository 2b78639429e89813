import { formatDayShort, readDay } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { csvAnswer } from '../../../ui/csv.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { narrowingChoices } from '../acts/open-log.ts'
import type { FieldLogFilter } from '../acts/read-logs.ts'
import { readLogs } from '../acts/read-logs.ts'
import type { FieldLog } from '../domain/field-log.ts'
import { hoursWords, monthSpan } from '../domain/month-report.ts'
import { LogTabs } from './log-tabs.tsx'
import { texts } from './texts.ts'

const ROWS = 50
const MOST_IN_FILE = 5_000

/** GET /field-logs, and POST /field-logs/search with words. */
export async function showLogs(visit: SignedVisit): Promise<Answer> {
  const words = visit.form.get('q').slice(0, 100)
  const filter = { ...logFilterAsked(visit), words: words || undefined }
  const { rows, next } = await readLogs(visit.act, filter, { limit: ROWS, after: readId(visit.query.get('after') || undefined) })
  const choices = await narrowingChoices(visit.act)
  const address = addressOf(visit)
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'field-logs')}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<Actions address={address} />} />
      <LogTabs here="logs" mayWrite />
      <SearchBox action="/field-logs/search" token={visit.formToken} label={texts.fields.words} value={words} />
      <Narrowing visit={visit} choices={choices} />
      <Table
        caption={texts.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'did', label: texts.columns.did, width: 'l' },
          { key: 'on', label: texts.columns.on, isWhole: true },
          { key: 'councils', label: texts.columns.councils },
          { key: 'minutes', label: texts.columns.minutes, isWhole: true },
          { key: 'functions', label: texts.columns.functions },
          { key: 'staff', label: texts.columns.staff },
          { key: 'next', label: texts.columns.next },
        ]}
        rows={rows.map(log => ({
          key: log.id,
          href: `/field-logs/${log.id}`,
          cells: {
            did: log.did,
            on: formatDayShort(log.on),
            councils: councilWords(log, choices.councils),
            minutes: hoursWords(log.minutes),
            functions: functionWords(visit, log),
            staff: log.staffName,
            next: log.nextStep === '' ? '―' : log.nextDoneOn ? texts.stepDone : log.nextStep,
          },
        }))}
        empty={{ title: texts.empty, text: texts.emptyText, action: <NewLink /> }}
      />
      <Pager
        nextHref={words === '' ? next && `/field-logs?${address}&after=${next}` : undefined}
        prevHref={visit.query.get('after') && `/field-logs?${address}`}
      />
    </Layout>,
  )
}

/** GET /field-logs.csv: the same list as a file. */
export async function logsCsv(visit: SignedVisit): Promise<Answer> {
  const { rows } = await readLogs(visit.act, logFilterAsked(visit), { limit: MOST_IN_FILE })
  const { councils } = await narrowingChoices(visit.act)
  return csvAnswer('field-logs', [
    texts.listHead,
    ...rows.map(log => [
      log.on,
      log.staffName,
      councilWords(log, councils),
      log.minutes,
      functionWords(visit, log),
      texts.leans[log.lean],
      log.place,
      log.met,
      log.did,
      log.noticed,
      log.nextStep,
      log.nextOn,
    ]),
  ])
}

/** What a list of logs is narrowed to: councils, months and colleagues are no secret, so they stand in the address; words never do. */
export function logFilterAsked(visit: SignedVisit): FieldLogFilter {
  const council = Number(visit.query.get('council'))
  const span = monthSpan(visit.query.get('month'))
  return {
    councilNo: Number.isInteger(council) && council > 0 && council < 1000 ? council : undefined,
    staffId: readId(visit.query.get('staff') || undefined),
    since: span?.since ?? readDay(visit.query.get('since')),
    until: span?.until,
    isOpen: visit.query.get('open') === 'yes',
  }
}

/** The names of the councils of a line. */
export function councilWords(log: FieldLog, councils: readonly { readonly no: number; readonly name: string }[]): string {
  const names = log.councils.map(no => councils.find(council => council.no === no)?.name ?? String(no))
  return names.length === 0 ? texts.wholeCity : names.join('、')
}

/** The functions of a line as they are called today. */
export function functionWords(visit: SignedVisit, log: Pick<FieldLog, 'functions'>): string {
  return log.functions.map(fn => visit.house.codes.label('coordinator_function', fn, visit.act.today)).join('、')
}

function addressOf(visit: SignedVisit): string {
  const kept = new URLSearchParams()
  for (const name of ['council', 'staff', 'month', 'open']) if (visit.query.get(name) !== '') kept.set(name, visit.query.get(name))
  return kept.toString()
}

function Actions(props: { readonly address: string }) {
  return (
    <>
      <NewLink />
      <ButtonLink kind="secondary" href={`/field-logs.csv?${props.address}`}>
        {texts.csv}
      </ButtonLink>
    </>
  )
}

function NewLink() {
  return (
    <ButtonLink kind="primary" href="/field-logs/new" shortcut="new">
      {texts.new}
    </ButtonLink>
  )
}

function Narrowing(props: { readonly visit: SignedVisit; readonly choices: Awaited<ReturnType<typeof narrowingChoices>> }) {
  const { visit, choices } = props
  const any = { value: '', label: texts.any }
  const isNarrowed = addressOf(visit) !== ''
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed}>
      <form class="tn-form" method="get" action="/field-logs">
        <Select
          name="council"
          label={texts.fields.council}
          options={[any, ...choices.councils.map(({ no, name }) => ({ value: String(no), label: name }))]}
          value={visit.query.get('council')}
        />
        <Select
          name="staff"
          label={texts.fields.staff}
          options={[any, ...choices.coordinators.map(({ id, name }) => ({ value: id, label: name }))]}
          value={visit.query.get('staff')}
        />
        <TextField name="month" label={texts.fields.month} support="例: 2026-11" width="s" value={visit.query.get('month')} />
        <Checkbox name="open" label={texts.openOnly} checked={visit.query.get('open') === 'yes'} />
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href="/field-logs">
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}
