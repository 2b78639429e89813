import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { openCipher } from '../src/platform/cipher.ts'
import { readCodes } from '../src/platform/codes.ts'
import type { Database } from '../src/platform/database.ts'
import { draftsIn } from '../src/platform/draft.ts'
import { filesOf } from '../src/platform/installation.ts'
import { openLog } from '../src/platform/log.ts'
import { assetsFolder } from '../src/platform/project-root.ts'
import { doorkeeperOf } from '../src/staff/index.ts'
import type { Ground } from './ground.ts'
import type { Visit } from './visits.ts'
import { bodyOf, proofOf } from './wire.ts'

/** One statement as it went over the wire, transaction brackets included. */
export type Sent = { readonly text: string; readonly values: readonly unknown[] }

/** Values as `openDatabase` reads them; a difference here would be a difference in what is compared. */
export const READ_AS: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === 1082) return (text: string) => text
    if (oid === 20) return Number
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}

export type Recorder = { statementsOf(visit: Visit): Promise<readonly Sent[]>; close(): Promise<void> }

/** The same application in this process, on a connection that writes down every statement. */
export async function openRecorder(ground: Ground): Promise<Recorder> {
  const sent: Sent[] = []
  const database = recordingDatabase(ground.appUrl, sent)
  const cipher = openCipher(filesOf(ground.home, undefined).draftKey)
  const house = {
    database,
    door: database,
    codes: await readCodes(database),
    drafts: draftsIn(database, cipher),
    cipher,
    isDemo: true,
    cityName: '',
  }
  const app = buildApp({
    face: 'all',
    house,
    doorkeeper: doorkeeperOf(database),
    log: openLog('silent'),
    clock: () => new Date(),
    assets: assetsFolder,
  })
  const visitOnce = async (visit: Visit) => {
    sent.length = 0
    const sending = bodyOf(visit)
    const headers = { ...proofOf(visit), ...(sending && { 'content-type': sending.type }) }
    const asked = sending ? { method: 'POST', body: sending.body, headers } : { headers }
    const answer = await app.fetch(new Request(`http://localhost${visit.path}`, asked))
    if (answer.status !== visit.expected) throw new Error(`${visit.kind} は ${answer.status} でした（${visit.path}）。`)
    return [...sent]
  }
  return {
    // The first visit may touch the session's minute; what is kept is the second.
    statementsOf: async visit => {
      if (visit.kind !== 'receive') await visitOnce(visit)
      return visitOnce(visit)
    },
    close: () => database.close(),
  }
}

function recordingDatabase(url: string, sent: Sent[]): Database {
  const pool = new pg.Pool({ connectionString: url, max: 1, types: READ_AS })
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    log: event => {
      sent.push({ text: event.query.sql, values: event.query.parameters })
    },
  })
  return {
    name: 'recorded',
    transaction: (staffId, work) =>
      kysely.transaction().execute(async db => {
        await sql`select set_config('app.staff_id', ${staffId ?? ''}, true)`.execute(db)
        return work(db)
      }),
    snapshot: work => kysely.transaction().setIsolationLevel('repeatable read').execute(work),
    statements: () => sent.length,
    close: () => kysely.destroy(),
  }
}
