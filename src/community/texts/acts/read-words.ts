import type { Act } from '../../../platform/act.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Step } from '../domain/step.ts'
import type { SubjectKind, Variant, Wording } from '../domain/wording.ts'
import { stepsOf } from '../store/steps.ts'
import { variantsOf } from '../store/variants.ts'
import { wordingOf } from '../store/wordings.ts'
import type { Asked } from './keep-words.ts'
import { subjectIds, wordsOf } from './keep-words.ts'
import type { Subject } from './subject.ts'

/** What a council says of itself to others, as far as the reader may read it: nobody's record, so nothing is written down. */
export function readIntroduction(act: Act, councilNo: number): Promise<Wording | undefined> {
  return act.look(db => wordingOf(db, 'council', String(councilNo)))
}

/** Everything the page about a record's words shows. */
export type WordsWhole = {
  readonly kind: SubjectKind
  readonly key: string
  readonly subject: Subject
  readonly wording: Wording | undefined
  readonly variants: readonly Variant[]
  readonly course: readonly Step[]
  readonly isKeeper: boolean
}

/** The words for others of one record; nothing where the reader may not see the record. */
export function readWords(act: Act, asked: Asked): Promise<WordsWhole | undefined> {
  return act.transaction(async tx => {
    const { kind, key } = asked
    const subject = await asked.teller(tx.db, key)
    await tx.audit({
      action: 'wording.read',
      subjectType: 'wording',
      subjectIds: subjectIds(asked),
      outcome: subject ? 'done' : 'absent',
      detail: { kind, key },
    })
    if (subject === undefined) return undefined
    return {
      kind,
      key,
      subject,
      wording: await wordsOf(tx, kind, key, subject),
      variants: await variantsOf(tx.db, kind, key),
      course: await stepsOf(tx.db, kind, key),
      isKeeper: mayKeep(subject.councilNo, await neighbourOf(tx.db)),
    }
  })
}
