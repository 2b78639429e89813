import type { AgencyId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database, Db } from '../../platform/database.ts'
import { findAdministrator, isLoginTaken, listWorkplaces } from '../store/first-account.ts'
import { loadDoor, loadStaff } from '../store/load.ts'
import { issueSetupLink } from './issue-setup-link.ts'
import { FIRST_LINK_HOURS } from './keep-accounts.ts'

/** The first account of a city. `isAnother`: on purpose, although somebody keeps the accounts already. */
export type FirstAccount = {
  readonly login: string
  readonly name: string
  readonly kana: string
  readonly agency: string | undefined
  readonly isAnother: boolean
}

export type FirstRefusal =
  | { readonly code: 'there-is-one' }
  | { readonly code: 'login-taken' }
  | { readonly code: 'which-agency'; readonly names: readonly string[] }

/** Makes the agency where requests come in, where a city has none yet; the directory does it. */
export type OpenFrontDesk = (db: Db, name: string) => Promise<AgencyId>

/** The front desk of a new city. @source plan: 福祉総合相談窓口 */
const FRONT_DESK = '福祉総合相談窓口'

/**
 * Makes the account that keeps all others, and in an empty city its front desk with it. As the owner.
 * @returns the secret of the one-time setup link: there is no default password
 */
export function createAdministrator(
  owner: Database,
  one: FirstAccount,
  openFrontDesk: OpenFrontDesk,
): Promise<Result<string, FirstRefusal>> {
  return owner.transaction(null, async db => {
    if (!one.isAnother && (await findAdministrator(db))) return no({ code: 'there-is-one' })
    if (await isLoginTaken(db, one.login)) return no({ code: 'login-taken' })
    const workplace = await workplaceOf(db, one.agency, openFrontDesk)
    if (!workplace.ok) return workplace
    const { login, name, kana } = one
    const id = newId<'staff'>()
    await loadStaff(db, [{ id, login, name, kana, agencyId: workplace.value, duties: ['administer'], isDemo: false, passwordHash: null }])
    const token = await issueSetupLink(db, id, 'first', FIRST_LINK_HOURS)
    if (token === undefined) throw new Error('a working account gets a link')
    const event = { action: 'staff.account-add', subjectType: 'staff', subjectIds: [id], detail: { login, duties: ['administer'] } }
    await recordEvent(db, newId(), event, { route: 'tsunagi create-admin', requestNo: '-' })
    return yes(token)
  })
}

async function workplaceOf(db: Db, wanted: string | undefined, openFrontDesk: OpenFrontDesk): Promise<Result<AgencyId, FirstRefusal>> {
  const known = await listWorkplaces(db)
  if (known.length === 0) {
    const made = await openFrontDesk(db, wanted ?? FRONT_DESK)
    await loadDoor(db, newId(), made)
    return yes(made)
  }
  const fits = known.filter(agency => (wanted === undefined ? agency.isFrontDesk || known.length === 1 : agency.name === wanted))
  const [only] = fits
  return only && fits.length === 1 ? yes(only.id) : no({ code: 'which-agency', names: known.map(agency => agency.name) })
}
