import pg from 'pg'
import type { Ground } from './ground.ts'

/** The most that one council gathers in years, others less: it does not grow with the number of residents, but with how many meetings there were. */
export type NeighbourPast = { readonly issues: number; readonly treasures: number; readonly meetings: number }

/**
 * The community half of every council: its network meeting, what was raised, found and spoken about, with one act each.
 *
 * @returns milliseconds; 0 when an earlier run had filled it already
 */
export async function fillNeighbours(ground: Ground, each: NeighbourPast): Promise<number> {
  const client = new pg.Client({ connectionString: ground.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ present: boolean }>(`select exists (select 1 from councils.body where name = '測定') as present`)
    if (rows[0]?.present) return 0
    const startedAt = performance.now()
    await client.query(ID_OF)
    await client.query(KEEPER)
    await client.query(BODIES)
    await client.query(ISSUES, [each.issues])
    await client.query(ISSUE_ACTS)
    await client.query(TREASURES, [each.treasures])
    await client.query(TREASURE_ACTS)
    await client.query(MEETINGS, [each.meetings])
    await client.query(ITEMS)
    await client.query('analyze issues.issue, treasures.treasure, meetings.meeting, meetings.agenda_item, councils.body')
    return performance.now() - startedAt
  } finally {
    await client.end()
  }
}

const ID_OF = `
  create function pg_temp.id_of(words text) returns uuid language sql immutable
    return (substr(md5(words), 1, 12) || '7' || substr(md5(words), 14, 3) || 'a' || substr(md5(words), 18))::uuid`

const KEEPER = `create temporary table keeper as select id from staff.staff where login = 'csw'`

const BODIES = `
  insert into councils.body (id, kind, council_no, name, started_on)
  select pg_temp.id_of('body' || no), 'network_meeting', no, '測定', '2020-04-01' from directory.council`

const ISSUES = `
  insert into issues.issue (id, council_no, title, words, origin, level, state, made_by, made_at, moved_at)
  select pg_temp.id_of('issue' || c.no || '-' || g), c.no, '買い物に行けない人が増えた（' || g || '）', 'バスが減り、坂の上の家から店まで歩けない。', 'resident', 'council',
         (array['heard', 'framed', 'working', 'watching'])[1 + g % 4], k.id, now() - g * interval '3 days', now() - g * interval '2 days'
    from directory.council c cross join generate_series(1, $1::integer) g cross join keeper k where g <= 2 + c.no * 31 % $1::integer`

const ISSUE_ACTS = `
  insert into issues.issue_act (id, issue_id, seq, kind, words, at, by_staff)
  select pg_temp.id_of('raised' || i.id::text), i.id, 1, 'raised', i.words, i.made_at, i.made_by from issues.issue i
   where i.title like '買い物に行けない人が増えた（%'`

const TREASURES = `
  insert into treasures.treasure (id, council_no, name, type, story, place, how, state, made_by, found_at)
  select pg_temp.id_of('treasure' || c.no || '-' || g), c.no, '朝の見守り（' || g || '）', (array['group', 'place', 'event', 'skill'])[1 + g % 4],
         '毎朝、角に立って声をかけてくれる。', '集会所の前', '声をかける', (array['candidate', 'confirmed', 'confirmed'])[1 + g % 3], k.id, now() - g * interval '2 days'
    from directory.council c cross join generate_series(1, $1::integer) g cross join keeper k where g <= 2 + c.no * 31 % $1::integer`

const TREASURE_ACTS = `
  insert into treasures.treasure_act (id, treasure_id, kind, at, by_staff)
  select pg_temp.id_of('found' || t.id::text), t.id, 'found', t.found_at, t.made_by from treasures.treasure t where t.name like '朝の見守り（%'`

const MEETINGS = `
  insert into meetings.meeting (id, body_id, council_no, title, starts_at, ends_at, place, state, made_by, made_at)
  select pg_temp.id_of('meeting' || c.no || '-' || g), pg_temp.id_of('body' || c.no), c.no, '定例会（' || g || '）', now() + (3 - g) * interval '30 days',
         now() + (3 - g) * interval '30 days' + interval '2 hours', '集会所', case when g <= 3 then 'planned' else 'held' end, k.id, now() - g * interval '30 days'
    from directory.council c cross join generate_series(1, $1::integer) g cross join keeper k`

const ITEMS = `
  insert into meetings.agenda_item (id, meeting_id, sort_order, kind, title, minutes)
  select pg_temp.id_of('point' || m.id::text || g), m.id, g, (array['report', 'discuss', 'decide'])[1 + g % 3], '話し合うこと（' || g || '）', 15
    from meetings.meeting m cross join generate_series(1, 6) g where m.title like '定例会（%'`
