import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Db } from '../../../platform/database.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import { makeLink } from '../../links/index.ts'
import type { ModelPart, Outcome, ReviewId, ReviewNote, ReviewWhole, ReviewWords, Subject } from '../domain/review.ts'
import { carriedLines, closingComplaints } from '../domain/review.ts'
import { findReview, hasOpenRound, insertNote, insertReview, lockOpenReview, roundsOf, saveOutcomes, saveReview } from '../store/review.ts'
import { insertModel, modelsOf } from '../store/review-models.ts'
import type { Asked } from './group-keep.ts'
import type { Subjects } from './review-read.ts'

type Done = Promise<Result<ReviewId, Refusal>>

/**
 * Begins the next round of a series. It starts with the lines of the round before, unanswered; the first one with the changes its
 * logic model expects. One round is open at a time, and the numbers have no gaps.
 */
export function beginReview(
  act: Act,
  subject: Subject,
  start: Pick<ReviewWords, 'phase' | 'on'>,
  more: { readonly once: Once; readonly subjects: Subjects },
): Done {
  return audited(act, { action: 'review.begin', once: more.once, ids: [subject.id] }, async tx => {
    const ground = await groundFor(tx, subject, more.subjects)
    if (!ground.ok) return ground
    if (await hasOpenRound(tx.db, subject)) return no(refusal('wrong-state'))
    const id = newId<'outcome_review'>(act.now.getTime())
    await insertReview(tx.db, id, subject, { councilNo: ground.value, ...start })
    await saveOutcomes(tx.db, id, await firstLines(tx.db, subject))
    await makeLink(tx.db, { from: { kind: 'outcome_review', id }, to: subject, relation: 'reviews' })
    return yes(id)
  })
}

/** What is written of an open round; `closes` ends it for good, and only when it speaks of everything it has to. */
export function writeReview(
  act: Act,
  id: string,
  said: { readonly words: ReviewWords; readonly outcomes: readonly Outcome[]; readonly closes: boolean },
  asked: Asked,
): Done {
  const action = said.closes ? 'review.close' : 'review.write'
  return onReview(act, id, { ...asked, action }, async ({ tx, review }) => {
    if (review.state === 'closed') return no(refusal('wrong-state'))
    const version = await lockOpenReview(tx.db, id)
    if (version === undefined) return no(refusal('wrong-state'))
    if (asked.version !== undefined && asked.version !== version) return no(refusal('stale-version', { currentVersion: version }))
    const complaints = said.closes ? closingComplaints(said.words, said.outcomes) : {}
    if (Object.keys(complaints).length > 0) return no(refusal('fields', { fields: complaints }))
    await saveOutcomes(tx.db, id, said.outcomes)
    await saveReview(tx.db, id, said.words, said.closes)
    return yes(review.id)
  })
}

/** Adds a correction to a closed round, or a coordinator's advice to any. What stood before stays. */
export function addReviewNote(act: Act, id: string, note: Pick<ReviewNote, 'kind' | 'words'>, asked: Asked): Done {
  return onReview(
    act,
    id,
    { ...asked, action: `review.add-${note.kind}`, byCoordinator: note.kind === 'consultant' },
    async ({ tx, review }) => {
      if (note.kind === 'erratum' && review.state !== 'closed') return no(refusal('wrong-state'))
      await insertNote(tx.db, id, note.kind, note.words)
      return yes(review.id)
    },
  )
}

/** Keeps another edition of the logic model; from the second on it says what was changed and why. */
export function drawModel(
  act: Act,
  subject: Subject,
  model: Readonly<Record<ModelPart, readonly string[]>> & { readonly why: string },
  more: Asked & { readonly subjects: Subjects },
): Promise<Result<string, Refusal>> {
  return audited(act, { action: 'review.draw-model', once: more.once, ids: [subject.id] }, async tx => {
    const ground = await groundFor(tx, subject, more.subjects)
    if (!ground.ok) return ground
    const seen = more.version ?? (await modelsOf(tx.db, subject))[0]?.edition ?? 0
    if (seen > 0 && model.why === '')
      return no(refusal('fields', { fields: { why: '前の道すじから何を、どうして変えたかを書いてください。' } }))
    if (model.acts.length === 0 || model.outcomes.length === 0)
      return no(refusal('fields', { fields: { [model.acts.length === 0 ? 'acts' : 'outcomes']: 'ひとつは書いてください。' } }))
    const kept = await insertModel(tx.db, { ...subject, councilNo: ground.value }, model, seen)
    return kept ? yes(subject.id) : no(refusal('stale-version', { currentVersion: (await modelsOf(tx.db, subject))[0]?.edition ?? 0 }))
  })
}

/** The council of what is to be looked at, when the reader keeps its records. */
async function groundFor(tx: Tx, { kind, id }: Subject, subjects: Subjects): Promise<Result<number | null, Refusal>> {
  const found = await subjects[kind]?.find(tx.db, id)
  if (found === undefined) return no(refusal('absent'))
  return mayKeep(found.councilNo, await neighbourOf(tx.db)) ? yes(found.councilNo) : no(refusal('not-keeper'))
}

async function firstLines(db: Db, subject: Subject): Promise<readonly Outcome[]> {
  const earlier = (await roundsOf(db, subject)).filter(({ state }) => state === 'closed').at(-1)
  if (earlier) return carriedLines(earlier.outcomes)
  const [model] = await modelsOf(db, subject)
  return (model?.outcomes ?? []).map(statement => ({ ...BLANK, lineId: newId(), statement }))
}

const BLANK: Omit<Outcome, 'lineId' | 'statement'> = {
  area: 'social',
  forWhom: '',
  direction: null,
  confidence: null,
  seenIn: '',
  indicator: '',
  unit: '',
  baseline: null,
  target: null,
  actual: null,
}

async function onReview(
  act: Act,
  id: string,
  asked: Asked & { readonly action: string; readonly byCoordinator?: boolean },
  work: (kept: { readonly tx: Tx; readonly review: ReviewWhole }) => Done,
): Done {
  return audited(act, { action: asked.action, once: asked.once, ids: [id] }, async tx => {
    const review = await findReview(tx.db, id)
    if (review === undefined) return no(refusal('absent'))
    const reader = await neighbourOf(tx.db)
    if (!mayKeep(review.councilNo, reader)) return no(refusal('not-keeper'))
    if (asked.byCoordinator && !reader.isCoordinator) return no(refusal('duty-missing'))
    return work({ tx, review })
  })
}

function audited<Made extends string>(
  act: Act,
  deed: { readonly action: string; readonly once: Once; readonly ids: readonly string[] },
  work: (tx: Tx) => Promise<Result<Made, Refusal>>,
): Promise<Result<Made, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, deed.once, async () => {
      const result = await work(tx)
      await tx.audit({ action: deed.action, subjectType: 'outcome_review', subjectIds: deed.ids, ...outcomeOf(result) })
      return result
    }),
  )
}
