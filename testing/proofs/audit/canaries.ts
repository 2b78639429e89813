import type { RunningApp } from '../../app.ts'

/** Words that occur nowhere else, each with the ids of which an event must name one where the word is shown. */
export type Canaries = ReadonlyMap<string, ReadonlySet<string>>

const SIGNS = '鸊鸋鸌鸍鸎鸏鸐鸑鸒鸓'
const PATTERN = new RegExp(`鵺[${SIGNS}]{5}`, 'g')

/** The canaries in a text. */
export function canariesIn(words: string): readonly string[] {
  return [...new Set(words.match(PATTERN) ?? [])]
}

/** Gives every person, consultation, household, case, referral and entry of the city words of their own, by which they are known again wherever they are shown. */
export async function releaseCanaries(app: RunningApp): Promise<Canaries> {
  await app.ask('set session_replication_role = replica')
  await app.ask(`create sequence canary_no`)
  await app.ask(
    `create function canary() returns text language sql volatile as $$ select '鵺' || translate(lpad(nextval('canary_no')::text, 5, '0'), '0123456789', '${SIGNS}') $$`,
  )
  for (const [table, column, id] of PLACES)
    await app.ask(`update ${table} set ${column} = canary() || coalesce(${column}, '') where ${id} is not null`)
  await app.ask('set session_replication_role = origin')
  const named: { readonly word: string; readonly id: string }[] = []
  for (const [table, column, id] of PLACES)
    named.push(
      ...(await app.ask<{ word: string; id: string }>(
        `select left(${column}, 6) as word, ${id}::text as id from ${table} where ${column} like '鵺%'`,
      )),
    )
  const near = new Map<string, string[]>()
  for (const { one, other } of await app.ask<{ one: string; other: string }>(NEAR)) near.set(one, [...(near.get(one) ?? []), other])
  return new Map(named.map(({ word, id }) => [word, new Set([id, ...(near.get(id) ?? [])])]))
}

const PLACES = [
  ['people.person', 'family', 'id'],
  ['people.household', 'label', 'id'],
  ['desk.consultation', 'statement', 'id'],
  ['referral.referral', 'asked', 'id'],
  ['coordination.coordination_request', 'asked', 'id'],
  ['coordination.support_case', 'label', 'id'],
  ['coordination.log_entry', 'fact', 'case_id'],
  ['coordination.issue', 'note', 'case_id'],
] as const

/**
 * Of which records somebody is a line: a person of the consultations, cases, households and sheets they stand in; a consultation of its
 * sheets and its case; a case of its plans and sittings. An event naming the record names who is shown in it.
 */
const NEAR = `
  with linked (one, other) as (
    select person_id, consultation_id from desk.consultation_person union all
    select person_id, case_id from coordination.case_person union all
    select person_id, household_id from people.household_membership union all
    select id, consultation_id from coordination.support_case union all
    select consultation_id, id from coordination.support_case union all
    select consultation_id, id from referral.referral union all
    select consultation_id, id from coordination.coordination_request union all
    select case_id, id from coordination.support_plan union all
    select case_id, conference_id from coordination.agenda_item union all
    select person_id, id from people.consent union all
    select person_id, id from people.address_protection union all
    select household_id, person_id from people.household_membership union all
    select case_id, id from coordination.glass union all
    select case_id, id from platform.task where case_id is not null union all
    select case_id, id from coordination.compartment where case_id is not null union all
    select p.id, d.id from people.disclosure d join people.person p on p.id = any (d.person_ids) union all
    select case_id, id from platform.legal_hold)
  select one::text, other::text from linked where one is not null and other is not null
   union
  select a.one::text, b.other::text from linked a join linked b on b.one = a.other where a.one is not null and b.other is not null and not exists (select 1 from people.person p where p.id = b.other)`
