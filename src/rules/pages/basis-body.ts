import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { bodyFromForm, maybeWords, neededAnyDay, neededWords, oneOf, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { FormState, Initial } from '../../ui/form-state.ts'
import { refusedForm } from '../../ui/form-state.ts'
import type { BasisMeaning, BasisNote, BasisRow, BasisWish } from '../domain/basis-row.ts'
import { meaningOf, VERIFIED } from '../domain/basis-row.ts'
import type { BasisWishKind } from './basis-fields.tsx'
import { basisTexts } from './basis-texts.ts'

const { field, wrong } = basisTexts
const CODE = { code: neededWords(60, field.code, wrong.code) }
const FROM = { from: neededAnyDay(field.from, wrong.from) }
const MEANING = {
  law: neededWords(100, field.law, wrong.law),
  article: neededWords(100, field.article, wrong.article),
  title: neededWords(100, field.heading, wrong.title),
  summary: neededWords(500, field.summary, wrong.summary),
}
const NOTE = {
  sourceNote: neededWords(500, field.sourceNote, wrong.sourceNote),
  verified: oneOf(VERIFIED, wrong.verified),
  needsReview: z.boolean(),
}
const BODIES = {
  open: z.object({ ...CODE, ...FROM, ...MEANING, ...NOTE }),
  succeed: z.object({ ...FROM, ...MEANING, ...NOTE }),
  close: z.object({ ...FROM, replacedBy: maybeWords(60, field.replacedBy) }),
  correct: z.object({ ...MEANING, ...NOTE }),
  note: z.object(NOTE),
}

/** A change of a basis as it was sent, or the form to show again with every complaint at once. */
export function readBasisWish(visit: SignedVisit, kind: BasisWishKind, code: string): Result<BasisWish, FormState> {
  const keep = ['code', 'from', 'law', 'article', 'title', 'summary', 'sourceNote', 'verified']
  const body = bodyFromForm(visit.form, { ticks: ['needsReview'], emptied: { keep } })
  const begins = readDay(visit.form.get('begins')) ?? ('' as Day)
  const read = <Body>(schema: z.ZodType<Body>, wishOf: (sent: Body) => BasisWish): Result<BasisWish, FormState> => {
    const sent = readBody(schema, body)
    return sent.ok ? yes(wishOf(sent.value)) : no(refusedForm(visit, refusal('fields', { fields: sent.refusal })))
  }
  const said = (sent: BasisMeaning & BasisNote) => ({ meaning: meaningOf(sent), note: noteOf(sent) })
  if (kind === 'open') return read(BODIES.open, sent => ({ kind, code: sent.code, from: sent.from, ...said(sent) }))
  if (kind === 'succeed') return read(BODIES.succeed, sent => ({ kind, code, from: sent.from, ...said(sent) }))
  if (kind === 'close') return read(BODIES.close, sent => ({ kind, code, from: sent.from, replacedBy: sent.replacedBy ?? null }))
  if (kind === 'correct') return read(BODIES.correct, sent => ({ kind, code, begins, ...said(sent) }))
  return read(BODIES.note, sent => ({ kind, code, begins, note: noteOf(sent) }))
}

/** The fields of the form that show a row. */
export function basisInitial(kind: BasisWishKind, row: BasisRow | undefined): Initial {
  if (row === undefined) return { verified: 'check', needsReview: 'yes' }
  if (kind === 'close') return {}
  const note = { sourceNote: row.sourceNote, verified: row.verified, needsReview: row.needsReview ? 'yes' : '' }
  return kind === 'note' ? note : { ...meaningOf(row), ...note }
}

function noteOf({ sourceNote, verified, needsReview }: BasisNote): BasisNote {
  return { sourceNote, verified, needsReview }
}
