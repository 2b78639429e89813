import { afterAll, beforeAll, expect, test } from 'vitest'
import { refoldConsultations } from '../../src/casework/desk/index.ts'
import { foldReferral } from '../../src/casework/referral/domain/fold.ts'
import type { ReferralAct, ReferralId } from '../../src/casework/referral/domain/referral.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Database } from '../../src/platform/database.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { REFUSALS } from '../../src/platform/http/problem.ts'
import type { Caller, RunningApp } from '../app.ts'
import { startApp } from '../app.ts'
import type { Chance } from '../builders/chance.ts'
import { chanceOf } from '../builders/chance.ts'
import { agencyOf, hearOne, someSheet } from './enlarged-city.ts'

const SEED = 106
const STEPS = 800
const LOGINS = ['desk', 'houkatsu', 'shogai'] as const

let app: RunningApp
let owner: Database
const callers: Caller[] = []
const agencies: string[] = []

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 1 })
  owner = openDatabase(app.ownerUrl, 1)
  for (const login of LOGINS) {
    callers.push(await app.api(login))
    agencies.push(await agencyOf(app, login))
  }
})

afterAll(async () => {
  await owner.close()
  await app.close()
})

type Made = { readonly consultations: string[]; readonly referrals: string[] }
type Step = readonly [verb: string, path: string, body: object]

function someStep(chance: Chance, { consultations, referrals }: Made): Step {
  const to = chance.pick(agencies)
  // Few records and many steps: the same consultation is passed round, joined, closed and opened again.
  const at = (path: string) => `/consultations/${chance.pick(consultations.slice(-6))}/${path}`
  const of = (path: string) => `/referrals/${chance.pick(referrals.length > 0 ? referrals.slice(-5) : [newId()])}/${path}`
  const words = { words: chance.pick(['よく話した', 'よく話した', 'よく話した', '']) }
  const why = { reason: chance.pick(['no_capacity', 'other', 'other', 'none']), ...words }
  const onSheet: readonly Step[] = [
    ['seen', of('seen'), {}],
    ['accept', of('accept'), {}],
    ['accept', of('accept'), {}],
    ['return', of('return'), why],
    ['decline', of('decline'), why],
    ['withdraw', of('withdraw'), words],
    ['start', of('start'), { on: '2026-12-01' }],
    ['start', of('start'), { on: '2026-12-02' }],
    ['confirm', of('confirm'), {}],
    ['end', of('end'), why],
    ['end', of('end'), why],
    ['follow-up', of('follow-ups'), { arrived: chance.below(2) === 1 }],
    ['send', of('send'), {}],
  ]
  const kind = chance.pick(['hand_over', 'hand_over', 'involve'])
  const onRecord: readonly Step[] = [
    ['refer', at('referrals'), someSheet(to, { kind, send: chance.below(4) > 0 })],
    ['refer', at('referrals'), someSheet(to, { kind })],
    [
      'screen',
      at('screen'),
      { disposition: chance.pick(['own_agency', 'refer', 'coordination', 'info_only']), tried: chance.pick([null, '電話した']) },
    ],
    [
      'close',
      at('close'),
      { outcome: chance.pick(['answered', 'watching', 'not_ours']), words: '済んだ', nextOn: chance.pick([null, '2027-03-01']) },
    ],
    ['reopen', at('reopen'), { words: '再び' }],
    ['reopen', at('reopen'), { words: '再び' }],
    ['hear', '/consultations', { channel: 'phone', statement: '新しい相談' }],
    ['refer', at('referrals'), someSheet(to, { kind })],
    ['refer', at('referrals'), someSheet(to, { kind, send: false })],
    ['person', at('people'), { called: '公園の男性', part: 'subject' }],
    ['assign', at('assign'), { staffId: null }],
  ]
  return chance.pick(referrals.length > 0 && chance.below(2) === 0 ? onSheet : onRecord)
}

/** The agency whose turn a step is: the owner of a consultation, the end of a sheet that takes this step. */
async function rightfulAgency(verb: string, path: string): Promise<string> {
  const [, kind, id] = path.split('/')
  const column = ['withdraw', 'send', 'confirm'].includes(verb) ? 'from_agency' : 'to_agency'
  const statement =
    kind === 'consultations' ? 'select owner_agency as id from desk.consultation' : `select ${column} as id from referral.referral`
  return (await app.ask<{ id: string }>(`${statement} where id = $1`, [id]))[0]?.id ?? ''
}

