import { dayOfInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { ui } from '../../../ui/languages/ja.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Paper } from '../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import type { SheetCell } from '../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../ui/sheet.tsx'
import type { ReferralView } from '../acts/read-referral.ts'
import { printReferral } from '../acts/read-referral.ts'
import { isUnopened } from '../domain/sight.ts'
import { referralIdOf } from './referral-id.ts'
import { sheetCrumbs } from './sheet-head.tsx'
import { texts } from './texts.ts'
import { paperTexts, sheetTexts } from './texts-sheet.ts'
import { ToldTables } from './told-tables.tsx'
import { answeredOn, basisWords, referralNo } from './wording.ts'

/** The つなぐシート on A4, to be handed over or faxed, with boxes for the answer at its foot. Printing is written down. */
export async function showPaper(visit: SignedVisit): Promise<Answer> {
  const shown = await printReferral(visit.act, referralIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  const { referral } = shown
  if (referral.sentAt === null) return notYet(visit, shown, paperTexts.draft)
  if (isUnopened(referral, visit.act.reader)) return notYet(visit, shown, paperTexts.unopened)
  return page(
    <Layout title={sheetTexts.print} frame={frameOf(visit, 'referrals')} crumbs={sheetCrumbs(shown)} withExit>
      <ScreenOnly>
        <PageTitle title={sheetTexts.print} actions={<PrintButton />} />
      </ScreenOnly>
      <Paper visit={visit} name={sheetTexts.name} number={referralNo(shown.names.no)}>
        <PaperSheet visit={visit} shown={shown} sentAt={referral.sentAt} />
      </Paper>
    </Layout>,
  )
}

function PaperSheet(props: { readonly visit: SignedVisit; readonly shown: ReferralView; readonly sentAt: string }) {
  const { visit, shown } = props
  const { names, referral } = shown
  return (
    <Sheet
      title={sheetTexts.name}
      number={referralNo(names.no)}
      day={formatBoth(dayOfInstant(new Date(props.sentAt)))}
      to={paperTexts.to(names.toAgency)}
      from={paperTexts.from(names.fromAgency, names.fromStaff, names.fromPhone ?? texts.none)}
      note={paperTexts.note}
    >
      <ToldTables visit={visit} shown={shown} />
      <SheetTable title={paperTexts.wish} rows={wishRows(shown)} />
      <SheetTable
        title={paperTexts.basis}
        rows={[
          [{ label: sheetTexts.basis, value: basisWords(referral, visit.house.codes) }],
          ...(referral.basisReason === null ? [] : [[{ label: sheetTexts.basisReason, value: referral.basisReason }]]),
        ]}
      />
      <SheetTable title={paperTexts.answer} rows={answerRows(visit, shown)} />
    </Sheet>
  )
}

function wishRows({ referral, names }: ReferralView): readonly (readonly SheetCell[])[] {
  return [
    [
      { label: paperTexts.agency, value: names.toAgency },
      { label: sheetTexts.kind, value: texts.kind[referral.kind] },
    ],
    ...(referral.serves === null ? [] : [[{ label: sheetTexts.serves, value: referral.serves.words }]]),
    [{ label: sheetTexts.reason, value: referral.reason }],
    [{ label: sheetTexts.asked, value: referral.asked }],
    [
      { label: sheetTexts.urgency, value: ui.urgency[referral.urgency] },
      { label: sheetTexts.together, value: referral.accompanied ? sheetTexts.accompaniedYes : sheetTexts.accompaniedNo },
    ],
    [{ label: texts.column.replyBy, value: formatBoth(referral.replyBy) }],
  ]
}

/** What was answered already is printed; the rest stays empty for the pen. */
function answerRows(visit: SignedVisit, { referral }: ReferralView): readonly (readonly SheetCell[])[] {
  const { codes } = visit.house
  const reasons = codes.on('referral_reason', visit.act.today).map(({ label }) => paperTexts.box(label))
  const isAnswered = referral.answeredAt !== null
  const reason = codes.label('referral_reason', referral.answerReason, answeredOn(referral, visit.act.today))
  return [
    [{ label: paperTexts.choice, value: isAnswered ? texts.state[referral.state] : paperTexts.choices }],
    [
      { label: paperTexts.inCharge, value: referral.personInCharge },
      { label: paperTexts.contactOn, value: referral.firstContactOn && formatBoth(referral.firstContactOn) },
    ],
    [{ label: paperTexts.reason, value: isAnswered ? reason : twoALine(reasons) }],
    [{ label: paperTexts.words, value: referral.answerWords, height: isAnswered ? 'normal' : 'tall' }],
    [
      { label: paperTexts.answeredOn, value: referral.answeredAt && formatBoth(dayOfInstant(new Date(referral.answeredAt))) },
      { label: paperTexts.answeredBy, value: '' },
    ],
  ]
}

/** A box and its label must not be torn apart at the edge. */
function twoALine(boxes: readonly string[]): string {
  return boxes.map((box, index) => (index === 0 ? box : `${index % 2 === 0 ? '\n' : '　　'}${box}`)).join('')
}

function notYet(visit: SignedVisit, shown: ReferralView, sentence: string): Answer {
  return page(
    <Layout title={paperTexts.notYetTitle} frame={frameOf(visit, 'referrals')} crumbs={sheetCrumbs(shown)} withExit>
      <PageTitle title={paperTexts.notYetTitle} lead={sentence} />
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/referrals/${shown.referral.id}`}>
          {paperTexts.back}
        </ButtonLink>
      </ButtonRow>
    </Layout>,
    409,
  )
}
