import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import { WHEREABOUTS } from './bundle.ts'
import type { Sheet } from './referral.ts'
import { BASES } from './referral.ts'

/** What the rule needs to know beside the sheet. */
export type SendingFacts = {
  readonly fromAgency: AgencyId
  readonly today: Day
  /** Whether the basis is a valid row of the law on that day. */
  readonly basisHolds: boolean
  readonly receiverExists: boolean
  /** Whether anybody linked to the consultation has a protected address. */
  readonly hasProtectedPerson: boolean
}

/**
 * May this sheet go out? The basis must be one a referral may rest on and must hold today; without consent the reason must be
 * in words; a protected person's whereabouts never travel.
 * @source law-and-flow section 7 `no-basis`, `address-protected`; privacy-rules 2.2
 */
export function maySend(sheet: Sheet, facts: SendingFacts): Result<Sheet, Refusal> {
  const fields = complaints(sheet, facts)
  if (!BASES.some(code => code === sheet.basis) || !facts.basisHolds) {
    return no(refusal('no-basis', { fields: { ...fields, basis: 'その日に有効な根拠を選んでください。' } }))
  }
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (facts.hasProtectedPerson && sheet.sharedFields.some(field => WHEREABOUTS.some(place => place === field))) {
    return no(
      refusal('address-protected', {
        fields: { sharedFields: '住所を守っている方がいます。住所・電話・連絡の注意は渡せません。選択を外してください。' },
      }),
    )
  }
  return yes(sheet)
}

function complaints(sheet: Sheet, facts: SendingFacts): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!facts.receiverExists) fields['toAgency'] = 'つなぎ先の機関を選んでください。'
  else if (sheet.toAgency === facts.fromAgency) fields['toAgency'] = '自分の機関以外の、つなぎ先を選んでください。'
  if (sheet.replyBy < facts.today) fields['replyBy'] = '返事をいただきたい日は、今日より後の日付にしてください。'
  if (sheet.basis === 'consent' && sheet.consentType === null)
    fields['consentType'] = '同意をどのように確かめたか（書面・口頭・代理）を選んでください。'
  if (sheet.basis !== 'consent' && sheet.basisReason === null)
    fields['basisReason'] = '同意がないときは、情報を渡す理由を言葉で書いてください。'
  return fields
}

/** Whether an unanswered referral has passed the day its answer was owed: red at both ends. */
export function isOverdue(referral: { readonly state: string; readonly replyBy: Day }, today: Day): boolean {
  return (referral.state === 'sent' || referral.state === 'seen') && referral.replyBy < today
}