// One row for each way in which the tables could contradict one another.
const CONTRADICTIONS = `
  select 'not exactly one owner' as what, c.id from desk.consultation c
   where (select count(*) from desk.standing s where s.consultation_id = c.id and s.kind = 'owner') <> 1
      or not exists (select 1 from desk.standing s where s.consultation_id = c.id and s.kind = 'owner' and s.agency_id = c.owner_agency)
  union all
  select 'two hand-overs at once', o.consultation_id from desk.offer o where o.is_open and o.kind = 'hand_over' group by 2 having count(*) > 1
  union all
  select 'offer and referral disagree', r.id from referral.referral r left join desk.offer o on o.referral_id = r.id
   where coalesce(o.is_open, false) <> (r.state in ('sent', 'seen'))
  union all
  select 'a standing without a reason', s.consultation_id from desk.standing s join desk.consultation c on c.id = s.consultation_id
   where s.agency_id not in (c.received_agency, c.owner_agency)
     and not exists (select 1 from referral.referral r where r.consultation_id = s.consultation_id and r.to_agency = s.agency_id and r.answered_at is not null)
     and not exists (select 1 from coordination.coordination_request r where r.consultation_id = s.consultation_id and r.to_agency = s.agency_id and r.case_id is not null)
  union all
  select 'version is not the number of acts', c.id from desk.consultation c
   where c.version <> (select count(*) from desk.consultation_act a where a.consultation_id = c.id)
      or c.version <> (select max(a.seq) from desk.consultation_act a where a.consultation_id = c.id)
  union all
  select 'closed over a question', c.id from desk.consultation c join desk.offer o on o.consultation_id = c.id and o.is_open where c.state = 'answered'
  union all
  select 'sight token missing or too many', c.id from desk.consultation c join desk.search_entry e on e.consultation_id = c.id
   where (select array_agg('a:' || s.agency_id order by s.agency_id) from desk.standing s where s.consultation_id = c.id)
         is distinct from (select array_agg(t order by t) from unnest(tsvector_to_array(e.tokens)) t where t like 'a:%')`

test('whatever three agencies do in whatever order, there is one owner, and the state is the fold of the acts', async () => {
  const chance = chanceOf(SEED)
  const made: Made = { consultations: [], referrals: [] }
  for (const caller of callers) made.consultations.push(await hearOne(caller), await hearOne(caller))
  const counts = new Map<string, number>()
  for (let step = 0; step < STEPS; step++) {
    const [verb, path, body] = someStep(chance, made)
    // Mostly whoever may, or little would ever happen; often enough anybody.
    const rightful = agencies.indexOf(await rightfulAgency(verb, path))
    const by = rightful >= 0 && chance.below(10) < 7 ? rightful : chance.below(callers.length)
    const answer = await callers[by]?.send('POST', `/api/v1${path}`, body)
    if (answer === undefined) throw new Error('nobody called')
    const { id, code } = answer.json() as { id?: string; code?: string }
    const outcome = answer.status < 300 ? 'done' : String(code)
    const told = `seed ${SEED} step ${step}: ${LOGINS[by]} ${verb} ${path} → ${answer.status} ${answer.html.slice(0, 200)}`
    if (outcome !== 'done') expect(Object.keys(REFUSALS), told).toContain(outcome)
    expect(answer.status, told).toBeLessThan(500)
    if (verb === 'hear') made.consultations.push(id ?? '')
    if (verb === 'refer' && outcome === 'done') made.referrals.push(id ?? '')
    counts.set(`${verb} ${outcome}`, (counts.get(`${verb} ${outcome}`) ?? 0) + 1)
    expect(await app.ask(CONTRADICTIONS), told).toEqual([])
    if (step % 60 === 59) expect((await refoldConsultations(owner)).differing, told).toEqual([])
  }
  console.log(`${STEPS} steps, seed ${SEED}`, Object.fromEntries([...counts].sort()))
  expect(await refoldConsultations(owner)).toMatchObject({ differing: [] })
  for (const verb of ['refer', 'seen', 'accept', 'return', 'withdraw', 'start', 'confirm', 'close', 'reopen', 'screen', 'send', 'end'])
    expect(counts.get(`${verb} done`) ?? 0, `${verb} was done`).toBeGreaterThan(0)
  for (const code of [
    'absent',
    'wrong-state',
    'not-owner',
    'already-handing-over',
    'referral-unanswered',
    'reason-missing',
    'not-ours',
    'tried-missing',
    'next-date-missing',
  ])
    expect(
      [...counts.keys()].some(key => key.endsWith(` ${code}`)),
      `${code} was met`,
    ).toBe(true)
})

test('every referral of the walk is the fold of its acts', async () => {
  const rows = await app.ask<{ id: ReferralId; state: string; version: number }>('select id, state, version from referral.referral')
  for (const { id, state, version } of rows) {
    const acts = await app.ask<Omit<ReferralAct, 'at'> & { readonly at: Date }>(
      `select id, seq, kind, at, by_staff as "byStaff", by_agency as "byAgency", body from referral.referral_act where referral_id = $1 order by seq`,
      [id],
    )
    expect(
      foldReferral(
        id,
        acts.map(act => ({ ...act, at: act.at.toISOString() }) as ReferralAct),
      ),
      id,
    ).toMatchObject({ state, version })
  }
  expect(rows.length).toBeGreaterThan(30)
})

test('an owner that accepts an older wish to be involved stays the owner', async () => {
  const [desk, houkatsu] = callers
  if (desk === undefined || houkatsu === undefined) throw new Error('nobody called')
  const id = await hearOne(desk)
  const refer = async (kind: string) => {
    const answer = await desk.send('POST', `/api/v1/consultations/${id}/referrals`, someSheet(agencies[1] ?? '', { kind }))
    return (answer.json() as { id: string }).id
  }
  const [involve, handOver] = [await refer('involve'), await refer('hand_over')]
  for (const referral of [handOver, involve])
    expect((await houkatsu.send('POST', `/api/v1/referrals/${referral}/accept`, {})).status).toBe(200)
  expect(await app.ask(CONTRADICTIONS)).toEqual([])
})
