import { formatDayShort } from '../../../../kernel/day.ts'
import { newId, readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Pager } from '../../../../ui/pager.tsx'
import { ScreenOnly } from '../../../../ui/print.tsx'
import { Columns, Disclosure, Section } from '../../../../ui/section.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import type { LogFilter, LogView } from '../../acts/case/read-log.ts'
import { readLog } from '../../acts/case/read-log.ts'
import { writeEntry } from '../../acts/case/write-entry.ts'
import { SHARE_SCOPES } from '../../domain/case/log-entry.ts'
import { SealedNotice } from '../sealed/sealed-notice.tsx'
import { ENTRY_BODY, entryForm, entryFrom } from './case-bodies.ts'
import { CasePage } from './case-frame.tsx'
import { entryLine } from './entries.tsx'
import { EntryForm, freshEntry } from './entry-form.tsx'
import { logTexts as texts } from './log-texts.ts'
import { caseIdOf, complaints, labelOf, onceOf } from './sent.ts'

const ROWS = 50

/** GET /cases/:id: the log of a case, newest first, with the form for a new entry above it. */
export async function showLog(visit: SignedVisit): Promise<Answer> {
  return drawLog(visit, await openForm(visit, freshEntry(visit.act.now)))
}

/** POST /cases/:id/entries: writes one entry. */
export async function writeByForm(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const read = readBody(ENTRY_BODY, entryForm(visit.form))
  const done = read.ok
    ? await writeEntry(visit.act, visit.house.codes, id, entryFrom(read.value, visit.act.now, null), onceOf(visit))
    : complaints(read.refusal)
  return done.ok ? seeOther(`/cases/${id}?done=written`) : drawLog(visit, refusedForm(visit, done.refusal))
}

/** The page of a case with the form as it stands; for acts on this page that were refused. */
export async function drawLog(visit: SignedVisit, form: FormState, taskForm?: FormState): Promise<Answer> {
  const filter = filterAsked(visit)
  const after = readId<'log_entry'>(visit.query.get('after') || undefined)
  const view = await readLog(visit.act, caseIdOf(visit), filter, { limit: ROWS, after })
  if (view === undefined) return absentAnswer(visit)
  const mayWrite = view.head.glassUntil === null
  const shown = taskForm ?? form
  return page(
    <CasePage visit={visit} head={view.head} here="log" hasErrors={shown.hasErrors} flash={doneText(visit)}>
      <SealedNotice calls={view.sealed} />
      <FormNotices form={shown} />
      <Columns asideLabel={texts.tasks.title} aside={<Tasks visit={visit} view={view} mayWrite={mayWrite} form={taskForm} />}>
        {mayWrite && (
          <ScreenOnly>
            <Section id="new" title={texts.newEntry} actions={<LogLink />}>
              <EntryForm
                visit={visit}
                head={view.head}
                staff={view.staff}
                form={form}
                action={`/cases/${view.head.supportCase.id}/entries`}
              />
            </Section>
          </ScreenOnly>
        )}
        <Section id="log" title={texts.entries} actions={<OwnFileLink view={view} />}>
          <Narrowing visit={visit} view={view} filter={filter} />
          {view.entries.length === 0 && <EmptyState {...(isNarrowed(filter) ? texts.emptyFiltered : texts.empty)} />}
          <Timeline entries={view.entries.map(entry => entryLine(visit, entry, { mayCorrect: mayWrite }))} />
          <Pager
            nextHref={view.next && `/cases/${view.head.supportCase.id}?${addressOf(filter, view.next)}`}
            prevHref={after && `/cases/${view.head.supportCase.id}?${addressOf(filter)}`}
          />
        </Section>
      </Columns>
    </CasePage>,
    shown.status,
  )
}

/** The flash sentence of a `done` code, if there is one. */
export function doneText(visit: SignedVisit): string | undefined {
  const known: Readonly<Record<string, string>> = texts.done
  return known[visit.query.get('done')]
}

/** On a telephone the form fills the screen; who came to read goes past it. */
function LogLink() {
  return (
    <ButtonLink kind="quiet" href="#log">
      {texts.toEntries}
    </ButtonLink>
  )
}

