import fc from 'fast-check'
import { freshToken, tokenHash } from '../../../src/platform/http/token.ts'
import type { Caller, RunningApp } from '../../app.ts'
import type { Promised } from '../../sight/promised.ts'
import { promisedBy } from '../../sight/promised.ts'
import { playByApi } from '../../stories/play-by-api.ts'
import { SCRIPTS } from '../../stories/scripts.ts'
import type { Operation } from './operations.ts'
import { operationsOf } from './operations.ts'
import { playTheRest } from './play-the-rest.ts'
import type { Hint } from './sample.ts'
import type { Doomed } from './taken.ts'

/** A body that was taken once: by whom, and where. */
export type Heard = { readonly as: string; readonly path: string; readonly body: unknown }

/** What the fuzzer knows of the city that it speaks to. */
export type City = {
  readonly app: RunningApp
  readonly promised: Promised
  readonly operations: readonly Operation[]
  /** Lawful requests that stories made of each operation. */
  readonly heard: ReadonlyMap<string, readonly Heard[]>
  /** Requests that are lawful by their shape, and that the state of things refuses. */
  readonly doomed: readonly Doomed[]
  /** Records that stand behind an operation's address: the parameters of its path. */
  places(path: string): readonly Readonly<Record<string, string>>[]
  /** Ids of everything, for standing where an id of another kind belongs. */
  readonly ids: readonly string[]
  readonly hint: Hint
  /** Names of tables, which nobody outside may hear. */
  readonly tables: readonly string[]
  tokenOf(login: string): Promise<string>
}

/** Lets stories be told in a city of its own, listening to every request that was taken. */
export async function hearTheCity(app: RunningApp, stories: number): Promise<City> {
  const promised = await promisedBy(app)
  const operations = operationsOf(promised.document)
  const heard = new Map<string, Heard[]>()
  const listening: RunningApp = { ...app, api: async login => listenTo(await app.api(login), login, operations, heard) }
  for (const script of tellable(stories)) await playByApi(listening, script)
  const doomed = await playTheRest(listening)
  const places = new Map<string, readonly Readonly<Record<string, string>>[]>()
  for (const [begin, statement] of PLACES) places.set(begin, await app.ask<Record<string, string>>(statement))
  const tables = await app.ask<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  return {
    app,
    promised,
    operations,
    heard,
    doomed,
    places: path => placesOf(places, path),
    ids: [...places.values()].flatMap(rows => rows.slice(0, 3).flatMap(row => Object.values(row))),
    hint: await hintIn(app),
    tables: tables.map(({ name }) => name),
    tokenOf: async login => {
      const token = freshToken()
      await app.ask(
        `insert into platform.api_token (token_hash, staff_id, ends_at) select $1, id, now() + interval '1 day' from staff.staff where login = $2`,
        [tokenHash(token), login],
      )
      return token
    },
  }
}

function placesOf(places: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>, path: string) {
  const found = places.get(PLACES.find(([begin]) => path.startsWith(`/api/v1/${begin}`))?.[0] ?? '') ?? []
  return found.length > 0 ? found : [{}]
}

/** One with consent and one without come first. */
function tellable(stories: number) {
  const [first, ...others] = SCRIPTS.filter(script => script.consent !== null)
  const silent = SCRIPTS.filter(script => script.consent === null)
  return [...(first ? [first] : []), ...silent, ...others].slice(0, stories)
}

function listenTo(caller: Caller, login: string, operations: readonly Operation[], heard: Map<string, Heard[]>): Caller {
  return {
    get: path => caller.get(path),
    send: async (method, path, body, headers) => {
      const answer = await caller.send(method, path, body, headers)
      const operation = operations.find(one => one.method === method && isAt(one.path, path))
      if (operation && answer.status < 300) heard.set(operation.name, [...(heard.get(operation.name) ?? []), { as: login, path, body }])
      return answer
    },
  }
}

/** Whether a path is of a template. */
export function isAt(template: string, path: string): boolean {
  const [wanted, parts] = [template.split('/'), path.split('/')]
  return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at])
}

