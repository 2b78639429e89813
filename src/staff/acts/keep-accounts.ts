import type { Day } from '../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act, Tx } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { Account, AccountLine, AccountQuery, GivenDuty } from '../domain/account.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { AgencyName } from '../store/account-lists.ts'
import { findAccount, listAccounts, listAgencyNames } from '../store/account-lists.ts'
import type { AccountFacts, NewAccount } from '../store/account-writes.ts'
import {
  addAccount,
  changeAccount,
  dropSsoLink,
  endDuty,
  endSessions,
  giveDuties,
  moveAccount,
  setDisabled,
} from '../store/account-writes.ts'
import { coded } from './coded.ts'
import { issueSetupLink } from './issue-setup-link.ts'

export type { AgencyName } from '../store/account-lists.ts'
export type { AccountFacts } from '../store/account-writes.ts'

/** How long a first setup link lives: a working week with its weekend. */
export const FIRST_LINK_HOURS = 24 * 7

type Done = Promise<Result<undefined, AccountRefusal>>

/** One page of accounts, and whether there is more. */
export function readAccounts(
  act: Act,
  query: AccountQuery,
): Promise<{ readonly lines: readonly AccountLine[]; readonly hasMore: boolean }> {
  return act.transaction(async tx => {
    const found = await listAccounts(tx.db, { ...query, limit: query.limit + 1 })
    const lines = found.slice(0, query.limit)
    await tx.audit({ action: 'staff.account-list', subjectType: 'staff', subjectIds: lines.map(line => line.id) })
    return { lines, hasMore: found.length > query.limit }
  })
}

/** One account as an administrator keeps it; nothing when there is none. */
export function readAccount(act: Act, id: StaffId): Promise<Account | undefined> {
  return act.transaction(async tx => {
    const account = await findAccount(tx.db, id)
    await tx.audit({ action: 'staff.account-read', subjectType: 'staff', subjectIds: [id], outcome: account ? 'done' : 'absent' })
    return account
  })
}

/** The agencies somebody can work for. */
export function readAgencyNames(act: Act): Promise<readonly AgencyName[]> {
  return act.look(listAgencyNames)
}

/** Adds an account and makes its one-time setup link. @returns the id and the secret of the link, which is shown once and never kept */
export function openAccount(
  act: Act,
  wanted: Omit<NewAccount, 'id'>,
): Promise<Result<{ readonly id: StaffId; readonly token: string }, AccountRefusal>> {
  const one = { ...wanted, id: newId<'staff'>() }
  return act.transaction(async tx => {
    const made = await addAccount(tx.db, one)
    const { login, agencyId, duties, endsOn } = one
    await tx.audit({ ...eventOf('staff.account-add', one.id, made), detail: { login, agencyId, duties, endsOn } })
    if (!made.ok) return made
    return yes({ id: one.id, token: await linkFor(tx, one.id) })
  })
}

/** Another first link for an account nobody has set up yet; the one before stops working. */
export function openAgain(act: Act, id: StaffId): Promise<Result<string, AccountRefusal>> {
  return act.transaction(async tx => {
    const account = await findAccount(tx.db, id)
    const why = account === undefined ? 'absent' : account.isUntouched ? (isOver(account) ? 'ended' : undefined) : 'has-entered'
    if (why) {
      await tx.audit(eventOf('staff.setup-link', id, no(why)))
      return no(why)
    }
    return yes(await linkFor(tx, id))
  })
}

/** Changes name, reading, last day and whether single sign-on may enter. */
export function keepFacts(act: Act, id: StaffId, facts: AccountFacts): Done {
  return written(act, 'staff.account-change', id, { endsOn: facts.endsOn, ssoAllowed: facts.ssoAllowed }, tx =>
    changeAccount(tx.db, id, facts),
  )
}

/** Gives duties by dated rows. Nobody gives themselves any. */
export function chargeWith(act: Act, id: StaffId, duties: readonly GivenDuty[]): Done {
  return written(act, 'staff.duty-give', id, { duties }, tx => giveDuties(tx.db, id, duties))
}

/** Sets the last day of one row of a duty. */
export function relieveOf(act: Act, id: StaffId, duty: string, from: Day, lastDay: Day): Done {
  return written(act, 'staff.duty-end', id, { duty, from, lastDay }, tx => endDuty(tx.db, id, duty, from, lastDay))
}

/** Moves somebody to another agency from a day on, with new duties; the old ones end the day before. */
export function moveTo(
  act: Act,
  id: StaffId,
  to: { readonly agencyId: AgencyId; readonly from: Day; readonly duties: readonly GivenDuty[] },
): Done {
  return written(act, 'staff.account-move', id, to, tx => moveAccount(tx.db, id, to.agencyId, to.from, to.duties, null))
}

/** Stops an account at once with all its sessions and tokens, or lets it work again. */
export function disable(act: Act, id: StaffId, isOff: boolean): Done {
  return written(act, isOff ? 'staff.account-disable' : 'staff.account-enable', id, undefined, tx => setDisabled(tx.db, id, isOff))
}

/** Ends every session of somebody. */
export function signOutEverywhere(act: Act, id: StaffId): Done {
  return written(act, 'staff.session-end', id, undefined, tx => endSessions(tx.db, id))
}

/** Forgets which identity of single sign-on belongs to an account; the next one with the same login takes its place. */
export function unlinkSso(act: Act, id: StaffId): Done {
  return written(act, 'staff.sso-unlink', id, undefined, tx => dropSsoLink(tx.db, id))
}

function written(
  act: Act,
  action: string,
  id: StaffId,
  detail: Readonly<Record<string, unknown>> | undefined,
  work: (tx: Tx) => Done,
): Done {
  return act.transaction(async tx => {
    const done = await work(tx)
    await tx.audit({ ...eventOf(action, id, done), detail })
    return done
  })
}

async function linkFor(tx: Tx, id: StaffId): Promise<string> {
  const token = await issueSetupLink(tx.db, id, 'first', FIRST_LINK_HOURS)
  if (token === undefined) throw new Error('a working account gets a link')
  await tx.audit({
    action: 'staff.setup-link',
    subjectType: 'staff',
    subjectIds: [id],
    detail: { purpose: 'first', hours: FIRST_LINK_HOURS },
  })
  return token
}

function isOver(account: Account): boolean {
  return account.state === 'ended' || account.state === 'disabled' || account.isDoor
}

function eventOf(action: string, id: StaffId, done: Result<unknown, AccountRefusal>) {
  return { action, subjectType: 'staff', subjectIds: [id], ...outcomeOf(coded(done)) }
}