/** Through a broken glass nothing is copied out. */
function OwnFileLink({ view }: { readonly view: LogView }) {
  if (view.head.glassUntil !== null) return null
  return (
    <ButtonLink kind="quiet" href={`/cases/${view.head.supportCase.id}/own-file`}>
      {texts.ownFile}
    </ButtonLink>
  )
}

type TaskProps = {
  readonly visit: SignedVisit
  readonly view: LogView
  readonly mayWrite: boolean
  readonly form: FormState | undefined
}

/** What is owed in this case, and the way to ask an agency of the team for something. */
function Tasks({ visit, view, mayWrite, form }: TaskProps) {
  const { tasks: words } = texts
  const { id } = view.head.supportCase
  const control = (name: string) => ({ name, id: `task-${name}`, value: form?.value(name) ?? '', error: form?.error(name) })
  return (
    <Section id="tasks" title={words.title}>
      {view.tasks.length === 0 && <p>{words.none}</p>}
      <ul class="tn-plain-list">
        {view.tasks.map(task => (
          <li>
            {task.dueOn < visit.act.today && <Badge tone="bad">{words.late}</Badge>} {task.words}（{task.staffName ?? task.agencyName}・
            {words.dueOf(formatDayShort(task.dueOn))}）{mayWrite && <a href={`/tasks/${task.id}?case=${id}`}>{words.end}</a>}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Disclosure summary={words.add} isOpen={form !== undefined}>
          <Form action={`/cases/${id}/tasks`} token={visit.formToken} idempotencyKey={form?.idempotencyKey ?? newId()} label={words.add}>
            <TextField {...control('words')} label={words.words} required width="full" />
            <Select
              {...control('agencyId')}
              label={words.agencyId}
              required
              options={view.head.team.map(member => ({ value: member.agencyId, label: member.agencyName }))}
            />
            <DayField {...control('dueOn')} label={words.dueOn} required />
            <ButtonRow>
              <Button kind="secondary">{words.addButton}</Button>
            </ButtonRow>
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

/** Narrowing by agency, person and scope; ids and codes may stand in an address. */
function Narrowing({ visit, view, filter }: { readonly visit: SignedVisit; readonly view: LogView; readonly filter: LogFilter }) {
  const { id } = view.head.supportCase
  const any = { value: '', label: texts.any }
  return (
    <Disclosure summary={texts.filter} isOpen={isNarrowed(filter)}>
      <form class="tn-form" method="get" action={`/cases/${id}`}>
        <Select
          name="by"
          label={texts.byAgency}
          options={[any, ...view.head.team.map(member => ({ value: member.agencyId, label: member.agencyName }))]}
          value={filter.agencyId ?? ''}
        />
        <Select
          name="about"
          label={texts.about}
          options={[any, ...view.head.people.map(person => ({ value: person.personId, label: person.name }))]}
          value={filter.personId ?? ''}
        />
        <Select
          name="scope"
          label={texts.scope}
          options={[any, ...SHARE_SCOPES.map(scope => ({ value: scope, label: labelOf(visit, 'share_scope', scope) }))]}
          value={filter.shareScope ?? ''}
        />
        <ButtonRow>
          <Button kind="secondary">{texts.filterButton}</Button>
          {isNarrowed(filter) && (
            <ButtonLink kind="quiet" href={`/cases/${id}`}>
              {texts.clear}
            </ButtonLink>
          )}
        </ButtonRow>
      </form>
    </Disclosure>
  )
}

function filterAsked({ query }: SignedVisit): LogFilter {
  return {
    agencyId: readId<'agency'>(query.get('by')),
    personId: readId<'person'>(query.get('about')),
    shareScope: SHARE_SCOPES.find(scope => scope === query.get('scope')),
  }
}

function isNarrowed(filter: LogFilter): boolean {
  return Object.values(filter).some(value => value !== undefined)
}

function addressOf(filter: LogFilter, after?: string): string {
  const asked = { by: filter.agencyId, about: filter.personId, scope: filter.shareScope, after }
  return new URLSearchParams(
    Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))),
  ).toString()
}
