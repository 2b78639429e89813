import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act } from '../../platform/act.ts'
import type { Db } from '../../platform/database.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import type { TransferComplaint, TransferNames, TransferRow } from '../domain/transfer.ts'
import { about } from '../domain/transfer.ts'
import { moveAccount, retireAccount } from '../store/account-writes.ts'
import type { Mover } from '../store/transfer-facts.ts'
import { listMovers, listNamedAgencies } from '../store/transfer-facts.ts'
import { readTransferList } from './read-transfer-list.ts'

/** One line that can be done: who, from where to where. */
export type PlannedMove = { readonly row: TransferRow; readonly mover: Mover; readonly agencyId: AgencyId | null }

/** What a transfer list would do; with a single complaint nothing is done. */
export type TransferPlan = { readonly moves: readonly PlannedMove[]; readonly complaints: readonly TransferComplaint[] }

/** Looks a transfer list over without changing anything. `usual` is the day for lines that name none. */
export function planTransfer(act: Act, text: string, usual: Day | undefined): Promise<TransferPlan> {
  return act.transaction(async tx => {
    const plan = await planIn(tx.db, act, text, usual)
    await tx.audit({ action: 'staff.transfer-plan', subjectType: 'staff', subjectIds: plan.moves.map(move => move.mover.id) })
    return plan
  })
}

/** Does a transfer list in one transaction: every line, or with a single complaint none. */
export async function transferStaff(act: Act, text: string, usual: Day | undefined): Promise<Result<TransferPlan, TransferPlan>> {
  try {
    return yes(
      await act.transaction(async tx => {
        const plan = await planIn(tx.db, act, text, usual)
        if (plan.complaints.length > 0) throw new Unfit(plan)
        for (const move of plan.moves) {
          const done = await moveIn(tx.db, move)
          if (!done.ok)
            throw new Unfit({
              ...plan,
              complaints: [about(move.row, null, 'この行は、入れるあいだに合わなくなりました。もう一度確かめてください。')],
            })
          const { agency, duties, from, lastDay } = move.row
          const detail = { agency, duties, from, lastDay }
          await tx.audit({ action: 'staff.transfer', subjectType: 'staff', subjectIds: [move.mover.id], detail })
        }
        return plan
      }),
    )
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    const subjectIds = error.plan.moves.map(move => move.mover.id)
    await act.transaction(tx =>
      tx.audit({ action: 'staff.transfer', subjectType: 'staff', subjectIds, outcome: 'refused', refusal: 'fields' }),
    )
    return no(error.plan)
  }
}

/** Carries a plan out of a transaction that must not be kept. */
class Unfit extends Error {
  readonly plan: TransferPlan
  constructor(plan: TransferPlan) {
    super('a line of the transfer list does not fit')
    this.plan = plan
  }
}

async function planIn(db: Db, act: Act, text: string, usual: Day | undefined): Promise<TransferPlan> {
  const { rows, names, complaints } = readTransferList(text, usual)
  const logins = names.map(one => one.login)
  const movers = new Map((await listMovers(db, logins)).map(mover => [mover.login, mover]))
  const named = await listNamedAgencies(
    db,
    names.flatMap(one => one.agency ?? []),
  )
  const agencyOf = (name: string | null) => named.find(agency => agency.name === name)?.id ?? null
  const all = [
    ...complaints,
    ...names.flatMap(one => nameComplaints(act, one, movers.get(one.login), agencyOf(one.agency))),
    ...rows.flatMap(row => dayComplaints(act, row)),
  ]
  const wrong = new Set(all.map(one => one.line))
  const moves = rows.flatMap(row => {
    const mover = movers.get(row.login)
    return mover && !wrong.has(row.line) ? [{ row, mover, agencyId: agencyOf(row.agency) }] : []
  })
  return { moves, complaints: all.sort((a, b) => a.line - b.line) }
}

function nameComplaints(act: Act, one: TransferNames, mover: Mover | undefined, agencyId: AgencyId | null): readonly TransferComplaint[] {
  const found: TransferComplaint[] = []
  const complain = (sentence: string) => found.push(about(one, 'ログイン名', sentence))
  if (one.login !== '' && mover === undefined) complain(`「${one.login}」というログイン名はありません。名簿で確かめてください。`)
  if (mover?.isDoor) complain(SENTENCES.door)
  if (mover?.id === act.reader.staffId) complain(SENTENCES.self)
  if (mover?.isOver && !mover.isDoor) complain(`${mover.name}さんは、もう使えなくなっています。先に使えるようにしてください。`)
  if (one.agency && agencyId === null)
    found.push(about(one, '新しい所属', `「${one.agency}」という機関はありません。機関の名前を正しく書いてください。`))
  return found
}

function dayComplaints(act: Act, row: TransferRow): readonly TransferComplaint[] {
  const isNear = row.from >= addDays(act.today, -31) && row.from <= addDays(act.today, 366)
  return isNear ? [] : [about(row, 'いつから', SENTENCES['wrong-day'])]
}

function moveIn(db: Db, { row, mover, agencyId }: PlannedMove): Promise<Result<undefined, AccountRefusal>> {
  if (agencyId === null) return retireAccount(db, mover.id, addDays(row.from, -1))
  const duties = row.duties.map(duty => ({ duty, from: row.from, until: null }))
  return moveAccount(db, mover.id, agencyId, row.from, duties, row.lastDay)
}

const SENTENCES = {
  self: '自分の所属や担当は、自分では変えられません。ほかの管理の担当に頼んでください。',
  door: '市民の受付のアカウントは、異動できません。この行を消してください。',
  'wrong-day': '「いつから」は、31日前から1年先までの日にしてください。',
}
