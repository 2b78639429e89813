import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Body, BodyId, BodyStatus } from '../domain/body.ts'
import type { BodyWords, RelationKind } from '../domain/council-page.ts'
import { wouldRing } from '../domain/tree.ts'
import { findBody, listBodies } from '../store/bodies.ts'
import { allBodies, changeBody, endRelation, insertBody, insertRelation, setBodyStatus } from '../store/body-writes.ts'
import type { Asked } from './keep-council.ts'
import { keepCouncil } from './keep-council.ts'

type Done = Promise<Result<BodyId, Refusal>>

/** Founds a body of a council, or of none. */
export function foundBody(act: Act, councilNo: number | null, words: BodyWords, asked: Asked): Done {
  return keepCouncil(act, councilNo, { ...asked, action: 'body.found', subjectType: 'body' }, async tx => {
    const id = newId<'body'>(act.now.getTime())
    const complaint = (await whyNotThere(tx, id, words.parentId)) ?? (await secondMeeting(tx, councilNo, words.kind, id))
    if (complaint) return no(complaint)
    await insertBody(tx.db, id, councilNo, words)
    return yes(id)
  })
}

/** Changes what is written of a body: its name, what it reports to, how many must be there. */
export function amendBody(act: Act, id: BodyId, words: Omit<BodyWords, 'kind'>, asked: Asked): Done {
  return keepBody(act, id, { ...asked, action: 'body.amend' }, async tx => {
    const complaint = await whyNotThere(tx, id, words.parentId)
    if (complaint) return no(complaint)
    await changeBody(tx.db, id, words)
    return yes(id)
  })
}

/** Lets a body rest, meet again, or end; what reports to it stays. */
export function turnBody(act: Act, id: BodyId, to: BodyStatus, asked: Asked & { readonly on?: Day | null }): Done {
  return keepBody(act, id, { ...asked, action: 'body.turn' }, async (tx, body) => {
    if (body.status === to) return no(refusal('wrong-state'))
    const complaint = to === 'active' ? await secondMeeting(tx, body.councilNo, body.kind, id) : undefined
    if (complaint) return no(complaint)
    await setBodyStatus(tx.db, id, to, to === 'ended' ? (asked.on ?? act.today) : null)
    return yes(id)
  })
}

/** Says how one body stands to another; who learned says what they changed. */
export function relateBody(
  act: Act,
  id: BodyId,
  relation: { readonly to: BodyId; readonly kind: RelationKind; readonly note: string; readonly since: Day },
  asked: Asked,
): Done {
  return keepBody(act, id, { ...asked, action: 'body.relate' }, async tx => {
    if (relation.to === id || (await findBody(tx.db, relation.to)) === undefined) {
      return no(refusal('fields', { fields: { to: '相手の会を選んでください。' } }))
    }
    if (relation.kind === 'learned_from' && relation.note === '')
      return no(refusal('fields', { fields: { note: '学んで、何を変えて取り入れたかを書いてください。' } }))
    await insertRelation(tx.db, { ...relation, from: id })
    return yes(id)
  })
}

/** Ends a relation. */
export function partBodies(act: Act, id: BodyId, relation: string, asked: Asked): Done {
  return keepBody(act, id, { ...asked, action: 'body.part' }, async tx =>
    (await endRelation(tx.db, id, relation, act.today)) ? yes(id) : no(refusal('absent')),
  )
}

/** The ground of every change of a body: the version that was before one's eyes. */
export async function keepBody<Made extends string>(
  act: Act,
  id: BodyId,
  asked: Asked & { readonly action: string; readonly subjectType?: string },
  work: (tx: Tx, body: Body) => Promise<Result<Made, Refusal>>,
): Promise<Result<Made, Refusal>> {
  // Bodies are open to everyone; whether the reader keeps them is asked inside.
  const seen = await act.look(db => findBody(db, id))
  if (seen === undefined) {
    await act.transaction(tx => tx.audit({ action: asked.action, subjectType: 'body', subjectIds: [id], outcome: 'absent' }))
    return no(refusal('absent'))
  }
  return keepCouncil(act, seen.councilNo, { ...asked, subjectType: asked.subjectType ?? 'body' }, async tx => {
    await allBodies(tx.db, id)
    const body = await findBody(tx.db, id)
    if (body === undefined) return no(refusal('absent'))
    if (asked.version !== undefined && asked.version !== body.version) return no(refusal('stale-version', { currentVersion: body.version }))
    return work(tx, body)
  })
}

async function whyNotThere(tx: Tx, id: BodyId, parentId: BodyId | null): Promise<Refusal | undefined> {
  if (parentId === null) return undefined
  const bodies = await allBodies(tx.db)
  if (!bodies.some(body => body.id === parentId)) return refusal('fields', { fields: { parentId: '上の会を選んでください。' } })
  return wouldRing(bodies, id, parentId)
    ? refusal('fields', { fields: { parentId: 'この会の下にある会は、上の会に選べません。ほかの会を選んでください。' } })
    : undefined
}

async function secondMeeting(tx: Tx, councilNo: number | null, kind: Body['kind'], id: BodyId): Promise<Refusal | undefined> {
  if (kind !== 'network_meeting') return undefined
  if (councilNo === null) return refusal('fields', { fields: { kind: 'この種類の会は、協議会の会として作ってください。' } })
  const there = (await listBodies(tx.db, councilNo)).find(body => body.kind === kind && body.status === 'active' && body.id !== id)
  return (
    there &&
    refusal('fields', {
      fields: { kind: `「${there.name}」が続いています。一つの地区の会議は一つです。先にその会を休むか終えてください。` },
    })
  )
}
