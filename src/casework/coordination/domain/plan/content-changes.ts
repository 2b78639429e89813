import type { Goal, PlanContent, ProgrammeUse, SupportAction } from './plan-content.ts'

export const TOPICS = ['wish', 'direction', 'period', 'next_monitoring', 'lead_after', 'goal', 'action', 'programme'] as const
export type Topic = (typeof TOPICS)[number]

/** One thing of a plan that became otherwise. `of` names the goal, action or programme; `field` null: the whole line came or went. Values are raw. */
export type ContentChange = {
  readonly topic: Topic
  readonly of: string | null
  readonly field: string | null
  readonly old: string | null
  readonly now: string | null
}

/** What differs between two contents, in the order of the form; nothing when they say the same. */
export function changesBetween(before: PlanContent, after: PlanContent): readonly ContentChange[] {
  return [
    ...single('wish', before.wish, after.wish),
    ...single('direction', before.direction, after.direction),
    ...lines('goal', before.goals, after.goals, { key: goal => goal.id, name: goal => goal.words, fields: GOAL_FIELDS }),
    ...lines('action', before.actions, after.actions, { key: action => action.id, name: action => action.words, fields: ACTION_FIELDS }),
    ...lines('programme', before.programmes, after.programmes, {
      key: use => use.programme,
      name: use => use.programme,
      fields: PROGRAMME_FIELDS,
    }),
    ...single('period', periodOf(before), periodOf(after)),
    ...single('next_monitoring', before.nextMonitoring, after.nextMonitoring),
    ...single('lead_after', before.leadAfter, after.leadAfter),
  ]
}

type Fields<Line> = Readonly<Record<string, (line: Line) => string | null>>
type Kind<Line> = { key(line: Line): string; name(line: Line): string; readonly fields: Fields<Line> }

const GOAL_FIELDS: Fields<Goal> = {
  words: goal => goal.words,
  reachBy: goal => goal.reachBy,
  issues: goal => (goal.issueIds.length === 0 ? null : [...goal.issueIds].sort().join(' ')),
}

const ACTION_FIELDS: Fields<SupportAction> = {
  words: action => action.words,
  goal: action => action.goalId,
  byPerson: action => action.byPerson,
  byAgency: action => action.byAgency,
  ownerAgency: action => action.ownerAgency,
  kind: action => action.kind,
  often: action => action.often,
  dueOn: action => action.dueOn,
  issue: action => action.issueId,
}

const PROGRAMME_FIELDS: Fields<ProgrammeUse> = { state: use => use.state, note: use => use.note }

function single(topic: Topic, old: string | null, now: string | null): readonly ContentChange[] {
  return old === now ? [] : [{ topic, of: null, field: null, old, now }]
}

function lines<Line>(topic: Topic, before: readonly Line[], after: readonly Line[], kind: Kind<Line>): readonly ContentChange[] {
  const later = new Map(after.map(line => [kind.key(line), line]))
  const earlier = new Set(before.map(line => kind.key(line)))
  const kept = before.flatMap((line): readonly ContentChange[] => {
    const now = later.get(kind.key(line))
    return now === undefined ? [whole(topic, kind.name(line), kind.name(line), null)] : within(topic, line, now, kind)
  })
  const come = after.filter(line => !earlier.has(kind.key(line))).map(line => whole(topic, kind.name(line), null, kind.name(line)))
  return [...kept, ...come]
}

function within<Line>(topic: Topic, before: Line, after: Line, kind: Kind<Line>): readonly ContentChange[] {
  return Object.entries(kind.fields).flatMap(([field, read]): readonly ContentChange[] => {
    const [old, now] = [read(before), read(after)]
    return old === now ? [] : [{ topic, of: kind.name(before), field, old, now }]
  })
}

function whole(topic: Topic, of: string, old: string | null, now: string | null): ContentChange {
  return { topic, of, field: null, old, now }
}

function periodOf(content: PlanContent): string | null {
  const { periodFrom, periodTo } = content
  return periodFrom === null && periodTo === null ? null : `${periodFrom ?? ''}/${periodTo ?? ''}`
}