// The first that fits is taken, so the longer ones stand first.
const PLACES: readonly (readonly [begin: string, statement: string])[] = [
  ['conferences/{id}/agenda/{', 'select conference_id as id, id as itemid from coordination.agenda_item limit 20'],
  ['plans/{id}/actions/{', 'select plan_id as id, id as "actionId" from coordination.support_action limit 20'],
  ['cases/{id}/issues/{', 'select case_id as id, id as issue from coordination.issue limit 20'],
  ['compartments/{id}/transfers/{', 'select compartment_id as id, id as transferid from coordination.compartment_transfer limit 20'],
  ['consultations/{', 'select id from desk.consultation order by received_at desc limit 40'],
  ['people/{', 'select id from people.person order by id desc limit 40'],
  ['households/{', 'select id from people.household order by id desc limit 20'],
  ['referrals/{', 'select id from referral.referral order by id desc limit 40'],
  ['coordination-requests/{', 'select id from coordination.coordination_request order by id desc limit 20'],
  ['cases/{', 'select id from coordination.support_case order by id desc limit 20'],
  ['community-issues/{', 'select id from issues.issue order by id desc limit 20'],
  ['treasures/{id}/consents/{', 'select treasure_id as id, id as consentid from treasures.consent limit 20'],
  ['treasures/{', 'select id from treasures.treasure order by id desc limit 20'],
  ['sheets/{', 'select id from meetings.sheet order by id desc limit 20'],
  ['circulars/{', 'select id from meetings.edition order by id desc limit 20'],
  ['activities/{id}/dates/{', 'select activity_id as id, id as dateid from activities.occurrence limit 20'],
  ['activities/{', 'select id from activities.activity order by id desc limit 20'],
  ['groups/{', `select id from activities.undertaking where kind = 'group' order by id desc limit 20`],
  ['platforms/{', `select id from activities.undertaking where kind = 'platform' order by id desc limit 20`],
  ['reviews/{', 'select id from activities.outcome_review order by id desc limit 20'],
  ['field-logs/{', 'select id from coordinators.field_log order by id desc limit 20'],
  ['liaison/visits/{', 'select id from liaison.visit order by id desc limit 20'],
  ['liaison/exchanges/{', 'select id from liaison.exchange order by id desc limit 20'],
  ['liaison/{', 'select id from liaison.entry order by id desc limit 20'],
  ['wordings/{', 'select kind, key from texts.wording limit 20'],
  ['meetings/{', 'select id from meetings.meeting order by id desc limit 20'],
  ['councils/{', 'select no::text from directory.council order by no limit 20'],
  ['tasks/{', 'select id from platform.task order by id desc limit 20'],
  ['consents/{', 'select id from people.consent order by id desc limit 20'],
  ['conflicts/{', 'select id from people.conflict limit 20'],
  ['conferences/{', 'select id from coordination.conference order by id desc limit 20'],
  ['plans/{', 'select id from coordination.support_plan order by id desc limit 20'],
  ['compartments/{', 'select id from coordination.compartment limit 20'],
  ['glass/{', 'select id from coordination.glass limit 20'],
  ['audit/alerts/{', 'select id from staff.alert limit 20'],
  ['agencies/{', 'select id from directory.agency limit 20'],
  ['code-lists/{', 'select list from platform.code_list limit 20'],
]

/** Words as this city would use them under names of fields: ids of its people and offices, its codes, its days. */
async function hintIn(app: RunningApp): Promise<Hint> {
  const column = async (statement: string) => (await app.ask<{ value: string }>(statement)).map(({ value }) => value)
  const people = await column('select id::text as value from people.person order by id desc limit 30')
  const agencies = await column('select id::text as value from directory.agency')
  const staff = await column('select id::text as value from staff.staff limit 40')
  const households = await column('select id::text as value from people.household order by id desc limit 10')
  const items = await column('select id::text as value from coordination.agenda_item limit 10')
  const bases = await column('select code as value from platform.legal_basis')
  const codes = await column('select distinct code as value from platform.code')
  const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^(personId|person|carer|caredFor)$/, people],
    [/agenc(y|ies)(Id)?$/i, agencies],
    [/staff(Ids?)?$|^approver$|^present$/i, staff],
    [/^householdId$/, households],
    [/^itemIds?$/, items],
    [/^bodyId$/, await column('select id::text as value from councils.body limit 10')],
    [/^participantId$|^byParticipant$/, await column('select id::text as value from councils.participant limit 10')],
    [/^basis$/, bases],
    [/^(on|from|until|since|at|birthDate|reachBy|replyBy)$|On$|From$|To$/, ['2026-12-01', '令和8年12月1日', 'R9.1.31', '2026-11-01']],
    [/^time$/, ['13:30', '9:00']],
    [/reason|code|topic|outcome|issues|language/i, [...codes, '手が足りないため、今回はお受けできません。']],
    [/^q$|^name$/, ['架空', '見本', '電話']],
  ]
  const words = ['困りごとを聞いた', '訪問して様子を確かめた。十文字を超える言葉', '電話した', '']
  return name => fc.constantFrom(...(kinds.find(([named]) => named.test(name))?.[1] ?? words))
}
