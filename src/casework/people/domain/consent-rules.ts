import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Consent, ConsentDeed, ConsentDeedKind } from './consent.ts'
import { CONSENT_CATEGORIES } from './consent.ts'
import { consentStateOn } from './consent-coverage.ts'

/** Days before the last day on which somebody is reminded to ask again. */
const REMINDED_BEFORE = 30

/** What may be done with a consent on a day. What was withdrawn stays withdrawn; agreeing anew is a new consent. */
export function deedsOpenTo(consent: Consent, on: Day): readonly ConsentDeedKind[] {
  switch (consentStateOn(consent, on)) {
    case 'asked':
    case 'not_obtained':
      return ['given', 'not_obtained']
    case 'given':
    case 'not_yet':
      return ['narrowed', 'reconfirmed', 'withdrawn']
    case 'expired':
      return ['reconfirmed', 'withdrawn']
    case 'withdrawn':
      return []
  }
}

/** Whether a consent may begin with this: what was asked, and what came of it. */
export function mayBegin<Deed extends ConsentDeed>(deed: Deed, today: Day): Result<Deed, Refusal> {
  return judged(deed, complaints(deed, today))
}

/** Whether one more thing may happen to a consent. */
export function mayGoOn<Deed extends ConsentDeed>(consent: Consent, deed: Deed, today: Day): Result<Deed, Refusal> {
  if (!deedsOpenTo(consent, today).includes(deed.kind)) {
    return no(refusal(consent.stage === 'withdrawn' ? 'consent-withdrawn' : 'wrong-state'))
  }
  const wider = deed.kind === 'narrowed' ? widened(consent, deed.body) : {}
  return judged(deed, { ...complaints(deed, today), ...wider })
}

/** The day of the next task a consent leaves: to ask again, or to ask whether it still holds; null when there is none. */
export function remindedOn(consent: Consent, today: Day): Day | null {
  if (consent.stage === 'asked' || consent.stage === 'not_obtained') return consent.askAgainOn
  if (consent.stage !== 'given' || consent.until === null) return null
  const day = addDays(consent.until, -REMINDED_BEFORE)
  return day < today ? today : day
}

function judged<Deed extends ConsentDeed>(deed: Deed, fields: Readonly<Record<string, string>>): Result<Deed, Refusal> {
  if (Object.keys(fields).length === 0) return yes(deed)
  return no(refusal(Object.keys(fields).join() === 'askAgainOn' ? 'next-date-missing' : 'fields', { fields }))
}

function complaints(deed: ConsentDeed, today: Day): Record<string, string> {
  switch (deed.kind) {
    case 'asked':
    case 'not_obtained':
      return {
        ...asking(deed.body.askedOn, today),
        ...(deed.body.askAgainOn < today ? { askAgainOn: 'もう一度お尋ねする日は、今日より後の日付にしてください。' } : {}),
      }
    case 'given': {
      const { type, proxyRelation, workerNote, agencies, categories, from, until } = deed.body
      return {
        ...asking(deed.body.askedOn, today),
        ...scope(agencies, categories),
        ...(type === 'proxy' && proxyRelation === null ? { proxyRelation: '代わりに答えた方と、ご本人との関係を書いてください。' } : {}),
        ...(type === 'oral' && workerNote === null ? { workerNote: '口頭の同意は、どのように確かめたかを書いてください。' } : {}),
        ...(until !== null && until < from ? { until: 'いつまでかは、始まりの日より後の日付にしてください。' } : {}),
      }
    }
    case 'narrowed':
      return {
        ...scope(deed.body.agencies, deed.body.categories),
        ...(deed.body.words.trim() === '' ? { words: '狭める理由か、ご本人の言葉を書いてください。' } : {}),
      }
    case 'reconfirmed':
      return deed.body.until !== null && deed.body.until < today ? { until: 'いつまでかは、今日より後の日付にしてください。' } : {}
    case 'withdrawn':
      return deed.body.how.trim() === '' ? { how: 'どのように取り下げのお申し出があったかを書いてください。' } : {}
  }
}

function asking(askedOn: Day, today: Day): Record<string, string> {
  return askedOn > today ? { askedOn: 'お尋ねした日は、今日までの日付にしてください。' } : {}
}

function scope(agencies: readonly string[], categories: readonly string[]): Record<string, string> {
  const isKnown = (category: string) => CONSENT_CATEGORIES.some(code => code === category)
  return {
    ...(agencies.length === 0 ? { agencies: '情報を渡してよい機関を、一つ以上選んでください。' } : {}),
    ...(categories.length === 0 ? { categories: '渡してよい内容を、一つ以上選んでください。' } : {}),
    ...(categories.every(isKnown) ? {} : { categories: '渡してよい内容を、一覧から選び直してください。' }),
  }
}

function widened(before: Consent, after: (ConsentDeed & { kind: 'narrowed' })['body']): Record<string, string> {
  const more = 'いまの同意より広くはできません。広げるときは、新しい同意を記録してください。'
  const isLater = before.until !== null && (after.until === null || after.until > before.until)
  return {
    ...(after.agencies.every(agency => before.agencies.includes(agency)) ? {} : { agencies: more }),
    ...(after.categories.every(category => before.categories.includes(category)) ? {} : { categories: more }),
    ...(isLater ? { until: more } : {}),
  }
}
