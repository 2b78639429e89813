import { z } from 'zod'

const words = z.string()
const maybe = z.string().nullable()
const many = z.number().int().nullable()

/** JSON of an activity in the export of a council. */
export const ACTIVITY_SHAPE = z.object({
  id: words,
  name: words,
  kind: words,
  words,
  themes: z.array(words),
  place: words,
  openTo: words,
  fee: words,
  bring: words,
  accessNotes: words,
  transport: words,
  bodyId: maybe,
  hostName: words,
  state: words,
  stateWords: words,
  startsOn: words,
  rule: words.describe('RFC 5545 の RRULE。一度きりなら空'),
  roles: z.array(z.object({ name: words, cap: many, isHelp: z.boolean() })),
  dates: z.array(
    z.object({ id: words, on: words, state: words, cancelledWhy: words, attendance: many, newcomers: many, helpers: many, words }),
  ),
  joined: z.array(z.object({ on: words, role: words, name: words, howMany: z.number().int() })),
})

/** JSON of a group, a project or a platform. */
export const UNDERTAKING_SHAPE = z.object({
  id: words,
  kind: words,
  name: words,
  words,
  themes: z.array(words),
  stage: words,
  stageWords: words,
  startedOn: maybe,
  ofId: maybe,
  bodyId: maybe,
  fromId: maybe,
  fromWords: words,
  whatChanged: words,
  contact: words,
  calmWords: words,
  counts: z.array(z.object({ on: words, total: z.number().int(), note: words })),
  needs: z.array(z.object({ words, howMuch: words, untilOn: maybe, state: words })),
  milestones: z.array(z.object({ on: words, title: words, state: words, words })),
  products: z.array(z.object({ on: words, words, quantity: z.number().nullable(), unit: words })),
  partners: z.array(z.object({ name: words, brings: words, hopes: words, since: words, endedOn: maybe })),
  funding: z.array(z.object({ name: words, kind: words, amount: many, fromOn: maybe, untilOn: maybe, state: words, conditions: words })),
  course: z.array(z.object({ at: words, kind: words, words })),
})

/** JSON of a review of what came of something. */
export const REVIEW_SHAPE = z.object({
  id: words,
  subjectKind: words,
  subjectId: words,
  round: z.number().int(),
  phase: words,
  on: words,
  reviewers: words,
  socialWords: words,
  environmentalWords: words,
  sideEffects: words,
  learned: words,
  change: maybe,
  changeWords: words,
  nextOn: maybe,
  outcomes: z.array(
    z.object({
      area: words,
      statement: words,
      forWhom: words,
      direction: maybe,
      confidence: maybe,
      seenIn: words,
      indicator: words,
      unit: words,
      baseline: many,
      target: many,
      actual: many,
    }),
  ),
  notes: z.array(z.object({ kind: words, words, at: words })),
})
