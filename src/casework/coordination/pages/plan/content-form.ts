import { formatEra } from '../../../../kernel/era.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import type { PlanContent } from '../../domain/plan/plan-content.ts'
import { rowsOf } from './rows.ts'

/** The content of a plan as the fields of its form. An empty plan begins with one line of each kind. */
export function fieldsOfContent(content: PlanContent): Initial {
  const day = (value: PlanContent['periodFrom']) => (value === null ? '' : formatEra(value))
  const fields: Record<string, string | readonly string[]> = {
    wish: content.wish ?? '',
    direction: content.direction ?? '',
    periodFrom: day(content.periodFrom),
    periodTo: day(content.periodTo),
    nextMonitoring: content.nextMonitoring === null ? '' : formatEra(content.nextMonitoring).replace(/月\d+日$/, '月'),
    leadAfter: content.leadAfter ?? '',
  }
  content.goals.forEach((goal, n) => {
    fields[`goals.${n}.row`] = '1'
    fields[`goals.${n}.id`] = goal.id
    fields[`goals.${n}.words`] = goal.words
    fields[`goals.${n}.reachBy`] = day(goal.reachBy)
    fields[`goals.${n}.issueIds`] = goal.issueIds
  })
  content.actions.forEach((action, n) => {
    const place = content.goals.findIndex(goal => goal.id === action.goalId)
    const line = { row: '1', id: action.id, goal: place < 0 ? '' : String(place), words: action.words, dueOn: day(action.dueOn) }
    const rest = { byPerson: action.byPerson, byAgency: action.byAgency, ownerAgency: action.ownerAgency, kind: action.kind }
    const all = { ...line, ...rest, often: action.often, issueId: action.issueId }
    for (const [name, value] of Object.entries(all)) fields[`actions.${n}.${name}`] = value ?? ''
  })
  if (content.goals.length === 0) fields['goals.0.row'] = '1'
  if (content.actions.length === 0) fields['actions.0.row'] = '1'
  for (const use of content.programmes) {
    fields[`programmes.${use.programme}.state`] = use.state
    fields[`programmes.${use.programme}.note`] = use.note ?? ''
  }
  return fields
}

/** The posted form of a plan as the body the API would get. */
export function contentForm(form: Fields): Record<string, unknown> {
  const { goals, actions } = rowsOf(form)
  const first = (row: Readonly<Record<string, readonly string[]>>, name: string) => row[name]?.[0] ?? ''
  return {
    wish: form.get('wish'),
    direction: form.get('direction'),
    periodFrom: form.get('periodFrom'),
    periodTo: form.get('periodTo'),
    nextMonitoring: form.get('nextMonitoring'),
    leadAfter: form.get('leadAfter'),
    goals: goals.map(row => ({
      id: first(row, 'id'),
      words: first(row, 'words'),
      reachBy: first(row, 'reachBy'),
      issueIds: (row['issueIds'] ?? []).filter(id => id !== ''),
    })),
    actions: actions.map(row => {
      const goal = Number.parseInt(first(row, 'goal'), 10)
      const kind = first(row, 'kind')
      return {
        ...Object.fromEntries(
          ['id', 'words', 'byPerson', 'byAgency', 'ownerAgency', 'often', 'dueOn', 'issueId'].map(name => [name, first(row, name)]),
        ),
        goal: Number.isNaN(goal) ? null : goal,
        kind: kind === '' ? null : kind,
      }
    }),
    programmes: programmesOf(form),
  }
}

/** The same form once more with other lines: nothing is judged, nothing that was typed is lost. */
export function reshapedForm(visit: SignedVisit, form: Fields): FormState {
  return {
    value: name => form.get(name),
    values: name => form.all(name),
    error: () => undefined,
    errors: [],
    hasErrors: false,
    notice: undefined,
    draftSavedAt: undefined,
    idempotencyKey: visit.form.get('_key') || newId(),
    status: 200,
  }
}

function programmesOf(form: Fields) {
  return form.entries.flatMap(([name, state]) => {
    const programme = /^programmes\.(\w+)\.state$/.exec(name)?.[1]
    return programme === undefined || state === '' ? [] : [{ programme, state, note: form.get(`programmes.${programme}.note`) }]
  })
}
