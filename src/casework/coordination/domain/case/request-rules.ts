import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { CoordinationRequest, RequestSheet, RequestState } from './request.ts'
import { REQUEST_BASES } from './request.ts'

export type RequestVerb = 'revise' | 'submit' | 'accept' | 'return' | 'withdraw'

/** Who may do what in which state: data, so that every cell can be tested. @source law-and-flow section 6 */
export const REQUEST_TRANSITIONS: Readonly<Record<RequestVerb, { readonly by: 'from' | 'to'; readonly in: readonly RequestState[] }>> = {
  revise: { by: 'from', in: ['draft'] },
  submit: { by: 'from', in: ['draft'] },
  accept: { by: 'to', in: ['submitted'] },
  return: { by: 'to', in: ['submitted'] },
  withdraw: { by: 'from', in: ['draft', 'submitted'] },
}

/** May this agency do this with a request now? */
export function mayDoRequest(request: CoordinationRequest, verb: RequestVerb, agency: AgencyId): Result<CoordinationRequest, Refusal> {
  const rule = REQUEST_TRANSITIONS[verb]
  const end = rule.by === 'from' ? request.fromAgency : request.toAgency
  return end === agency && rule.in.includes(request.state) ? yes(request) : no(refusal('wrong-state'))
}

/** Everything an agency may do with a request now; the screen offers exactly this. */
export function requestVerbsFor(request: CoordinationRequest, agency: AgencyId): readonly RequestVerb[] {
  const verbs = Object.keys(REQUEST_TRANSITIONS) as RequestVerb[]
  return verbs.filter(verb => mayDoRequest(request, verb, agency).ok)
}

/** What the rule of asking needs to know beside the sheet. */
export type AskingFacts = {
  readonly fromAgency: AgencyId
  readonly today: Day
  /** Whether the basis is a valid row of the law on that day. */
  readonly basisHolds: boolean
  /** Whether somebody there is charged to coordinate today. */
  readonly receiverCoordinates: boolean
  /** Whether the screening said that the way leads to coordination, and so what was tried. */
  readonly isScreenedSo: boolean
  /** Whether every issue is a code of the day. */
  readonly issuesHold: boolean
  readonly hasProtectedPerson: boolean
  /** Fields that would carry a protected person's whereabouts. */
  readonly whereabouts: readonly string[]
}

/**
 * May this request go? The desk says what it has tried itself, rests on a basis that holds today, and gives a reason where there is
 * no consent; the whereabouts of a protected person never travel.
 * @source law-and-flow section 6 rule (c), section 7 `no-basis`, `address-protected`
 */
export function mayAsk(sheet: RequestSheet, facts: AskingFacts): Result<RequestSheet, Refusal> {
  if (!facts.isScreenedSo || sheet.tried === '') {
    const tried = '先に相談の画面で「多機関協働へ」と振り分け、窓口で試したことを書いてください。'
    return no(refusal('tried-missing', { fields: { tried: facts.isScreenedSo ? '窓口で試したことを書いてください。' : tried } }))
  }
  const fields = complaintsOf(sheet, facts)
  if (!REQUEST_BASES.some(code => code === sheet.basis) || !facts.basisHolds) {
    return no(refusal('no-basis', { fields: { ...fields, basis: 'その日に有効な根拠を選んでください。' } }))
  }
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (facts.hasProtectedPerson && sheet.sharedFields.some(field => facts.whereabouts.includes(field))) {
    const sharedFields = '住所を守っている方がいます。住所・電話・連絡の注意は渡せません。選択を外してください。'
    return no(refusal('address-protected', { fields: { sharedFields } }))
  }
  return yes(sheet)
}

function complaintsOf(sheet: RequestSheet, facts: AskingFacts): Record<string, string> {
  const fields: Record<string, string> = {}
  if (sheet.toAgency === facts.fromAgency) fields['toAgency'] = '自分の機関以外の、調整する機関を選んでください。'
  else if (!facts.receiverCoordinates) fields['toAgency'] = '多機関協働を担当する機関を選んでください。'
  if (!facts.issuesHold) fields['issues'] = '課題は、一覧から選び直してください。'
  if (sheet.replyBy < facts.today) fields['replyBy'] = '返事をいただきたい日は、今日より後の日付にしてください。'
  if (sheet.basis === 'consent' && sheet.consentType === null)
    fields['consentType'] = '同意をどのように確かめたか（書面・口頭・代理）を選んでください。'
  if (sheet.basis !== 'consent' && sheet.basisReason === null) {
    fields['basisReason'] = '同意がない（まだない）理由と、それでも渡す理由を言葉で書いてください。'
  }
  return fields
}
