import { readAgencies } from '../../../../directory/index.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Checkbox } from '../../../../ui/choice.tsx'
import { csvAnswer } from '../../../../ui/csv.ts'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Disclosure } from '../../../../ui/section.tsx'
import type { SelectOption } from '../../../../ui/select.tsx'
import { Select } from '../../../../ui/select.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { countCaseViews, exportCases, readCases } from '../../acts/case/read-cases.ts'
import { TRACK_STATES } from '../../domain/case/case.ts'
import type { CaseFilter, CaseView } from '../../domain/case/case-list.ts'
import { CASE_COUNT_BOUND, CASE_VIEWS } from '../../domain/case/case-list.ts'
import { paperTexts } from '../papers/texts.ts'
import { CASE_HEAD, CaseTable, caseLine } from './case-table.tsx'
import { listTexts as texts } from './list-texts.ts'
import { complaints, optionsOf, readPurpose } from './sent.ts'

const ROWS = 50
const CSV_ROWS = 5000
const MOST = 300

/** GET /cases: one view of the cases one's agency stands in, narrowed as asked, 50 rows a page. */
export async function showCases(visit: SignedVisit): Promise<Answer> {
  const counts = await countCaseViews(visit.act)
  const view = visit.query.get('view') === '' ? firstView(counts) : viewAsked(visit)
  const filter = filterAsked(visit)
  const after = readId<'case'>(visit.query.get('after') || undefined)
  const { rows, next } = await readCases(visit.act, view, filter, { limit: ROWS, after })
  const { agencies } = await readAgencies(visit.act, { limit: MOST })
  const here = `/cases?${addressOf(view, filter)}`
  return page(
    <Layout title={`${texts.views[view]}｜${texts.title}`} frame={frameOf(visit, 'cases')}>
      <PageTitle
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <ButtonLink kind="quiet" href={`/cases/export?${addressOf(view, filter)}`}>
              {texts.export}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/cases/papers?${addressOf(view, filter)}`}>
              {paperTexts.list.open}
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      <Tabs
        label={texts.tabs}
        tabs={CASE_VIEWS.map(one => ({
          href: `/cases?view=${one}`,
          label: texts.views[one],
          count: texts.count(counts[one], CASE_COUNT_BOUND),
          isHere: one === view,
        }))}
      />
      <Narrowing view={view} filter={filter} agencies={agencies} issues={optionsOf(visit, 'issue')} />
      <CaseTable visit={visit} rows={rows} caption={texts.views[view]} empty={texts.empty[view]} />
      <Pager nextHref={next && `${here}&after=${next}`} prevHref={after && here} />
    </Layout>,
  )
}

/** GET /cases/export: asks what the file is for. */
export async function showCaseExport(visit: SignedVisit): Promise<Answer> {
  return exportPage(visit, await openForm(visit))
}

/** POST /cases/export: the list as a file, under the same sight; the purpose is written down. */
export async function exportCaseList(visit: SignedVisit): Promise<Answer> {
  const purpose = readPurpose(visit, texts.purposeMissing)
  if (!purpose.ok) return exportPage(visit, refusedForm(visit, complaints(purpose.refusal).refusal))
  const view = viewAsked(visit)
  const { rows, isCut } = await exportCases(visit.act, view, filterAsked(visit), CSV_ROWS, purpose.value)
  return csvAnswer(`cases-${view}-${visit.act.today}`, [CASE_HEAD, ...rows.map(caseLine), ...(isCut ? [[texts.cut(CSV_ROWS)]] : [])])
}

function exportPage(visit: SignedVisit, form: FormState): Answer {
  const address = addressOf(viewAsked(visit), filterAsked(visit))
  return page(
    <Layout title={texts.exportTitle} frame={frameOf(visit, 'cases')} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <PageTitle title={texts.exportTitle} />
      <form class="tn-form" method="post" action="/cases/export" novalidate>
        <HiddenFields values={{ _token: visit.formToken, ...Object.fromEntries(new URLSearchParams(address)) }} />
        <TextField
          name="purpose"
          label={texts.fields.purpose}
          support={texts.support.purpose}
          required
          width="full"
          value={form.value('purpose')}
          error={form.error('purpose')}
        />
        <ButtonRow>
          <button class="tn-button tn-button--primary" type="submit">
            {texts.exportButton}
          </button>
          <ButtonLink kind="quiet" href={`/cases?${address}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Layout>,
    form.status,
  )
}

/** Narrowing by what is no secret: states, agencies and kinds of issues name nobody and may stand in an address. */
function Narrowing(props: {
  readonly view: CaseView
  readonly filter: CaseFilter
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
  readonly issues: readonly SelectOption[]
}) {
  const { view, filter } = props
  const any = { value: '', label: texts.any }
  const states = [any, ...TRACK_STATES.map(state => ({ value: state, label: texts.states[state] }))]
  const isNarrowed = Object.values(filter).some(value => value !== undefined)
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed}>
      <form class="tn-form" method="get" action="/cases">
        <HiddenFields values={{ view }} />
        <Select name="solving" label={texts.fields.solving} options={states} value={filter.solving ?? ''} width="s" />
        <Select name="accompanying" label={texts.fields.accompanying} options={states} value={filter.accompanying ?? ''} width="s" />
        <Select
          name="lead"
          label={texts.fields.leadAgency}
          options={[any, ...props.agencies.map(agency => ({ value: agency.id, label: agency.name }))]}
          value={filter.leadAgency ?? ''}
        />
        <Select name="issue" label={texts.fields.issue} options={[any, ...props.issues]} value={filter.issue ?? ''} />
        <Checkbox name="mine" label={texts.fields.isMine} checked={filter.isMine === true} />
        <ButtonRow>
          <button class="tn-button tn-button--secondary" type="submit">
            {texts.filterButton}
          </button>
          {isNarrowed && (
            <ButtonLink kind="quiet" href={`/cases?view=${view}`}>
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}

/** Where somebody begins who asked for no view: with what they lead, or what they coordinate, or what they take part in. */
function firstView(counts: Readonly<Record<CaseView, number>>): CaseView {
  return (['lead', 'coordinated', 'team'] as const).find(view => counts[view] > 0) ?? 'lead'
}

/** The view a link or a form asks for; what one leads when it asks for none. */
function viewAsked(visit: SignedVisit): CaseView {
  const text = visit.query.get('view') || visit.form.get('view')
  return CASE_VIEWS.find(view => view === text) ?? 'lead'
}

function filterAsked(visit: SignedVisit): CaseFilter {
  const asked = (name: string) => visit.query.get(name) || visit.form.get(name)
  const state = (name: string) => TRACK_STATES.find(one => one === asked(name))
  return {
    solving: state('solving'),
    accompanying: state('accompanying'),
    leadAgency: readId<'agency'>(asked('lead')),
    issue: visit.house.codes.holds('issue', asked('issue'), visit.act.today) ? asked('issue') : undefined,
    isMine: asked('mine') === 'yes' || undefined,
  }
}

function addressOf(view: CaseView, filter: CaseFilter): string {
  const asked = {
    view,
    solving: filter.solving,
    accompanying: filter.accompanying,
    lead: filter.leadAgency,
    issue: filter.issue,
    mine: filter.isMine && 'yes',
  }
  return new URLSearchParams(
    Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))),
  ).toString()
}
