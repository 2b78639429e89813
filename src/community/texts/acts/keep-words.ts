import { newId, readId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { SubjectKind, Wording, WordingKind } from '../domain/wording.ts'
import { WORDING_KINDS } from '../domain/wording.ts'
import { wordingOf } from '../store/wordings.ts'
import type { Subject, SubjectTeller } from './subject.ts'

/** The record whose words somebody asks for. */
export type Asked = { readonly kind: SubjectKind; readonly key: string; readonly teller: SubjectTeller }

/** A record in the hands of somebody who keeps it, with its words as they stand. */
export type Kept = { readonly tx: Tx; readonly subject: Subject; readonly wording: Wording | undefined; readonly of: Owned }
type Owned = { readonly kind: SubjectKind; readonly key: string; readonly councilNo: number | null }

export type Done = Promise<Result<string, Refusal>>

/** The ground of every change of words for others: keepers of the record only, once, audited with how it ended. */
export function keepWords(
  act: Act,
  asked: Asked,
  deed: { readonly action: string; readonly once: Once },
  work: (kept: Kept) => Promise<Result<null, Refusal>>,
): Done {
  return act.transaction(tx =>
    once(act, tx, deed.once, async () => {
      const found = await foundForKeeping(tx, asked)
      const result = found.ok ? await work(found.value) : found
      await tx.audit({
        action: deed.action,
        subjectType: 'wording',
        subjectIds: subjectIds(asked),
        detail: { kind: asked.kind, key: asked.key },
        ...outcomeOf(result),
      })
      return result.ok ? yes<string>(readId(asked.key) ?? newId()) : result
    }),
  )
}

async function foundForKeeping(tx: Tx, { kind, key, teller }: Asked): Promise<Result<Kept, Refusal>> {
  const subject = await teller(tx.db, key)
  if (subject === undefined) return no(refusal('absent'))
  if (!mayKeep(subject.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  return yes({ tx, subject, wording: await wordsOf(tx, kind, key, subject), of: { kind, key, councilNo: subject.councilNo } })
}

/** The words of a record, wherever they are kept. */
export async function wordsOf(tx: Tx, kind: SubjectKind, key: string, subject: Subject): Promise<Wording | undefined> {
  const own = WORDING_KINDS.find((one): one is WordingKind => one === kind)
  return own === undefined ? subject.wording : wordingOf(tx.db, own, key)
}

/** What the audit is about; a council has a number and no id. */
export function subjectIds({ key }: Pick<Asked, 'key'>): readonly string[] {
  const id = readId(key)
  return id === undefined ? [] : [id]
}
