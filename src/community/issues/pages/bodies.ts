import { z } from 'zod'
import { codesChosen, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import { EVIDENCE_KINDS, LEVELS, MOVE_STATES } from '../domain/issue.ts'
import { texts } from './texts.ts'

const { fields } = texts
const council = z.coerce
  .number({ error: texts.chooseCouncil })
  .int({ error: texts.chooseCouncil })
  .min(1, { error: texts.chooseCouncil })
  .max(999, { error: texts.chooseCouncil })
const themes = codesChosen
const participant = z.uuid({ error: '名簿から選んでください。' }).nullish()

export const RAISE_BODY = z.object({
  councilNo: council,
  title: neededWords(100, fields.title, '困りごとを、ひとことで書いてください。'),
  words: maybeWords(4_000, fields.words),
  themes,
  byParticipant: participant,
})

export const REWORD_BODY = z.object({
  title: neededWords(100, fields.title, '困りごとを、ひとことで書いてください。'),
  words: maybeWords(4_000, fields.words),
  themes,
})

export const MOVE_BODY = z.object({
  to: oneOf(MOVE_STATES, texts.chooseTo),
  words: maybeWords(1_000, fields.stepWords),
  passedOnTo: maybeWords(200, fields.passedOnTo),
  changedFor: maybeWords(1_000, fields.changedFor),
  changedForOthers: maybeWords(1_000, fields.changedForOthers),
})

export const LIFT_BODY = z.object({
  level: oneOf(LEVELS, '広さを選んでください。'),
  words: neededWords(1_000, fields.stepWords, 'どうして広さを変えるのか、ひとこと書いてください。'),
})

export const MERGE_BODY = z.object({
  into: z.uuid({ error: 'まとめる先の困りごとを選んでください。' }),
  words: neededWords(1_000, fields.stepWords, 'どうしてまとめるのか、ひとこと書いてください。'),
})

export const WORDS_BODY = z.object({ words: neededWords(1_000, fields.stepWords, 'ひとこと書いてください。') })

export const TELL_BODY = z.object({
  kind: oneOf(EVIDENCE_KINDS, '種類を選んでください。'),
  words: neededWords(2_000, fields.evidenceWords, '聞いたことや数えたことを書いてください。'),
  on: neededAnyDay(fields.on, 'いつのことかを書いてください。例: 令和8年11月3日'),
  howMany: z.coerce
    .number({ error: '数字で書いてください。' })
    .int({ error: '数字で書いてください。' })
    .min(0, { error: '0以上の数で書いてください。' })
    .max(1_000_000)
    .nullish(),
  audience: oneOf(['council', 'staff'], '読める人を選んでください。').default('council'),
  byParticipant: participant,
})

export const SHARE_BODY = z.object({
  wanted: oneOf(['liaison', 'public'], 'どこまで見せるかを選んでください。'),
  title: neededWords(100, fields.sharedTitle, '見せる題を書いてください。'),
  words: neededWords(2_000, fields.sharedWords, '見せる文を書いてください。'),
  changedFor: maybeWords(1_000, fields.changedForOthers),
})

export const CHECK_BODY = z.object({ textVersion: z.coerce.number().int().min(1) })
