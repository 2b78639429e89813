import { newId } from '../../../kernel/id.ts'
import type { FieldErrors, Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { LinkEnd } from '../../links/index.ts'
import { makeLink } from '../../links/index.ts'
import type { UndertakingId, UndertakingKind } from '../domain/group.ts'
import { STAGES, strayFields } from '../domain/group.ts'
import type { UndertakingText } from '../store/group.ts'
import { insertUndertaking, unknownInText } from '../store/group.ts'
import type { Done } from './group-keep.ts'

/** What is written down when one begins: out of what it was made, and which treasures and issues it stands around. */
export type UndertakingStart = UndertakingText & {
  readonly kind: UndertakingKind
  readonly councilNo: number | null
  readonly stage?: string | undefined
  readonly cameFrom?: LinkEnd | undefined
}

/** Writes down a group, project or platform; keepers of its council only, and coordinators alone for what is of several councils. */
export function beginUndertaking(act: Act, start: UndertakingStart, request: Once): Done {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await begun(act, tx, start)
      await tx.audit({
        action: `${start.kind}.begin`,
        subjectType: 'undertaking',
        subjectIds: result.ok ? [result.value] : [],
        detail: { council: start.councilNo },
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

/** What to say of a name that is not there. */
const UNKNOWN: Readonly<Record<string, string>> = {
  councilNo: '協議会を選び直してください。',
  ofId: '団体かプラットフォームを、同じ協議会の中から選び直してください。',
  bodyId: '会を選び直してください。',
  fromId: 'もとになったプラットフォームを選び直してください。',
  themes: 'テーマを選び直してください。',
}

/** What is wrong with the text of one of a kind: names that are not there, and what is written of another kind only. */
export async function complaintsAbout(
  tx: Tx,
  kind: UndertakingKind,
  text: UndertakingText,
  councilNo: number | null,
): Promise<FieldErrors> {
  const stray = strayFields(kind, text).map(name => [name, 'ここには書けません。空けてください。'] as const)
  const unknown = (await unknownInText(tx.db, text, councilNo)).map(name => [name, UNKNOWN[name] ?? ''] as const)
  return Object.fromEntries([...stray, ...unknown])
}

async function begun(act: Act, tx: Tx, start: UndertakingStart): Promise<Result<UndertakingId, Refusal>> {
  const { kind, councilNo, cameFrom } = start
  const stage = start.stage ?? STAGES[kind][0]
  if (!(STAGES[kind] as readonly string[]).includes(stage))
    return no(refusal('fields', { fields: { stage: 'いまの段階を選んでください。' } }))
  const fields = await complaintsAbout(tx, kind, start, councilNo)
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (!mayKeep(councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const id = newId<'undertaking'>(act.now.getTime())
  await insertUndertaking(tx.db, id, { ...start, stage })
  if (cameFrom) await makeLink(tx.db, { from: { kind, id }, to: cameFrom, relation: cameFrom.kind === 'treasure' ? 'uses' : 'came_from' })
  if (start.fromId)
    await makeLink(tx.db, {
      from: { kind, id },
      to: { kind: 'platform', id: start.fromId },
      relation: 'learned_from',
      note: start.whatChanged,
    })
  return yes(id)
}
