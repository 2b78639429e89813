import type { SignedVisit } from '../../../platform/http/route.ts'
import { Urgency } from '../../../ui/badge.tsx'
import { BothDates } from '../../../ui/both-dates.tsx'
import { IdentityBar } from '../../../ui/identity-bar.tsx'
import type { ReferralView } from '../acts/read-referral.ts'
import { isOverdue } from '../domain/sending.ts'
import { endOf } from '../domain/transitions.ts'
import { StateBadges } from './badges.tsx'
import { texts } from './texts.ts'
import { sheetTexts } from './texts-sheet.ts'
import { referralNo, when } from './wording.ts'

/** Which sheet this is, between whom, and in red at both ends what somebody must turn to. */
export function SheetHead(props: { readonly visit: SignedVisit; readonly shown: ReferralView; readonly title: string }) {
  const { visit, shown } = props
  const { referral, names } = shown
  const people = shown.bundle?.filter(line => line.field === 'personName').map(line => line.value) ?? []
  const facts = [
    ...(people.length > 0 ? [{ label: texts.person, value: people.join('、') }] : []),
    { label: texts.column.from, value: `${names.fromAgency}　${names.fromStaff}` },
    { label: texts.column.to, value: names.toAgency },
    { label: texts.column.kind, value: texts.kind[referral.kind] },
    { label: texts.column.urgency, value: <Urgency level={referral.urgency} /> },
    { label: texts.column.replyBy, value: <BothDates day={referral.replyBy} /> },
    ...(referral.sentAt === null ? [] : [{ label: texts.column.sentAt, value: when(referral.sentAt) }]),
  ]
  return (
    <IdentityBar
      title={`${props.title}　${referralNo(names.no)}`}
      facts={facts}
      badges={<StateBadges referral={referral} today={visit.act.today} />}
      warning={warningOf(visit, shown)}
    />
  )
}

function warningOf(visit: SignedVisit, { referral }: ReferralView): string | undefined {
  if (isOverdue(referral, visit.act.today)) {
    return endOf(referral, visit.act.reader.agencyId) === 'sender' ? texts.overdueSender : texts.overdueReceiver
  }
  return referral.isContradicted ? texts.contradictedSentence : undefined
}

/** The way to a sheet. */
export function sheetCrumbs(shown: ReferralView) {
  return [{ label: texts.boxes.title, href: '/referrals' }, { label: `${sheetTexts.name} ${referralNo(shown.names.no)}` }]
}
