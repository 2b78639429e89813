import { expect } from 'vitest'
import { addDays, dayOfInstant } from '../../src/kernel/day.ts'
import type { Caller, RunningApp, Seen } from '../app.ts'
import { agencyOf } from '../sight/enlarged-city.ts'
import type { Script } from './scripts.ts'

type Made = Readonly<Record<string, unknown>> & { readonly id: string }

/** What a story left behind, for whoever wants to look at it afterwards. */
export type Told = { readonly caseId: string; readonly planId: string; readonly conferenceId: string; readonly consultationId: string }

/** Tells a story through /api/v1 alone, each step as the member of staff who would take it, from the first call to the evaluation. */
export async function playByApi(app: RunningApp, script: Script, wrap: (caller: Caller) => Caller = caller => caller): Promise<Told> {
  const callers = new Map<string, Caller>()
  const as = async (login: string): Promise<Caller> => {
    const caller = callers.get(login) ?? wrap(await app.api(login))
    callers.set(login, caller)
    return caller
  }
  const send = async (login: string, path: string, body: unknown = {}, wanted: readonly number[] = [200, 201]): Promise<Made> => {
    const answer = await (await as(login)).send('POST', `/api/v1${path}`, body)
    expectStatus(answer, wanted, `${script.key}: ${login} POST ${path}`)
    return answer.json() as Made
  }
  const get = async (login: string, path: string): Promise<Made> => {
    const answer = await (await as(login)).get(`/api/v1${path}`)
    expectStatus(answer, [200], `${script.key}: ${login} GET ${path}`)
    return answer.json() as Made
  }
  const agency = (login: string) => agencyOf(app, login)
  const today = dayOfInstant(Date.now())
  const { desk } = script

  const heard = await send(desk, '/consultations', { channel: script.channel, statement: script.statement, topics: script.topics })
  const people: string[] = []
  for (const one of script.people) {
    const made = await send(desk, '/people', {
      family: one.family,
      given: one.given,
      familyKana: one.kana[0],
      givenKana: one.kana[1],
      birthDate: one.birthDate,
      sex: one.sex,
    })
    people.push(made.id)
    if (one.isSubject) await send(desk, `/consultations/${heard.id}/people`, { personId: made.id, part: 'subject' })
  }
  const household = await send(desk, '/households', {
    label: `${script.people[0]?.family} さんの世帯`,
    members: script.people.map((one, place) => ({ personId: people[place], relationship: one.relationship, cohabits: true })),
  })
  if (script.carer) {
    const { carer, caredFor, kind } = script.carer
    await send(desk, `/households/${household.id}/carer-roles`, { carer: people[carer], caredFor: people[caredFor], kind })
  }
  await send(desk, `/consultations/${heard.id}/screen`, { disposition: 'coordination', tried: script.tried })

  const subjects = people.filter((_, place) => script.people[place]?.isSubject)
  const coordination = await agency('coordinator')
  const team = script.team.filter(login => login !== desk)
  const told = [coordination, ...(await Promise.all(team.map(agency))), await agency('head')]
  // One's consent does not cover another: for a child somebody else says yes.
  const consent = async (login: string, type: string) => {
    for (const [place, person] of people.entries())
      await send(login, `/people/${person}/consents`, {
        answer: 'given',
        type: subjects.includes(person) ? type : 'proxy',
        ...(type === 'proxy' || !subjects.includes(person) ? { proxyRelation: place === 0 ? '長女' : '養育している家族' } : {}),
        workerNote: '窓口で項目を読み上げ、一つずつ確かめた。',
        purpose: '関係機関で支援の向きをそろえるため',
        agencies: [...new Set(told)],
        categories: ['contact', 'household', 'health', 'income', 'housing', 'child', 'history'],
      })
  }
  if (script.consent !== null) await consent(desk, script.consent)
  else
    for (const person of subjects)
      await send(desk, `/people/${person}/consents`, {
        answer: 'not_obtained',
        purpose: '関係機関で支援の向きをそろえるため',
        personWords: script.noConsentWords,
        askAgainOn: addDays(today, 14),
      })

  const basis =
    script.consent === null
      ? { basis: 'appi-69-2-2', basisReason: script.noConsentWords }
      : { basis: 'consent', consentType: script.consent }
  const asked = await send(desk, `/consultations/${heard.id}/coordination-requests`, {
    toAgency: coordination,
    householdId: household.id,
    tried: script.tried,
    whyMany: script.whyMany,
    asked: '支援の向きをそろえてほしい。',
    personWords: script.statement,
    issues: script.issues,
    urgency: 'within_week',
    ...basis,
  })
  const accepted = await send('coordinator', `/coordination-requests/${asked.id}/accept`, {
    label: `${script.people[0]?.family} さんの世帯`,
    nextContactOn: addDays(today, 7),
  })
  const caseId = String(accepted['caseId'])

  for (const login of [...team, 'head']) {
    const agencyId = await agency(login)
    const members = (await get('coordinator', `/cases/${caseId}/team`))['items'] as readonly { readonly agency: { readonly id: string } }[]
    if (members.some(member => member.agency.id === agencyId)) continue
    await send('coordinator', `/cases/${caseId}/team`, {
      agencyId,
      ...(script.consent === null
        ? {
            basis: 'appi-69-2-2',
            reason: '支援会議の構成機関として、分担して関わるため。',
            categories: ['contact', 'household', 'housing'],
          }
        : { basis: 'consent', categories: ['contact', 'household', 'health', 'income', 'housing', 'child', 'history'] }),
    })
  }
  await send(script.entry.by, `/cases/${caseId}/entries`, { fact: script.entry.fact, personWords: script.entry.words, method: 'visit' })
  await send('coordinator', `/cases/${caseId}/assessments`, {
    strengths: [script.strength],
    wishes: [{ speaker: 'person', words: script.wish }],
  })
  const issues = new Map<string, string>()
  for (const code of script.issues) issues.set(code, (await send('coordinator', `/cases/${caseId}/issues`, { code, severity: 2 })).id)
  if (script.gap !== undefined) await send('coordinator', `/cases/${caseId}/issues`, { code: 'gap_need', severity: 2, missing: script.gap })

  const conferenceId = await confer(script.consent === null ? 'support_conference' : 'multilayered_support_conference')
  if (script.consent === null) await consent(desk, 'oral')

  const plan = await send('coordinator', `/cases/${caseId}/plans`, {
    kind: 'multilayered',
    wish: script.wish,
    direction: script.direction,
    goals: [{ words: script.goal, issueIds: [...issues.values()] }],
    actions: await Promise.all(
      script.lines.map(async line => ({
        goal: 0,
        words: line.words,
        ownerAgency: await agency(line.login),
        kind: line.kind ?? 'statutory_service',
        dueOn: addDays(today, line.days),
        issueId: issues.get(line.issue),
      })),
    ),
    periodFrom: today,
    periodTo: addDays(today, 180),
  })
  await send('coordinator', `/plans/${plan.id}/person-agree`, { on: today, how: 'words', words: script.wish })
  for (const login of new Set(script.lines.map(line => line.login))) await send(login, `/plans/${plan.id}/agree`, { answer: 'agrees' })
  await send('coordinator', `/plans/${plan.id}/discuss`, { adequacy: 'adequate', words: '適切と認めた。', members: '支援チーム' })
  await send('head', `/plans/${plan.id}/decide`, { no: `福総第${script.key}号` })
  const running = await send('coordinator', `/plans/${plan.id}/start`)
  const actions = running['actions'] as readonly { readonly id: string; readonly ownerAgency: string }[]
  expect(actions).toHaveLength(script.lines.length)
  for (const [place, line] of script.lines.entries()) {
    const action = actions[place]
    await send(line.login, `/plans/${plan.id}/actions/${action?.id}/monitor`, { result: 'done', words: '続いている。' })
    await send(line.login, `/plans/${plan.id}/actions/${action?.id}/mark`, { mark: 'done', words: '続ける見通しが立った。' })
  }
  const goals = running['goals'] as readonly { readonly id: string }[]
  const reviewed = await send('coordinator', `/plans/${plan.id}/review`, {
    goals: goals.map(goal => ({ goalId: goal.id, result: 'reached', words: '届いた。' })),
    changes: [{ code: script.change, by: 'person' }],
    planResult: 'closed',
    closureReason: 'resolved',
    personWords: script.thanks,
    words: '見通しが立ち、役割も定まった。',
    staysInTouch: '窓口の担当が月に一度連絡する。',
  })
  expect(reviewed['state']).toBe('closed')
  const ended = await send('coordinator', `/cases/${caseId}/end-coordination`, {
    words: '分担が定まり、主担当が伴走を続ける。',
    nextContactOn: addDays(today, 30),
  })
  expect(ended['accompanying']).toBe('open')
  expect(ended['leadAgency']).toBe(await agency(desk))
  return { caseId, planId: plan.id, conferenceId, consultationId: heard.id }

  async function confer(typeCode: string): Promise<string> {
    const planned = await send('coordinator', '/conferences', {
      sitting: { title: '定例の会議', on: addDays(today, 3), time: '13:30', place: '第2会議室', chair: '福祉総合相談課長' },
      item: {
        caseId,
        typeCode,
        question: '誰が、どの順で関わるか。',
        ...(typeCode === 'support_conference' ? { basisReason: script.noConsentWords } : {}),
      },
    })
    const itemId = (planned['agenda'] as readonly { readonly id: string }[])[0]?.id
    for (const login of team)
      await send('coordinator', `/conferences/${planned.id}/invitations`, {
        agencyId: await agency(login),
        secrecyClass: 'public_body',
        isNeeded: true,
        itemIds: [itemId],
      })
    await send('coordinator', `/conferences/${planned.id}/call`)
    for (const login of team) {
      await send(login, `/conferences/${planned.id}/secrecy`)
      await send(login, `/conferences/${planned.id}/prep-sheets`, {
        itemId,
        picture: '暮らしは保たれている。',
        doing: script.entry.fact,
        wanted: '主担当',
        asked: '訪問の日を重ねないでほしい。',
      })
    }
    await send('coordinator', `/conferences/${planned.id}/secrecy`)
    await send('coordinator', `/conferences/${planned.id}/briefing`)
    const read = await (await as(team[0] ?? desk)).get(`/api/v1/conferences/${planned.id}/briefing`)
    expectStatus(read, [200], 'the invited read the material')
    await send('coordinator', `/conferences/${planned.id}/hold`)
    const held = await get('coordinator', `/conferences/${planned.id}`)
    const invitations = held['invitations'] as readonly { readonly id: string; readonly name: string }[]
    await send('coordinator', `/conferences/${planned.id}/minutes`, {
      itemId,
      direction: script.direction,
      facts: script.entry.fact,
      decisions: '役割表のとおり分担する。',
      roles: await Promise.all(
        script.lines.map(async line => ({
          issue: line.issue,
          agencyId: await agency(line.login),
          action: line.words,
          dueOn: addDays(today, line.days),
        })),
      ),
      attendance: invitations.map(one => ({ invitationId: one.id, name: `${one.name} 担当`, isPresent: true })),
    })
    const closed = await send('coordinator', `/conferences/${planned.id}/close`)
    expect(closed['state']).toBe('minutes_fixed')
    return planned.id
  }
}

function expectStatus(answer: Seen, wanted: readonly number[], what: string): void {
  if (!wanted.includes(answer.status)) throw new Error(`${what}: ${answer.status} ${answer.html.slice(0, 600)}`)
}
