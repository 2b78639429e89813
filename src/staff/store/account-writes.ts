import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import type { Db } from '../../platform/database.ts'
import type { GivenDuty } from '../domain/account.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import { answerOf } from './answer-of.ts'

type Answered = Promise<Result<undefined, AccountRefusal>>

export type NewAccount = {
  readonly id: StaffId
  readonly login: string
  readonly name: string
  readonly kana: string
  readonly agencyId: AgencyId
  readonly endsOn: Day | null
  readonly duties: readonly GivenDuty[]
}

/** Adds an account by which nobody can sign in yet. */
export function addAccount(db: Db, one: NewAccount): Answered {
  return answerOf(
    db,
    sql`select staff.add_account(${one.id}, ${one.login}, ${one.name}, ${one.kana}, ${one.agencyId}, ${one.endsOn}, ${JSON.stringify(one.duties)}::jsonb) as why`,
  )
}

export type AccountFacts = { readonly name: string; readonly kana: string; readonly endsOn: Day | null; readonly ssoAllowed: boolean }

/** Changes what an account is called, how long it works, and whether single sign-on may enter by it. */
export function changeAccount(db: Db, id: StaffId, facts: AccountFacts): Answered {
  return answerOf(db, sql`select staff.change_account(${id}, ${facts.name}, ${facts.kana}, ${facts.endsOn}, ${facts.ssoAllowed}) as why`)
}

/** Gives duties by dated rows. */
export function giveDuties(db: Db, id: StaffId, duties: readonly GivenDuty[]): Answered {
  return answerOf(db, sql`select staff.give_duties(${id}, ${JSON.stringify(duties)}::jsonb) as why`)
}

/** Sets the last day of one row of a duty. */
export function endDuty(db: Db, id: StaffId, duty: string, from: Day, lastDay: Day): Answered {
  return answerOf(db, sql`select staff.end_duty(${id}, ${duty}, ${from}, ${lastDay}) as why`)
}

/** From that day the account works elsewhere with these duties. */
export function moveAccount(
  db: Db,
  id: StaffId,
  agencyId: AgencyId,
  from: Day,
  duties: readonly GivenDuty[],
  endsOn: Day | null,
): Answered {
  return answerOf(db, sql`select staff.move_account(${id}, ${agencyId}, ${from}, ${JSON.stringify(duties)}::jsonb, ${endsOn}) as why`)
}

/** The account works for the last time on that day. */
export function retireAccount(db: Db, id: StaffId, lastDay: Day): Answered {
  return answerOf(db, sql`select staff.retire_account(${id}, ${lastDay}) as why`)
}

/** Stops an account at once, or lets it work again. */
export function setDisabled(db: Db, id: StaffId, isOff: boolean): Answered {
  return answerOf(db, sql`select staff.set_disabled(${id}, ${isOff}) as why`)
}

/** Ends every session of an account. */
export function endSessions(db: Db, id: StaffId): Answered {
  return answerOf(db, sql`select staff.end_sessions(${id}) as why`)
}

/** Forgets which identity of single sign-on belongs to the account. */
export function dropSsoLink(db: Db, id: StaffId): Answered {
  return answerOf(db, sql`select staff.drop_sso_link(${id}) as why`)
}
