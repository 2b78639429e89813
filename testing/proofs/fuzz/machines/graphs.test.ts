import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterRequestAct, foldRequest } from '../../../../src/casework/coordination/domain/case/fold-request.ts'
import type { CoordinationRequest, RequestAct, RequestDeed } from '../../../../src/casework/coordination/domain/case/request.ts'
import type { RequestVerb } from '../../../../src/casework/coordination/domain/case/request-rules.ts'
import { mayDoRequest } from '../../../../src/casework/coordination/domain/case/request-rules.ts'
import type { Conference, ConferenceAct, ConferenceDeed } from '../../../../src/casework/coordination/domain/conference/conference.ts'
import type { ConferenceStep } from '../../../../src/casework/coordination/domain/conference/conference-steps.ts'
import { isOpenStep } from '../../../../src/casework/coordination/domain/conference/conference-steps.ts'
import { afterConferenceAct, foldConference } from '../../../../src/casework/coordination/domain/conference/fold-conference.ts'
import { afterPlanAct, foldPlan } from '../../../../src/casework/coordination/domain/plan/fold-plan.ts'
import { acts, content, day } from '../../../../src/casework/coordination/domain/plan/plan-in-test.ts'
import type { PlanVerb } from '../../../../src/casework/coordination/domain/plan/plan-transitions.ts'
import { mayDoPlan } from '../../../../src/casework/coordination/domain/plan/plan-transitions.ts'
import type { PlanAct, PlanDeed, SupportPlan } from '../../../../src/casework/coordination/domain/plan/support-plan.ts'
import { newId } from '../../../../src/kernel/id.ts'
import { drive, walkedThrough } from './drive.ts'

/** From where a verb leads where; written by hand from the flow, never read from the tables under test. `=` stays. */
type Ways = Readonly<Record<string, string>>
type Graph = Readonly<Record<string, Ways>>
type Walk<State, Act> = { readonly acts: readonly Act[]; readonly now: State }

/** Walks a machine along any order of verbs, and asks after each that state, fold and count of acts agree. */
function walk<State extends { readonly state: string; readonly version: number }, Act>(
  graph: Graph,
  machine: {
    begin(): { readonly first: Act; readonly now: State | undefined }
    may(state: State, verb: string): boolean
    act(seq: number, verb: string): Act
    after(state: State, act: Act): State
    fold(acts: readonly Act[]): State | undefined
  },
): void {
  const verbs = Object.keys(graph)
  const step = fc.constantFrom(...verbs).map(verb => ({
    name: verb,
    may: (model: string) => graph[verb]?.[model] !== undefined,
    after: (model: string) => (graph[verb]?.[model] === '=' ? model : (graph[verb]?.[model] ?? model)),
    act: ({ acts: done, now }: Walk<State, Act>) => {
      if (!machine.may(now, verb)) return undefined
      const next = machine.act(done.length + 1, verb)
      return { acts: [...done, next], now: machine.after(now, next) }
    },
  }))
  const begin = () => {
    const { first, now } = machine.begin()
    if (now === undefined) throw new Error('begun')
    return { model: now.state, real: { acts: [first], now } }
  }
  const driven = drive<string, Walk<State, Act>>(
    [step],
    begin,
    (model, { acts: done, now }) => {
      expect(now.state).toBe(model)
      expect(now.version).toBe(done.length)
      expect(machine.fold(done)).toEqual(now)
    },
    200,
  )
  walkedThrough(driven, verbs)
}

const mark = (seq: number) => ({
  id: newId(),
  seq,
  at: `2026-11-20T01:${String(seq % 60).padStart(2, '0')}:00.000Z`,
  byStaff: newId<'staff'>(),
  byAgency: DESK,
})
const [DESK, ROOM] = [newId<'agency'>(), newId<'agency'>()]

test('whatever is tried with a request for coordination in whatever order, it goes its way once', () => {
  const sheet = {
    toAgency: ROOM,
    householdId: null,
    basis: 'consent',
    consentType: 'oral',
    basisReason: null,
    tried: '訪問した',
    whyMany: '重なる',
  } as const
  const more = {
    asked: '調整を',
    personWords: null,
    issues: [],
    involved: [],
    wanted: [],
    sharedFields: [],
    urgency: 'planned',
    replyBy: day('2026-12-01'),
  } as const
  const body = { ...sheet, ...more, consultationId: newId<'consultation'>(), basisOn: day('2026-11-20') }
  const deeds: Readonly<Record<RequestVerb, RequestDeed>> = {
    revise: { kind: 'revised', body },
    submit: { kind: 'submitted', body: {} },
    accept: { kind: 'accepted', body: { caseId: newId(), words: null } },
    return: { kind: 'returned', body: { reason: 'need_more', words: 'もう少し' } },
    withdraw: { kind: 'withdrawn', body: { words: '取り下げる' } },
  }
  const graph: Graph = {
    revise: { draft: '=' },
    submit: { draft: 'submitted' },
    accept: { submitted: 'accepted' },
    return: { submitted: 'returned' },
    withdraw: { draft: 'withdrawn', submitted: 'withdrawn' },
  }
  const id = newId<'coordination_request'>()
  walk<CoordinationRequest, RequestAct>(graph, {
    begin: () => {
      const first: RequestAct = { ...mark(1), id: newId(), kind: 'drafted', body }
      return { first, now: foldRequest(id, [first]) }
    },
    may: (request, verb) => mayDoRequest(request, verb as RequestVerb, verb === 'accept' || verb === 'return' ? ROOM : DESK).ok,
    act: (seq, verb) => ({ ...mark(seq), id: newId(), ...deeds[verb as RequestVerb] }),
    after: afterRequestAct,
    fold: done => foldRequest(id, done),
  })
})

