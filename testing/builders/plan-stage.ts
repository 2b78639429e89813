import { newId } from '../../src/kernel/id.ts'
import type { Caller, Seen } from '../app.ts'
import { startApp } from '../app.ts'

/** A plan as the API gives it, as far as tests look at it. */
export type Plan = {
  readonly id: string
  readonly no: number
  readonly state: string
  readonly endState: string
  readonly version: number
  readonly versions: number
  readonly round: number
  readonly nextId: string | null
  readonly direction: string | null
  readonly goals: readonly { readonly id: string; readonly words: string }[]
  readonly actions: readonly { readonly id: string; readonly state: string; readonly words: string }[]
  readonly amendments: readonly Record<string, string>[]
  readonly monitorings: readonly { readonly id: string; readonly actionId: string; readonly state: string; readonly dueOn: string }[]
  readonly gaps: readonly { readonly kind: string }[]
  readonly overlaps: readonly unknown[]
  readonly agreements: readonly { readonly answer: string; readonly words: string | null }[]
}
/** The plan in an answer of the API. */
export const planOf = (seen: Seen) => seen.json() as Plan
/** Status and refusal code of an answer of the API. */
export const codeOf = (seen: Seen) => `${seen.status} ${(seen.json() as { code?: string }).code ?? ''}`

export type PlanStage = Awaited<ReturnType<typeof openPlanStage>>

