import type { FieldErrors } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Funding } from '../domain/funding.ts'
import type { FundingText } from '../store/funding.ts'
import { changeFunding, findFunding, fundingsIn, insertFunding } from '../store/funding.ts'
import type { Asked, Done } from './group-keep.ts'
import { keepUndertaking } from './group-keep.ts'

/** Writes where money comes from, or could come from. */
export function tellFunding(act: Act, id: string, text: FundingText, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'funding.tell' }, async ({ tx, undertaking }) => {
    const complaints = complaintsOf(text)
    if (Object.keys(complaints).length > 0) return no(refusal('fields', { fields: complaints }))
    await insertFunding(tx.db, id, text)
    return yes(undertaking.id)
  })
}

/** Changes a source: applied for, granted, declined, reported. The version asked for is the source's own. */
export function moveFunding(act: Act, id: string, change: FundingText & { readonly funding: string }, asked: Asked): Done {
  return keepUndertaking(act, id, { once: asked.once, action: 'funding.change' }, async ({ tx, undertaking }) => {
    const seen = await findFunding(tx.db, change.funding, true)
    if (seen === undefined || seen.undertakingId !== undertaking.id) return no(refusal('absent'))
    if (asked.version !== undefined && asked.version !== seen.version) return no(refusal('stale-version', { currentVersion: seen.version }))
    const complaints = complaintsOf(change)
    if (Object.keys(complaints).length > 0) return no(refusal('fields', { fields: complaints }))
    await changeFunding(tx.db, change.funding, change)
    return yes(undertaking.id)
  })
}

/** Every source of a council, or of all councils whose money the reader may read. */
export function readFundings(act: Act, councilNo: number | undefined): Promise<readonly Funding[]> {
  return act.transaction(async tx => {
    const rows = await fundingsIn(tx.db, councilNo)
    await tx.audit({
      action: 'funding.list',
      subjectType: 'funding',
      subjectIds: rows.map(({ id }) => id),
      detail: { council: councilNo ?? null },
    })
    return rows
  })
}

function complaintsOf(text: FundingText): FieldErrors {
  const errors: Record<string, string> = {}
  if (text.fromOn && text.untilOn && text.untilOn < text.fromOn) errors['untilOn'] = '終わりの日は、始まりの日より後にしてください。'
  if (text.applyFrom && text.applyUntil && text.applyUntil < text.applyFrom)
    errors['applyUntil'] = 'しめきりの日は、受付の始まりより後にしてください。'
  if (text.state === 'declined' && text.stateWords === '')
    errors['stateWords'] = 'いただけなかった訳を、分かるだけ書いてください。次のときの助けになります。'
  return errors
}