test('whatever the convenor tries in whatever order, a sitting is called before it is held, and what is fixed or called off stays', () => {
  const sitting = { title: '会議', startsAt: '2026-12-03T04:30:00.000Z', minutesPlanned: 60, place: null, chair: null }
  const deeds: Readonly<Record<Exclude<ConferenceStep, 'agenda' | 'invite'>, ConferenceDeed>> = {
    change: { kind: 'changed', body: sitting },
    times: { kind: 'times_offered', body: { count: 2 } },
    call: { kind: 'called', body: {} },
    brief: { kind: 'briefed', body: { itemIds: [] } },
    hold: { kind: 'held', body: {} },
    keep: { kind: 'minutes_kept', body: { itemId: newId() } },
    fix: { kind: 'minutes_fixed', body: { itemIds: [] } },
    cancel: { kind: 'cancelled', body: { words: '延期' } },
  }
  const graph: Graph = {
    change: { planned: '=', called: '=', briefed: '=' },
    times: { planned: '=', called: '=' },
    call: { planned: 'called' },
    brief: { called: 'briefed', briefed: '=' },
    hold: { called: 'held', briefed: 'held' },
    keep: { held: 'minutes_draft', minutes_draft: '=' },
    fix: { held: 'minutes_fixed', minutes_draft: 'minutes_fixed' },
    cancel: { planned: 'cancelled', called: 'cancelled', briefed: 'cancelled' },
  }
  const id = newId<'conference'>()
  walk<Conference, ConferenceAct>(graph, {
    begin: () => {
      const first: ConferenceAct = { ...mark(1), id: newId(), kind: 'planned', body: sitting }
      return { first, now: foldConference(id, [first]) }
    },
    may: (conference, verb) => isOpenStep(verb as ConferenceStep, conference.state),
    act: (seq, verb) => ({ ...mark(seq), id: newId(), ...deeds[verb as keyof typeof deeds] }),
    after: afterConferenceAct,
    fold: done => foldConference(id, done),
  })
})

test('whatever is tried with a plan in whatever order, nothing is decided that was not discussed, and what ended stays ended', () => {
  const on = day('2026-10-10')
  const of = content(DESK)
  const deeds: Readonly<Record<string, PlanDeed>> = {
    revise: { kind: 'revised', body: { content: of } },
    discuss: { kind: 'discussed', body: { on, conferenceId: null, adequacy: 'adequate', words: null, members: null } },
    decide: { kind: 'decided', body: { on, no: '見本1', words: null, consentIds: [], monitorings: [] } },
    start: { kind: 'started', body: { on } },
    evaluate: {
      kind: 'evaluated',
      body: { on, goals: [], changes: [], planResult: null, closureReason: null, personWords: null, words: null },
    },
    suspend: { kind: 'suspended', body: { on, words: '入院' } },
    resume: { kind: 'resumed', body: { words: null } },
    close: { kind: 'closed', body: { on, reason: 'resolved', words: '落ち着いた', staysInTouch: '地区の担当' } },
    replan: { kind: 'replanned', body: { nextId: newId(), on, words: null } },
    drop: { kind: 'dropped', body: { on, words: '書き直す' } },
  }
  const live = { decided: 'suspended', running: 'suspended', reviewed: 'suspended' }
  const graph: Graph = {
    revise: { draft: '=', discussed: 'draft' },
    discuss: { draft: 'discussed', discussed: '=' },
    decide: { discussed: 'decided' },
    start: { decided: 'running' },
    evaluate: { decided: 'reviewed', running: 'reviewed', reviewed: '=', suspended: 'reviewed' },
    suspend: live,
    resume: { suspended: 'running' },
    close: { reviewed: 'closed' },
    replan: { running: 'replanned', reviewed: 'replanned', suspended: 'replanned' },
    drop: { draft: 'closed', discussed: 'closed' },
  }
  const id = newId<'support_plan'>()
  walk<SupportPlan, PlanAct>(graph, {
    begin: () => {
      const [first] = acts(of, { agency: DESK })
      if (first === undefined) throw new Error('drafted')
      return { first, now: foldPlan(id, [first]) }
    },
    may: (plan, verb) => mayDoPlan(plan, verb as PlanVerb).ok,
    act: (seq, verb) => ({ ...mark(seq), id: newId(), ...(deeds[verb] as PlanDeed) }),
    after: afterPlanAct,
    fold: done => foldPlan(id, done),
  })
})