/** The application with callers of several agencies, and the steps that bring a case and its plan somewhere. */
export async function openPlanStage() {
  const app = await startApp({ residents: 40, consultations: 5 })
  const agency: Record<string, string> = {}
  const staff: Record<string, string> = {}
  for (const row of await app.ask<{ login: string; id: string; agency_id: string }>('select login, id, agency_id from staff.staff')) {
    agency[row.login] = row.agency_id
    staff[row.login] = row.id
  }
  const [coordinator, head, houkatsu, shogai] = [
    await app.api('coordinator'),
    await app.api('head'),
    await app.api('houkatsu'),
    await app.api('shogai'),
  ]
  const browser = await app.signIn('coordinator')
  const headBrowser = await app.signIn('head')

  /** A case in whose team the coordinating agency, the desk and the centre stand, for one person; with or without a consent. */
  async function someCase(
    parts: { readonly consent?: 'valid' | 'over' | 'withdrawn' } = {},
  ): Promise<{ id: string; consultation: string; person: string }> {
    const heard = { channel: 'phone', statement: '家のことで困っています', topics: ['care'] }
    const desk = await app.api('desk')
    const consultation = ((await desk.send('POST', '/api/v1/consultations', heard)).json() as { id: string }).id
    await desk.send('POST', `/api/v1/consultations/${consultation}/people`, {
      family: '見本田',
      given: '春',
      phone: '0595-00-1299',
      address: '夢が原市架空町1-2',
      birthDate: '1950-04-01',
    })
    const [linked] = await app.ask<{ person_id: string }>('select person_id from desk.consultation_person where consultation_id = $1', [
      consultation,
    ])
    const person = linked?.person_id ?? ''
    const id = newId<'case'>()
    await app.ask(
      `insert into coordination.support_case (id, label, consultation_id, opened_at, opened_by, opened_agency, lead_agency, coordinator_agency, solving, accompanying,
                                              next_contact_on, version)
       values ($1, '見本田さんの事例', $2, now(), $3, $4, $4, $5, 'open', 'open', '2099-12-01', 1)`,
      [id, consultation, staff['desk'], agency['desk'], agency['coordinator']],
    )
    for (const [login, part] of [
      ['desk', 'originator'],
      ['coordinator', 'coordinator'],
      ['houkatsu', 'member'],
    ] as const) {
      await app.ask(
        `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, $3, 'appi-69-2-2', now(), '分担するため', now(), now())`,
        [id, agency[login], part],
      )
      await app.ask('insert into people.person_standing (person_id, agency_id) values ($1, $2) on conflict do nothing', [
        person,
        agency[login],
      ])
    }
    await app.ask(
      `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`,
      [id, person, staff['desk']],
    )
    if (parts.consent) {
      await app.ask(
        `insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, purpose, agencies, categories, valid_from, valid_until, language_used,
                                     withdrawn_on, how_withdrawn, version)
         values ($1, $2, $3, '2026-04-01', $4, $5, 'written', '支援のため', array[$5, $6]::uuid[], array['health'], '2026-04-01', $7, 'ja', $8, $9, 1)`,
        [
          newId(),
          person,
          parts.consent === 'withdrawn' ? 'withdrawn' : 'given',
          staff['desk'],
          agency['desk'],
          agency['coordinator'],
          parts.consent === 'over' ? '2026-05-01' : null,
          parts.consent === 'withdrawn' ? '2026-06-01' : null,
          parts.consent === 'withdrawn' ? '電話で' : null,
        ],
      )
    }
    return { id, consultation, person }
  }

  const content = () => ({
    wish: '庭の柿の木を見ながら、この家で暮らしたい',
    direction: 'この家で暮らし続けられるように、家事と通院を分けて支える',
    goals: [{ words: '三度の食事がとれる', reachBy: '2027-03-31' }],
    actions: [
      {
        goal: 0,
        words: '配食を手配する',
        byPerson: '好きな物を伝える',
        ownerAgency: agency['houkatsu'],
        dueOn: '2027-01-31',
        kind: 'local_resource',
      },
      { goal: 0, words: '通院に同行する', ownerAgency: agency['desk'], dueOn: '2027-02-28', often: '月1回' },
    ],
    programmes: [{ programme: 'participation' }],
    nextMonitoring: '2027-01',
  })

  async function drafted(caseId: string, more: Record<string, unknown> = {}): Promise<Plan> {
    const made = await coordinator.send('POST', `/api/v1/cases/${caseId}/plans`, { kind: 'multilayered', ...content(), ...more })
    if (made.status !== 201) throw new Error(made.html)
    return planOf(made)
  }

  const agreements = () => [
    { agencyId: agency['houkatsu'], answer: 'agrees' },
    { agencyId: agency['desk'], answer: 'disagrees', words: '月2回は要る' },
  ]
  const discuss = (id: string, more: Record<string, unknown> = {}) =>
    coordinator.send('POST', `/api/v1/plans/${id}/discuss`, { adequacy: 'adequate', agreements: agreements(), ...more })
  const decide = (id: string, by: Caller = head) => by.send('POST', `/api/v1/plans/${id}/decide`, { no: '福相第12号' })

  async function decided(
    parts: { readonly consent?: 'valid' } = { consent: 'valid' },
  ): Promise<{ plan: Plan; of: Awaited<ReturnType<typeof someCase>> }> {
    const of = await someCase(parts)
    const plan = await drafted(of.id)
    await discuss(plan.id)
    const seen = await decide(plan.id)
    if (seen.status !== 200) throw new Error(seen.html)
    return { plan: planOf(seen), of }
  }

  const evaluation = (plan: Plan, more: Record<string, unknown> = {}) => ({
    goals: plan.goals.map(goal => ({ goalId: goal.id, result: 'partly' })),
    changes: [{ code: 'relief', by: 'family' }],
    personWords: '夜によく眠れるようになった',
    ...more,
  })

  /** A referral of the desk that serves an action of the plan. */
  async function referred(of: { consultation: string }, action: string): Promise<string> {
    const sent = await (await app.api('desk')).send('POST', `/api/v1/consultations/${of.consultation}/referrals`, {
      toAgency: agency['shogai'],
      kind: 'involve',
      reason: '移動の支えが要るため',
      asked: '通院の同行をお願いします',
      basis: 'appi-69-2-2',
      basisReason: '通院が途切れないようにするため',
      sharedFields: ['topics'],
      serves: action,
    })
    if (sent.status !== 201) throw new Error(sent.html)
    return (sent.json() as { id: string }).id
  }

  const steps = { someCase, content, drafted, agreements, discuss, decide, decided, evaluation, referred }
  return { app, agency, staff, coordinator, head, houkatsu, shogai, browser, headBrowser, ...steps }
}
