import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Urgency } from '../../../ui/badge.tsx'
import { BothDates } from '../../../ui/both-dates.tsx'
import { Description } from '../../../ui/description.tsx'
import type { Referral } from '../domain/referral.ts'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'
import { answeredOn, basisWords } from './wording.ts'

/** What the sender wrote on the sheet, in words. */
export function SheetFacts(props: { readonly visit: SignedVisit; readonly referral: Referral }) {
  const { referral } = props
  const rows = [
    ...(referral.serves === null ? [] : [{ label: sheetTexts.serves, value: referral.serves.words, wide: true }]),
    { label: sheetTexts.asked, value: referral.asked, wide: true },
    { label: sheetTexts.reason, value: referral.reason, wide: true },
    { label: sheetTexts.kind, value: texts.kind[referral.kind] },
    { label: sheetTexts.urgency, value: <Urgency level={referral.urgency} /> },
    { label: texts.column.replyBy, value: <BothDates day={referral.replyBy} /> },
    { label: sheetTexts.together, value: referral.accompanied ? sheetTexts.accompaniedYes : sheetTexts.accompaniedNo },
    { label: sheetTexts.basis, value: basisWords(referral, props.visit.house.codes), wide: true },
    ...(referral.basisReason === null ? [] : [{ label: sheetTexts.basisReason, value: referral.basisReason, wide: true }]),
  ]
  return <Description rows={rows} />
}

/** What came of it so far: who took it, what was answered, what was found on asking after. */
export function ResultFacts(props: { readonly visit: SignedVisit; readonly referral: Referral }) {
  const { referral } = props
  const reason = props.visit.house.codes.label('referral_reason', referral.answerReason, answeredOn(referral, props.visit.act.today))
  const rows = [
    [sheetTexts.personInCharge, referral.personInCharge],
    [sheetTexts.firstContactOn, referral.firstContactOn && formatBoth(referral.firstContactOn)],
    [sheetTexts.startedOn, referral.serviceStartedOn && formatBoth(referral.serviceStartedOn)],
    [sheetTexts.answerReason, reason],
    [sheetTexts.answerWords, referral.answerWords],
    [sheetTexts.arrived, yesNo(referral.arrived, sheetTexts.arrivedYes, sheetTexts.arrivedNo)],
    [sheetTexts.personHelped, yesNo(referral.personHelped, sheetTexts.helped, sheetTexts.notHelped)],
    [sheetTexts.followUpOn, referral.followUpOn && formatBoth(referral.followUpOn)],
  ] as const
  const known = rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
  return known.length === 0 ? null : <Description rows={known} />
}

function yesNo(fact: boolean | null, ifYes: string, ifNo: string): string | null {
  return fact === null ? null : fact ? ifYes : ifNo
}
