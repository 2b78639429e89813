import { join } from 'node:path'
import pg from 'pg'
import type { StaffId } from '../../kernel/id.ts'
import { openCipher } from '../cipher.ts'
import { readCodes } from '../codes.ts'
import type { Database } from '../database.ts'
import { openDatabase } from '../database.ts'
import type { Findings } from '../doctor.ts'
import { draftsIn } from '../draft.ts'
import type { Doorkeeper } from '../http/pipeline.ts'
import type { House, SignedIn } from '../http/route.ts'
import type { Log } from '../log.ts'
import { openLog } from '../log.ts'
import { assetsFolder } from '../project-root.ts'
import type { ScratchPlace } from './verify-backup.ts'

/** What only the wiring knows: how the application is built, and who a member of staff is. */
export type Wiring = {
  readonly build: (parts: {
    readonly face: 'all'
    readonly house: House
    readonly doorkeeper: Doorkeeper
    readonly log: Log
    readonly clock: () => Date
    readonly assets: string
  }) => { readonly fetch: (request: Request) => Response | Promise<Response> }
  readonly readerOf: (database: Database, staffId: StaffId) => Promise<SignedIn | undefined>
}

const OPEN_PAGES = ['/p/ja', '/sign-in']
const STAFF_PAGES = ['/consultations', '/people', '/agencies']

/** Reads some pages of a restored system, as the app's own login: open ones, and those of one member of staff who consults. */
export async function readSomePages(place: ScratchPlace, wiring: Wiring): Promise<Findings> {
  const facts = await factsOf(place.ownerUrl)
  const database = openDatabase(place.appUrl, 2)
  const door = openDatabase(place.publicUrl, 2)
  try {
    const cipher = openCipher(join(place.home, 'trial.key'))
    const house = { database, door, codes: await readCodes(database), drafts: draftsIn(database, cipher), cipher, ...facts.house }
    const { staffId } = facts
    const doorkeeper = {
      bySession: async () => (staffId === undefined ? undefined : wiring.readerOf(database, staffId)),
      byToken: async () => undefined,
    }
    const parts = { face: 'all', house, log: openLog('silent'), clock: () => new Date(), assets: assetsFolder } as const
    const nobody = { bySession: async () => undefined, byToken: async () => undefined }
    const found = [
      ...(await statusesOf(OPEN_PAGES, wiring.build({ ...parts, doorkeeper: nobody }).fetch)),
      ...(staffId === undefined ? [] : await statusesOf(STAFF_PAGES, wiring.build({ ...parts, doorkeeper }).fetch)),
    ]
    return judged(found)
  } finally {
    await database.close()
    await door.close()
  }
}

type Found = { readonly page: string; readonly status: number }

async function statusesOf(pages: readonly string[], fetch: (request: Request) => Response | Promise<Response>): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const page of pages) {
    const answer = await fetch(new Request(`http://localhost${page}`, { headers: { host: 'localhost', cookie: '__Host-session=trial' } }))
    await answer.text()
    found.push({ page, status: answer.status })
  }
  return found
}

function judged(found: readonly Found[]): Findings {
  const bad = found.filter(({ status }) => status !== 200)
  return {
    facts: [`画面 ${found.length - bad.length}/${found.length} を読めました（${found.map(({ page }) => page).join(' ')}）。`],
    complaints: bad.map(({ page, status }) => ({
      symptom: `戻したつなぎで、画面 ${page} を読めません（${status}）。`,
      why: '表は戻っていても、仕事が続けられません。',
      remedy: '控えを作った版のつなぎで、もう一度 --verify を試してください。',
    })),
  }
}

async function factsOf(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const kind = await client.query<{ kind: string; city: string }>('select kind, city_name as city from platform.installation')
    const staff = await client.query<{ id: StaffId }>(
      `select s.id from staff.staff s join staff.staff_duty d on d.staff_id = s.id
        where d.duty = 'consult' and d.valid_to is null and staff.is_working(s) order by s.login limit 1`,
    )
    const house = { isDemo: kind.rows[0]?.kind === 'demo', cityName: kind.rows[0]?.city ?? '' }
    return { house, staffId: staff.rows[0]?.id }
  } finally {
    await client.end()
  }
}
