import { refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { csvAnswer } from '../../ui/csv.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm, refusedForm } from '../../ui/form-state.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Table } from '../../ui/table.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { CodesImport } from '../acts/import-codes.ts'
import { importCodes } from '../acts/import-codes.ts'
import { readCodeList } from '../acts/read-codes.ts'
import type { CsvRemark } from '../domain/code-csv.ts'
import { csvRowsOf } from '../domain/code-csv.ts'
import type { CodeList } from '../domain/code-row.ts'
import { codeLines } from './code-preview.tsx'
import { dayOfChange } from './days.ts'
import { RulesPage } from './rules-frame.tsx'
import { keyIn, wantsApply } from './sent.ts'
import { texts } from './texts.ts'
import { TwoDays } from './two-days.tsx'
import { typedForm } from './wish-page.tsx'

/** GET /rules/codes/:list/csv: every row the list ever had, as Excel reads it. */
export async function exportCodeList(visit: SignedVisit): Promise<Answer> {
  const view = await readCodeList(visit.act, keyIn(visit, 'list'))
  return view ? csvAnswer(`code-list-${view.list.list}`, csvRowsOf(view.rows)) : absentAnswer(visit)
}

/** GET /rules/codes/:list/import: where a list is pasted. */
export async function showCodeImport(visit: SignedVisit): Promise<Answer> {
  const view = await readCodeList(visit.act, keyIn(visit, 'list'))
  return view ? importPage(visit, view.list, await openForm(visit)) : absentAnswer(visit)
}

/** POST /rules/codes/:list/import: looks the list over; with `step=apply` takes it in, or nothing of it. */
export async function answerCodeImport(visit: SignedVisit): Promise<Answer> {
  const list = keyIn(visit, 'list')
  const text = visit.form.get('rows')
  const isDryRun = !wantsApply(visit) || text.trim() === ''
  const done = await importCodes(visit.act, visit.house.codes, { list, bytes: new TextEncoder().encode(text), isDryRun })
  if (!done.ok) return absentAnswer(visit)
  if (done.value.written) {
    await visit.house.drafts.drop(visit.signedIn.reader.staffId, visit.path)
    return seeOther(`/rules/codes/${list}?done=imported`)
  }
  if (text.trim() === '')
    return importPage(visit, done.value.list, refusedForm(visit, refusal('fields', { fields: { rows: texts.importEmpty } })))
  const hasRemarks = done.value.remarks.length > 0
  const form = { ...typedForm(refusedForm(visit, refusal('fields'))), hasErrors: hasRemarks, status: hasRemarks ? 422 : 200 }
  return importPage(visit, done.value.list, form, done.value)
}

function importPage(visit: SignedVisit, list: CodeList, form: FormState, looked?: CodesImport): Answer {
  const back = `/rules/codes/${list.list}`
  const changes = looked && looked.remarks.length === 0 ? looked.added + looked.changed : 0
  return page(
    <RulesPage
      visit={visit}
      title={texts.importTitle}
      crumbs={[{ label: list.name, href: back }, { label: texts.importTitle }]}
      hasErrors={form.hasErrors}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.importTitle} lead={texts.importLead} />
      {looked && <Looked visit={visit} looked={looked} />}
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} autosave>
        {changes > 0 && (
          <ButtonRow>
            <Button kind="primary" name="step" value="apply" busyLabel={texts.importing}>
              {texts.importApply(looked?.added ?? 0, looked?.changed ?? 0)}
            </Button>
          </ButtonRow>
        )}
        <TextArea
          name="rows"
          label={texts.importField}
          support={texts.importSupport}
          required
          rows={14}
          value={form.value('rows')}
          error={form.error('rows')}
        />
        <ButtonRow>
          <Button kind={changes > 0 ? 'secondary' : 'primary'} name="step" value="look" busyLabel={texts.previewing}>
            {texts.importCheck}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </RulesPage>,
    form.status,
  )
}

function Looked(props: { readonly visit: SignedVisit; readonly looked: CodesImport }) {
  const { looked } = props
  if (looked.remarks.length > 0) return <Remarks remarks={looked.remarks} />
  if (looked.added + looked.changed === 0) return <Banner tone="info" title={texts.importSame} />
  const from = dayOfChange(looked.before, looked.after, props.visit.act.today)
  return <TwoDays from={from} lines={codeLines(looked.after, from)} />
}

function Remarks({ remarks }: { readonly remarks: readonly CsvRemark[] }) {
  const { remarkColumns } = texts
  return (
    <Banner tone="bad" title={texts.remarks(remarks.length)}>
      <Table
        caption={texts.remarks(remarks.length)}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'line', label: remarkColumns.line, width: 's' },
          { key: 'column', label: remarkColumns.column, width: 's' },
          { key: 'value', label: remarkColumns.value, width: 'm' },
          { key: 'reason', label: remarkColumns.reason },
        ]}
        rows={remarks.slice(0, 100).map((remark, index) => ({
          key: String(index),
          cells: { line: texts.remarkLine(remark.line), column: remark.column, value: remark.value, reason: remark.reason },
        }))}
        empty={{ title: '', text: '' }}
      />
    </Banner>
  )
}
