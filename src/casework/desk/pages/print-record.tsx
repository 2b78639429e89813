import { formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { ui } from '../../../ui/languages/ja.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { bothWithTime, Paper } from '../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import type { SheetCell } from '../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../ui/sheet.tsx'
import { nameOf } from '../../people/index.ts'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { printConsultation } from '../acts/read-consultation.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { ApplicationSheet, isWhereaboutsKept } from './paper-application.tsx'
import { paperTexts } from './paper-texts.ts'
import { texts } from './texts.ts'
import { entryOf } from './timeline-entry.tsx'
import { labelOf, numberWords, stateWords } from './words.ts'

const { note } = paperTexts

/** A consultation on A4: 相談受付・申込票 and, unless only that is asked for, the worker's record. Printing is written down. */
export async function showRecordPaper(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as ConsultationId
  const view = await printConsultation(visit.act, id)
  if (view === undefined) return absentAnswer(visit)
  const isWhole = visit.query.get('only') !== 'application'
  const no = numberWords(view.names.no)
  return page(
    <Layout title={`${paperTexts.recordTitle} ${no}`} frame={frameOf(visit, 'consultations')} crumbs={crumbs(view)} withExit>
      <ScreenOnly>
        <PageTitle title={paperTexts.recordTitle} lead={paperTexts.lead} actions={<Actions id={id} isWhole={isWhole} />} />
      </ScreenOnly>
      <Paper visit={visit} name={isWhole ? paperTexts.recordName : paperTexts.applicationTitle} number={no}>
        <ApplicationSheet visit={visit} view={view} />
        {isWhole && <NoteSheet visit={visit} view={view} />}
      </Paper>
    </Layout>,
  )
}

function crumbs({ consultation, names }: ConsultationView) {
  return [
    { label: texts.title, href: '/consultations' },
    { label: numberWords(names.no), href: `/consultations/${consultation.id}` },
    { label: paperTexts.recordTitle },
  ]
}

function Actions(props: { readonly id: ConsultationId; readonly isWhole: boolean }) {
  const at = `/consultations/${props.id}`
  return (
    <>
      <PrintButton />
      <ButtonLink kind="quiet" href={props.isWhole ? `${at}/print?only=application` : `${at}/print`}>
        {props.isWhole ? paperTexts.onlyApplication : paperTexts.whole}
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${at}/receipt`}>
        {paperTexts.linkReceipt}
      </ButtonLink>
    </>
  )
}

/** What the desk wrote itself: judgement, urgency, what was decided and what happened. Not for the person's copy. */
function NoteSheet(props: { readonly visit: SignedVisit; readonly view: ConsultationView }) {
  const { visit, view } = props
  return (
    <Sheet
      title={paperTexts.noteTitle}
      from={view.names.ownerAgency}
      number={numberWords(view.names.no)}
      day={formatBoth(visit.act.today)}
      note={paperTexts.foot}
    >
      <SheetTable rows={factRows(visit, view)} />
      <SheetTable rows={wordRows(visit, view)} />
      <History visit={visit} view={view} />
    </Sheet>
  )
}

function factRows(visit: SignedVisit, { consultation, names, people, standing }: ConsultationView): readonly (readonly SheetCell[])[] {
  return [
    [
      { label: note.at, value: bothWithTime(new Date(consultation.receivedAt)) },
      { label: note.channel, value: labelOf(visit, 'channel', consultation.channel, consultation.receivedAt) },
    ],
    [
      { label: note.agency, value: `${names.receivedAgency}　${names.receivedBy}` },
      { label: note.urgency, value: consultation.urgency && ui.urgency[consultation.urgency] },
    ],
    [
      { label: note.owner, value: names.ownerAgency },
      { label: note.worker, value: names.ownerStaff },
    ],
    [
      { label: note.state, value: stateWords(consultation.state) },
      { label: note.nextOn, value: consultation.nextOn && formatBoth(consultation.nextOn) },
    ],
    [{ label: note.people, value: people.map(({ person, part }) => `${nameOf(person)}（${texts.parts[part]}）`).join('、') }],
    [{ label: note.standing, value: standing.map(({ agencyName }) => agencyName).join('、') }],
  ]
}

function wordRows(visit: SignedVisit, view: ConsultationView): readonly (readonly SheetCell[])[] {
  const { consultation } = view
  const rows = [
    [texts.fields.familyStatement, consultation.familyStatement],
    [texts.fields.workerView, consultation.workerView],
    [texts.fields.urgentAction, consultation.urgentAction],
    [texts.fields.contactNote, isWhereaboutsKept(view) ? paperTexts.protected : consultation.contactNote],
    [note.disposition, labelOf(visit, 'disposition', consultation.disposition, consultation.receivedAt)],
    [note.tried, consultation.tried],
    [texts.sections.gap, consultation.gapNeed],
    [note.outcome, consultation.outcomeWords],
  ] as const
  return rows.map(([label, value]) => [{ label, value }])
}

/** The acts in the order in which they were done, as a 支援経過 is kept. */
function History(props: { readonly visit: SignedVisit; readonly view: ConsultationView }) {
  const entries = props.view.acts.map(act => entryOf(props.visit, props.view, act))
  return (
    <table class="tn-sheet__table tn-sheet__table--history">
      <caption>{paperTexts.historyTitle}</caption>
      <thead>
        <tr>
          {[note.when, note.who, note.deed, note.words].map(label => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr>
            <td>{formatInstant(new Date(props.view.acts[index]?.at ?? 0))}</td>
            <td>{entry.who}</td>
            <td>{entry.title}</td>
            <td>{entry.body}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
