import { dayOfInstant } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { RingBoxes, TickBoxes } from '../../../../ui/boxes.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { ui } from '../../../../ui/languages/ja.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import type { SheetCell } from '../../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../../ui/sheet.tsx'
import { wordedBundle } from '../../../referral/index.ts'
import type { RequestView } from '../../acts/case/read-request.ts'
import { printRequest } from '../../acts/case/read-request.ts'
import { basisWords } from './request-sheet.tsx'
import { requestTexts as texts } from './request-texts.ts'
import { labelOf, requestIdOf } from './sent.ts'

type Rows = readonly (readonly SheetCell[])[]
const { paper, fields } = texts

/** GET /coordination/:id/print: the request on A4 in its two variants, with consent and without. Printing is written down. */
export async function printRequestPage(visit: SignedVisit): Promise<Answer> {
  const shown = await printRequest(visit.act, requestIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  const { request, names } = shown
  const crumbs = [
    { label: texts.boxes.title, href: '/coordination' },
    { label: texts.number(names.no), href: `/coordination/${request.id}` },
    { label: texts.print },
  ]
  if (request.submittedAt === null) {
    return page(
      <Layout title={texts.print} frame={frameOf(visit, 'coordination')} crumbs={crumbs} withExit>
        <PageTitle title={texts.print} lead={paper.notYet} />
      </Layout>,
      409,
    )
  }
  const isByConsent = request.basis === 'consent'
  return page(
    <Layout title={texts.print} frame={frameOf(visit, 'coordination')} crumbs={crumbs} withExit>
      <ScreenOnly>
        <PageTitle title={texts.print} actions={<PrintButton />} />
      </ScreenOnly>
      <Paper visit={visit} name={paper.variantTitle(texts.variant(isByConsent))} number={texts.number(names.no)}>
        <Sheet
          title={paper.variantTitle(texts.variant(isByConsent))}
          number={texts.number(names.no)}
          day={formatBoth(dayOfInstant(new Date(request.submittedAt)))}
          to={paper.to(names.toAgency)}
          from={paper.from(names.fromAgency, names.fromStaff, names.fromPhone ?? paper.none)}
          note={paper.note}
        >
          <SheetTable title={paper.household} rows={personRows(visit, shown)} />
          <SheetTable title={paper.issues} rows={[[{ label: fields.issues, value: <Issues visit={visit} shown={shown} /> }]]} />
          <SheetTable title={paper.reason} rows={reasonRows(shown)} />
          <SheetTable title={paper.agencies} rows={agencyRows(shown)} />
          <SheetTable title={paper.words} rows={[[{ label: fields.personWords, value: request.personWords ?? paper.none }]]} />
          <SheetTable title={paper.told} rows={toldRows(visit, shown)} />
          <SheetTable title={paper.basis} rows={basisRows(visit, shown)} />
          <SheetTable title={paper.answer} rows={answerRows(visit, shown)} />
        </Sheet>
      </Paper>
    </Layout>,
  )
}

type Shown = { readonly visit: SignedVisit; readonly shown: RequestView }

function Issues({ visit, shown }: Shown) {
  const boxes = visit.house.codes
    .on('issue', visit.act.today)
    .map(({ code, label }) => ({ label, mark: shown.request.issues.includes(code) ? ('applies' as const) : ('none' as const) }))
  return <RingBoxes boxes={boxes} />
}

const ABOUT_PERSONS: readonly string[] = ['personName', 'personBirth', 'personPhone', 'personAddress']

function personRows(visit: SignedVisit, { names, bundle }: RequestView): Rows {
  const told = wordedBundle(bundle ?? [], visit.house.codes, visit.act.today).filter(({ field }) => ABOUT_PERSONS.includes(field))
  return [
    [{ label: paper.householdLabel, value: names.household ?? paper.none }],
    ...told.map(({ label, lines }) => [{ label, value: lines.join('\n') }]),
  ]
}

function reasonRows({ request }: RequestView): Rows {
  return [
    [{ label: fields.tried, value: request.tried }],
    [{ label: fields.whyMany, value: request.whyMany }],
    [{ label: fields.asked, value: request.asked }],
    [
      { label: fields.urgency, value: ui.urgency[request.urgency] },
      { label: fields.replyBy, value: formatBoth(request.replyBy) },
    ],
  ]
}

function agencyRows({ names }: RequestView): Rows {
  return [
    [{ label: fields.involved, value: names.involved.join('、') || paper.none }],
    [{ label: fields.wanted, value: names.wanted.join('、') || paper.none }],
  ]
}

/** Exactly the frozen bundle; what stands in a box of its own above is not said twice. */
function toldRows(visit: SignedVisit, { bundle, request }: RequestView): Rows {
  if (bundle === undefined) return [[{ label: fields.sharedFields, value: texts.bundleGone }]]
  const told = wordedBundle(bundle, visit.house.codes, visit.act.today).filter(
    ({ field, lines }) => !ABOUT_PERSONS.includes(field) && !(field === 'statement' && lines.join('\n') === request.personWords),
  )
  if (told.length === 0) return [[{ label: fields.sharedFields, value: paper.none }]]
  return told.map(({ label, lines }) => [{ label, value: lines.join('\n') }])
}

/** With consent: how it was made sure of, and room for a signature. Without: the reason, and no line to sign. */
function basisRows(visit: SignedVisit, shown: RequestView): Rows {
  const { request } = shown
  const basis = { label: fields.basis, value: basisWords(visit, shown) }
  if (request.basis !== 'consent') return [[basis], [{ label: fields.basisReason, value: request.basisReason ?? paper.none }]]
  const kinds = visit.house.codes.on('consent_type', visit.act.today)
  const boxes = kinds.map(({ code, label }) => ({ label, mark: code === request.consentType ? ('applies' as const) : ('none' as const) }))
  return [[basis], [{ label: fields.consentType, value: <TickBoxes boxes={boxes} /> }], [{ label: paper.sign, value: paper.signEmpty }]]
}

function answerRows(visit: SignedVisit, { request }: RequestView): Rows {
  const isAnswered = request.answeredAt !== null
  return [
    [{ label: texts.sections.answer, value: isAnswered ? texts.states[request.state] : paper.choices }],
    [{ label: fields.reason, value: labelOf(visit, 'referral_reason', request.answerReason) }],
    [{ label: fields.words, value: request.answerWords, height: isAnswered ? 'normal' : 'tall' }],
  ]
}
