import { z } from 'zod'
import { maybeWords, neededWords, oneOf, words } from '../../../../platform/http/body.ts'
import { TREASURE_TYPES } from '../../../treasures/index.ts'
import { BOARDS, NOTE_BECOMES } from '../../domain/sheet/sheet.ts'
import { sheetTexts } from './texts.ts'

const { fields } = sheetTexts
const LONGEST = 20_000

export const LAY_OUT_BODY = z.object({
  bodyId: z.uuid({ error: '会を選んでください。' }).nullish(),
  meetingId: z.uuid({ error: '会議を選び直してください。' }).nullish(),
  theme: neededWords(100, fields.theme, 'テーマを書いてください。'),
  board: oneOf(BOARDS, '欄の並びを選んでください。').default('strength_weakness_ideal'),
  sides: maybeWords(1_000, fields.sides),
})

/** Lines by the key of their column, as the form sends them. */
export const LINES_BODY = z.record(z.string().max(20), words(LONGEST, fields.noteWords))

export const NOTES_BODY = z.object({
  notes: z
    .array(z.object({ side: z.string().max(20), words: neededWords(400, fields.noteWords, '付箋の言葉を書いてください。') }))
    .min(1, { error: '付箋を一枚は送ってください。' })
    .max(500),
})

export const PROMOTE_BODY = z.object({
  notes: z
    .array(
      z.object({
        id: z.uuid({ error: '付箋を選び直してください。' }),
        becomes: z.enum([...NOTE_BECOMES, 'stays'], { error: '行き先を選んでください。' }).default('stays'),
        type: z.enum(TREASURE_TYPES, { error: '宝物の種類を選び直してください。' }).nullish(),
      }),
    )
    .max(1_000)
    .default([]),
})

export const PHOTO_BODY = z.object({ words: maybeWords(200, fields.photoWords) })

export const PHOTO_OFF_BODY = z.object({
  photoId: z.uuid({ error: '写真を選び直してください。' }),
  why: neededWords(200, fields.why, 'はがす訳を、ひとこと書いてください。'),
})

export const WITHDRAW_BODY = z.object({
  noteId: z.uuid({ error: '付箋を選び直してください。' }),
  why: neededWords(200, fields.why, 'はがす訳を、ひとこと書いてください。'),
})
