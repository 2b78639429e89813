import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterAct, foldReferral } from '../../../../src/casework/referral/domain/fold.ts'
import type { Referral, ReferralAct, ReferralDeed } from '../../../../src/casework/referral/domain/referral.ts'
import { act, day, drafted, sheet } from '../../../../src/casework/referral/domain/referral-in-test.ts'
import type { Verb } from '../../../../src/casework/referral/domain/transitions.ts'
import { mayDo } from '../../../../src/casework/referral/domain/transitions.ts'
import { newId } from '../../../../src/kernel/id.ts'
import type { Step } from './drive.ts'
import { drive, walkedThrough } from './drive.ts'

const [SENDER, RECEIVER, STRANGER] = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]
type Real = { readonly acts: readonly ReferralAct[]; readonly now: Referral }
/** A sheet as its two ends remember it: where it lies, whether help was promised, and what is still to be asked. */
type Model = {
  readonly lies: 'here' | 'there' | 'taken' | 'running' | 'confirmed' | 'given up' | 'gone'
  readonly asked: number
  readonly acts: number
}

const ID = newId<'referral'>()
const why = { reason: 'other', words: '手一杯' } as const
const DEEDS: Readonly<Record<Verb, ReferralDeed>> = {
  revise: { kind: 'revised', body: { ...sheet({ toAgency: RECEIVER }), basisOn: day('2026-10-02') } },
  send: { kind: 'sent', body: {} },
  seen: { kind: 'seen', body: {} },
  accept: { kind: 'accepted', body: { personInCharge: null, firstContactOn: null, words: null, on: day('2026-10-05') } },
  return: { kind: 'returned', body: why },
  decline: { kind: 'declined', body: why },
  withdraw: { kind: 'withdrawn', body: { words: '' } },
  start: { kind: 'started', body: { on: day('2026-10-10'), words: null } },
  confirm: { kind: 'confirmed', body: { words: null } },
  end: { kind: 'ended_without_help', body: why },
  follow_up: { kind: 'followed_up', body: { arrived: true, words: '' } },
  person_answer: { kind: 'person_answered', body: { helped: true, words: '' } },
}

type Rule = { readonly by: 'sender' | 'receiver' | 'both'; readonly when: readonly Model['lies'][]; readonly to?: Model['lies'] }
// Said once more in the words of the two ends, never read from the table under test. That it was seen is kept apart below.
const RULES: Readonly<Record<Exclude<Verb, 'seen'>, Rule>> = {
  revise: { by: 'sender', when: ['here'] },
  send: { by: 'sender', when: ['here'], to: 'there' },
  accept: { by: 'receiver', when: ['there'], to: 'taken' },
  return: { by: 'receiver', when: ['there'], to: 'gone' },
  decline: { by: 'receiver', when: ['there'], to: 'gone' },
  withdraw: { by: 'sender', when: ['here', 'there'], to: 'gone' },
  start: { by: 'receiver', when: ['taken'], to: 'running' },
  confirm: { by: 'both', when: ['running'], to: 'confirmed' },
  end: { by: 'both', when: ['taken', 'running'], to: 'given up' },
  follow_up: { by: 'both', when: ['taken', 'running', 'confirmed'] },
  person_answer: { by: 'both', when: ['taken', 'running', 'confirmed', 'given up'] },
}
const VERBS = Object.keys(RULES) as (keyof typeof RULES)[]

const steps: readonly fc.Arbitrary<Step<Model, Real>>[] = [
  fc.tuple(fc.constantFrom(...VERBS), fc.constantFrom(SENDER, RECEIVER, SENDER, RECEIVER, STRANGER)).map(([verb, agency]) => {
    const { by, when, to } = RULES[verb]
    const isRightEnd = (agency === SENDER && by !== 'receiver') || (agency === RECEIVER && by !== 'sender')
    return {
      name: verb,
      may: model => isRightEnd && when.includes(model.lies),
      after: model => ({ lies: to ?? model.lies, acts: model.acts + 1, asked: askedAfter(verb, model.asked) }),
      act: ({ acts, now }) => {
        if (!mayDo(now, verb, agency).ok) return undefined
        const next = act(acts.length + 1, agency, DEEDS[verb])
        return { acts: [...acts, next], now: afterAct(now, next) }
      },
    }
  }),
]

/** Questions still to come: two after acceptance, none after help was given up. */
function askedAfter(verb: Verb, before: number): number {
  if (verb === 'accept') return 2
  if (verb === 'end') return 0
  return verb === 'follow_up' ? Math.max(0, before - 1) : before
}

const STATES: Readonly<Record<Model['lies'], readonly string[]>> = {
  here: ['draft'],
  there: ['sent', 'seen'],
  taken: ['accepted'],
  running: ['service_started'],
  confirmed: ['confirmed'],
  'given up': ['ended_without_help'],
  gone: ['returned', 'declined', 'withdrawn'],
}

test('whatever sender, receiver and strangers try in whatever order, a sheet goes its way once, and both ends know where it lies', () => {
  const begin = () => {
    const first = drafted(SENDER, RECEIVER)
    const now = foldReferral(ID, [first])
    if (now === undefined) throw new Error('drafted')
    return { model: { lies: 'here', asked: 0, acts: 1 } as Model, real: { acts: [first], now } }
  }
  const driven = drive<Model, Real>(
    steps,
    begin,
    (model, { acts, now }) => {
      expect(STATES[model.lies]).toContain(now.state)
      expect(now.version).toBe(model.acts)
      expect(now.followUpOn === null).toBe(model.asked === 0)
      expect(foldReferral(ID, acts)).toEqual(now)
    },
    600,
  )
  walkedThrough(driven, VERBS)
})
