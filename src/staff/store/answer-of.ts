import type { RawBuilder } from 'kysely'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import { ACCOUNT_REFUSALS } from '../domain/account-refusal.ts'

/** What a function of the schema answered: done, or the code of its refusal. The statement selects it `as why`. */
export async function answerOf(db: Db, statement: RawBuilder<{ readonly why: string | null }>): Promise<Result<undefined, AccountRefusal>> {
  const why = (await firstOf(db, statement))?.why
  if (why === null || why === undefined) return yes(undefined)
  const known = ACCOUNT_REFUSALS.find(code => code === why)
  if (known === undefined) throw new Error(`an unknown refusal: ${why}`)
  return no(known)
}
