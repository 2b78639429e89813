import type { Fields } from '../../../../platform/http/fields.ts'
import { fieldsOf } from '../../../../platform/http/fields.ts'

/** Lines of a form whose fields are called `goals.0.words`: the fields of each line by their last name. */
export type Row = Readonly<Record<string, readonly string[]>>
/** The form of a whole plan: what stands alone, and its two lists of lines. */
export type PlanRows = {
  readonly single: readonly (readonly [string, string])[]
  readonly goals: readonly Row[]
  readonly actions: readonly Row[]
}

const LINE = /^(goals|actions)\.(\d{1,3})\.(\w+)$/

/** The lines of a posted form, in the order of their numbers. */
export function rowsOf(form: Fields): PlanRows {
  const single = form.entries.filter(([name]) => !LINE.test(name))
  return { single, goals: linesOf(form, 'goals'), actions: linesOf(form, 'actions') }
}

/** The form again from its lines, numbered from 0. */
export function formOf(rows: PlanRows): Fields {
  return fieldsOf([...rows.single, ...entriesOf('goals', rows.goals), ...entriesOf('actions', rows.actions)])
}

/** The lines without those on which nothing is written; actions still point at their goals. */
export function withoutBlanks(rows: PlanRows): PlanRows {
  const blank = rows.goals.flatMap((row, index) => (isBlank(row, ['words', 'reachBy', 'issueIds']) ? [index] : []))
  const actions = rows.actions.filter(row => !isBlank(row, ['words', 'byPerson', 'byAgency', 'ownerAgency', 'often', 'dueOn', 'issueId']))
  return blank.reduceRight<PlanRows>((left, index) => withoutGoal(left, index), { ...rows, actions })
}

/** What a button that changes the number of lines asks for; nothing when the form is to be saved. */
export function reshaped(rows: PlanRows, wish: string): PlanRows | undefined {
  const [verb = '', at = ''] = wish.split('.')
  const index = Number.parseInt(at, 10)
  switch (verb) {
    case 'add_goal':
      return { ...rows, goals: [...rows.goals, NEW_ROW] }
    case 'add_action':
      return { ...rows, actions: [...rows.actions, NEW_ROW] }
    case 'remove_goal':
      return withoutGoal(rows, index)
    case 'remove_action':
      return { ...rows, actions: rows.actions.filter((_, place) => place !== index) }
    default:
      return undefined
  }
}

/** A line nobody has written on. The mark `row` says that the line is there. */
const NEW_ROW: Row = { row: ['1'] }

function withoutGoal(rows: PlanRows, gone: number): PlanRows {
  const goals = rows.goals.filter((_, place) => place !== gone)
  const actions = rows.actions.map(row => {
    const place = Number.parseInt(row['goal']?.[0] ?? '', 10)
    if (Number.isNaN(place) || place < gone) return row
    return { ...row, goal: [place === gone ? '' : String(place - 1)] }
  })
  return { ...rows, goals, actions }
}

function isBlank(row: Row, names: readonly string[]): boolean {
  return names.every(name => (row[name] ?? []).every(value => value.trim() === ''))
}

function linesOf(form: Fields, list: 'goals' | 'actions'): readonly Row[] {
  const lines = new Map<number, Record<string, string[]>>()
  for (const [name, value] of form.entries) {
    const [, kind, at, field] = LINE.exec(name) ?? []
    if (kind !== list || field === undefined) continue
    const line = lines.get(Number(at)) ?? {}
    lines.set(Number(at), { ...line, [field]: [...(line[field] ?? []), value] })
  }
  return [...lines.entries()].sort(([one], [other]) => one - other).map(([, line]) => line)
}

function entriesOf(list: string, rows: readonly Row[]): readonly (readonly [string, string])[] {
  return rows.flatMap((row, index) =>
    Object.entries(row).flatMap(([field, values]) => values.map(value => [`${list}.${index}.${field}`, value] as const)),
  )
}
