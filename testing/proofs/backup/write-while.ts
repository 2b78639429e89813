import pg from 'pg'
import { newId } from '../../../src/kernel/id.ts'
import { sealOnce } from '../../../src/platform/audit/seal.ts'
import type { Stage } from './stage.ts'

/** Writers at work: each writing is a row of audit and a row that waits for sealing, and a counted try beside them, in one transaction. */
export type Writing = {
  /** Waits until all of them are well under way. */
  warm(): Promise<void>
  /** Ends it. @returns how many writings were committed */
  stop(): Promise<number>
  /** Counts writings of which only a half is there. */
  readonly torn: string
}

/** Starts writers, and a sealer among them, on the stage's database. */
export function writeWhile(stage: Stage, writers: number): Writing {
  let goesOn = true
  let done = 0
  const write = async () => {
    const client = new pg.Client({ connectionString: stage.app.ownerUrl })
    await client.connect()
    for (; goesOn; done++) {
      const id = newId()
      await client.query('begin')
      await client.query(ATTEMPT, [id])
      await client.query(EVENT, [id])
      await client.query('commit')
    }
    await client.end()
  }
  const seal = async () => {
    while (goesOn) await sealOnce(stage.app.database, stage.seals, 50)
  }
  const all = Promise.all([...Array.from({ length: writers }, write), seal()])
  return {
    warm: async () => {
      while (done < writers * 5) await new Promise(resolve => setTimeout(resolve, 10))
    },
    stop: async () => {
      goesOn = false
      await all
      return done
    },
    torn: TORN,
  }
}

const ATTEMPT = `insert into platform.attempt (bucket, key_hash) values ('proof', decode(replace($1::text, '-', ''), 'hex'))`

const EVENT = `
  with made as (
    insert into audit.event (id, at, action, subject_type, subject_ids, outcome, route, request_no)
    values ($1::uuid, clock_timestamp(), 'consultation.read', 'consultation', array[$1::uuid], 'done', 'GET /proof', 'proof') returning id)
  insert into audit.unsealed (event_id) select id from made`

const TORN = `
  select count(*)::integer as n
    from (select key_hash from platform.attempt where bucket = 'proof') a
    full join (select decode(replace(id::text, '-', ''), 'hex') as key_hash from audit.event where route = 'GET /proof') e using (key_hash)
   where a.key_hash is null or e.key_hash is null`
