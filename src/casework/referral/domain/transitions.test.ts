import { expect, test } from 'vitest'
import type { AgencyId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import { foldReferral } from './fold.ts'
import type { Referral, ReferralState } from './referral.ts'
import { STATES } from './referral.ts'
import { drafted } from './referral-in-test.ts'
import type { Verb } from './transitions.ts'
import { endOf, mayDo, TRANSITIONS, verbsFor } from './transitions.ts'

// Written out by hand, never derived from the table under test. X = may, . = may not.
const EXPECTED = `
end      verb           draft sent seen accepted returned declined withdrawn service_started confirmed ended_without_help
sender   revise         X     .    .    .        .        .        .         .               .         .
sender   send           X     .    .    .        .        .        .         .               .         .
sender   seen           .     .    .    .        .        .        .         .               .         .
sender   accept         .     .    .    .        .        .        .         .               .         .
sender   return         .     .    .    .        .        .        .         .               .         .
sender   decline        .     .    .    .        .        .        .         .               .         .
sender   withdraw       X     X    X    .        .        .        .         .               .         .
sender   start          .     .    .    .        .        .        .         .               .         .
sender   confirm        .     .    .    .        .        .        .         X               .         .
sender   end            .     .    .    X        .        .        .         X               .         .
sender   follow_up      .     .    .    X        .        .        .         X               X         .
sender   person_answer  .     .    .    X        .        .        .         X               X         X
receiver revise         .     .    .    .        .        .        .         .               .         .
receiver send           .     .    .    .        .        .        .         .               .         .
receiver seen           .     X    .    .        .        .        .         .               .         .
receiver accept         .     X    X    .        .        .        .         .               .         .
receiver return         .     X    X    .        .        .        .         .               .         .
receiver decline        .     X    X    .        .        .        .         .               .         .
receiver withdraw       .     .    .    .        .        .        .         .               .         .
receiver start          .     .    .    X        .        .        .         .               .         .
receiver confirm        .     .    .    .        .        .        .         X               .         .
receiver end            .     .    .    X        .        .        .         X               .         .
receiver follow_up      .     .    .    X        .        .        .         X               X         .
receiver person_answer  .     .    .    X        .        .        .         X               X         X
`

const LEADS_TO: Readonly<Record<Verb, ReferralState | null>> = {
  revise: null,
  send: 'sent',
  seen: 'seen',
  accept: 'accepted',
  return: 'returned',
  decline: 'declined',
  withdraw: 'withdrawn',
  start: 'service_started',
  confirm: 'confirmed',
  end: 'ended_without_help',
  follow_up: null,
  person_answer: null,
}

const [SENDER, RECEIVER, STRANGER] = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]

function referralIn(state: ReferralState): Referral {
  const draft = foldReferral(newId<'referral'>(), [drafted(SENDER, RECEIVER)])
  if (draft === undefined) throw new Error('no draft')
  return { ...draft, state }
}

type Cell = { readonly agency: AgencyId; readonly verb: Verb; readonly state: ReferralState; readonly may: boolean }

function cells(): readonly Cell[] {
  const [head = '', ...lines] = EXPECTED.trim().split('\n')
  const states = head.split(/\s+/).slice(2) as ReferralState[]
  return lines.flatMap(line => {
    const [end, verb, ...marks] = line.split(/\s+/)
    return states.map((state, index) => {
      return { agency: end === 'sender' ? SENDER : RECEIVER, verb: verb as Verb, state, may: marks[index] === 'X' }
    })
  })
}

test('the table written by hand has a cell for every state, verb and end', () => {
  expect(cells().length).toBe(STATES.length * Object.keys(TRANSITIONS).length * 2)
  expect(new Set(cells().map(cell => cell.state))).toEqual(new Set(STATES))
  expect(new Set(cells().map(cell => cell.verb))).toEqual(new Set(Object.keys(TRANSITIONS)))
})

test.each(cells().filter(cell => cell.may))('the agency at its end may $verb what is $state', ({ agency, verb, state }) => {
  const done = mayDo(referralIn(state), verb, agency)
  expect(done).toEqual({ ok: true, value: TRANSITIONS[verb] })
  expect(TRANSITIONS[verb].to).toBe(LEADS_TO[verb])
})

test.each(cells().filter(cell => !cell.may))('nobody at that end may $verb what is $state', ({ agency, verb, state }) => {
  expect(mayDo(referralIn(state), verb, agency)).toEqual({ ok: false, refusal: { code: 'wrong-state' } })
})

test('to a third agency every referral is absent, whatever its state and whatever it tries', () => {
  for (const { verb, state } of cells()) {
    expect(mayDo(referralIn(state), verb, STRANGER)).toEqual({ ok: false, refusal: { code: 'absent' } })
  }
})

test('what the screen offers is exactly what the table allows', () => {
  for (const agency of [SENDER, RECEIVER]) {
    for (const state of STATES) {
      const allowed = cells().filter(cell => cell.agency === agency && cell.state === state && cell.may)
      expect([...verbsFor(referralIn(state), agency)].sort()).toEqual(allowed.map(cell => cell.verb).sort())
    }
  }
})

test('an agency stands at one end, at the other, or at none', () => {
  const referral = referralIn('sent')
  expect([SENDER, RECEIVER, STRANGER].map(agency => endOf(referral, agency))).toEqual(['sender', 'receiver', undefined])
})
