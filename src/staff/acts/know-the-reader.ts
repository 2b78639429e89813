import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Act } from '../../platform/act.ts'
import type { Database } from '../../platform/database.ts'
import type { Doorkeeper } from '../../platform/http/pipeline.ts'
import type { SignedIn } from '../../platform/http/route.ts'
import { tokenHash } from '../../platform/http/token.ts'
import type { Colleague, DemoSignIn } from '../store/accounts.ts'
import { findByToken, findCredentials, findDemoAccounts, findReader, listColleagues, listDemoSignIns } from '../store/accounts.ts'
import { findBySession } from '../store/sessions.ts'

export type { DemoSignIn } from '../store/accounts.ts'

/** Tells the pipeline who is behind a session or an API token. */
export function doorkeeperOf(database: Database): Doorkeeper {
  return {
    bySession: async token => (token === '' ? undefined : database.transaction(null, db => findBySession(db, tokenHash(token)))),
    byToken: token => database.transaction(null, db => findByToken(db, tokenHash(token))),
  }
}

/** A member of staff by id, as pages know them; nothing when the account ended. It proves nothing about who asks. */
export function readerOf(database: Database, staffId: StaffId): Promise<SignedIn | undefined> {
  return database.transaction(null, db => findReader(db, staffId))
}

/** A member of staff by login, for a command that acts with their eyes; nothing when there is no such account. It proves nothing about who asks. */
export function readerNamed(database: Database, login: string): Promise<SignedIn | undefined> {
  return database.transaction(null, async db => {
    const found = await findCredentials(db, login)
    return found && findReader(db, found.staffId)
  })
}

/** The logins of the role switcher, in the order they are offered. */
const DEMO_LOGINS = [
  'desk',
  'head',
  'coordinator',
  'houkatsu',
  'shogai',
  'kodomo',
  'jiritsu',
  'csw',
  'specialist',
  'plan',
  'privacy',
  'admin',
  'chair',
  'resident',
  'business',
] as const

/** Who can be tried out in the pretend city; nobody in a real one. */
export function readDemoSignIns(database: Database): Promise<readonly DemoSignIn[]> {
  return database.transaction(null, db => listDemoSignIns(db, DEMO_LOGINS))
}

/** Colleagues to whom work may be given. */
export function readColleagues(act: Act, agencyId: AgencyId): Promise<readonly Colleague[]> {
  return act.look(db => listColleagues(db, agencyId))
}

/** Whether anybody of the pretend city could sign in here; a real city refuses to start then. */
export function hasDemoAccounts(database: Database): Promise<boolean> {
  return database.transaction(null, findDemoAccounts)
}
