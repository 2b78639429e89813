import { join } from 'node:path'
import pg from 'pg'
import { openAuditKey } from '../src/platform/audit/key.ts'
import { sealOnce } from '../src/platform/audit/seal.ts'
import { openDatabase } from '../src/platform/database.ts'
import { filesOf } from '../src/platform/installation.ts'
import type { Ground } from './ground.ts'

const CHUNK = 50_000
const BATCH = 10_000

/**
 * A past of the audit table, `count` events over the last year: nine of ten look at one consultation, every tenth lists twenty.
 * They are sealed by the product's own sealer, so that `audit verify` holds on the benched city as well.
 *
 * @returns milliseconds; 0 when an earlier run had filled it already
 */
export async function fillAudit(ground: Ground, count: number): Promise<number> {
  const client = new pg.Client({ connectionString: ground.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ present: number }>('select count(*)::integer as present from audit.event')
    const present = rows[0]?.present ?? 0
    if (present >= count) return 0
    const startedAt = performance.now()
    await client.query(CAST)
    for (let from = present; from < count; from += CHUNK) {
      await client.query(EVENTS, [from, Math.min(from + CHUNK, count), count])
      await sealAll(ground)
    }
    return performance.now() - startedAt
  } finally {
    await client.end()
  }
}

async function sealAll(ground: Ground): Promise<void> {
  const files = filesOf(ground.home, undefined)
  const place = { key: openAuditKey(files.auditKey), anchorFile: join(ground.home, 'audit-anchors.jsonl') }
  const database = openDatabase(ground.appUrl, 1)
  try {
    while ((await sealOnce(database, place, BATCH)) === BATCH) {
      // A full batch means more are waiting.
    }
  } finally {
    await database.close()
  }
}

const CAST = `
  create temporary table actor as
    select row_number() over (order by s.id) - 1 as n, s.id, s.agency_id
      from staff.staff s where exists (select 1 from staff.staff_duty d where d.staff_id = s.id and d.duty = 'consult');
  create temporary table shown as
    select row_number() over (order by picked.id) - 1 as n, picked.id,
           array_agg(picked.id) over (order by picked.id rows between current row and 19 following) as page
      from (select id from desk.consultation order by md5(id::text) limit 20000) picked;
  create index on shown (n);
  analyze actor;
  analyze shown;`

/** Ids carry the time of the event, as those the app makes do, so that the index grows at its end. */
const EVENTS = `
  with event as (
    select n, now() - interval '365 days' * (1 - n::double precision / $3::integer) - interval '1 hour' as at
      from generate_series($1::integer, $2::integer - 1) n),
  made as (
    insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, route, request_no)
    select (lpad(to_hex((extract(epoch from e.at) * 1000)::bigint), 12, '0') || '7' || substr(md5(e.n::text), 1, 3) || 'a' || substr(md5(e.n::text), 4, 15))::uuid,
           e.at, a.id, a.agency_id, case when e.n % 10 = 0 then 'consultation.list' else 'consultation.read' end, 'consultation',
           case when e.n % 10 = 0 then s.page else array[s.id] end, 'done', 'GET /consultations', 'bench'
      from event e
      join actor a on a.n = e.n % (select count(*) from actor)
      join shown s on s.n = (e.n * 7919::bigint) % (select count(*) from shown)
    returning id)
  insert into audit.unsealed (event_id) select id from made`
