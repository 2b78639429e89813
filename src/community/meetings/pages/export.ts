import { formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { CouncilExporter, ExportKind, ExportPage } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeMeeting, WholeMeetings } from '../acts/whole-council.ts'
import { wholeMeetings } from '../acts/whole-council.ts'
import { wholePapers } from '../acts/whole-papers.ts'
import type { Action, Decision, Question } from '../domain/outcome.ts'
import { meetingPage, ownerOf } from './export-meeting.ts'
import { editionKind, photoFiles, sheetKind } from './export-papers.ts'
import { ACTION_SHAPE, DECISION_SHAPE, MEETING_SHAPE, QUESTION_SHAPE } from './export-shapes.ts'
import { exportTexts } from './outside-texts.ts'
import { dayOrDash } from './spelling.ts'
import { texts } from './texts.ts'

/** What this module gives to the export of a council: its meetings, what was decided, is to be done and was asked, its sheets and circulars. */
export const meetingExporter: CouncilExporter = async (db, no) => {
  const whole = await wholeMeetings(db, no)
  const { sheets, editions } = await wholePapers(db, no)
  const kinds = [meetingKind(whole), decisionKind(whole), actionKind(whole), questionKind(whole), sheetKind(sheets), editionKind(editions)]
  return { kinds, files: photoFiles(sheets) }
}

function meetingKind({ meetings }: WholeMeetings): ExportKind {
  return exportKind({
    ...exportTexts.meetings,
    name: 'meetings',
    link: 'meeting',
    columns: [texts.columns.when, texts.columns.body, texts.columns.state],
    rows: meetings,
    shape: MEETING_SHAPE,
    page: meetingPage,
    json: jsonOfMeeting,
  })
}

function jsonOfMeeting({ meeting, items, remarks, attendance, minutes, notes }: WholeMeeting) {
  const { id, bodyId, bodyName, title, place, mode, audience, state, chairName, scribeName, cancelledWhy } = meeting
  return {
    ...{ id, bodyId, bodyName, title, place, mode, audience, state, chairName, scribeName, cancelledWhy },
    hosts: [...meeting.hosts],
    startsAt: meeting.startsAt.toISOString(),
    endsAt: meeting.endsAt.toISOString(),
    approvedAt: meeting.approvedAt?.toISOString() ?? null,
    agenda: [...items],
    remarks: [...remarks],
    attendance: [...attendance],
    minutes: minutes.map(one => ({ ...one, madeAt: one.madeAt.toISOString() })),
    notesOnMinutes: notes.map(one => ({ ...one, madeAt: one.madeAt.toISOString() })),
  }
}

function decisionKind({ decisions }: WholeMeetings): ExportKind {
  return exportKind({
    ...exportTexts.decisions,
    name: 'decisions',
    link: 'decision',
    columns: [exportTexts.decidedOn, texts.fields.reviewOn, texts.columns.state],
    rows: decisions,
    shape: DECISION_SHAPE,
    page: decisionPage,
    json: decision => decision,
  })
}

function decisionPage(one: Decision): ExportPage {
  const { fields } = texts
  return {
    id: one.id,
    title: one.statement,
    cells: [formatBoth(one.decidedOn), dayOrDash(one.reviewOn), texts.decisionStates[one.state]],
    sections: [
      {
        title: '',
        facts: [
          [texts.cameFrom, { to: one.meetingId, words: one.meetingTitle ?? texts.title }],
          [exportTexts.decidedOn, formatBoth(one.decidedOn)],
          [fields.how, texts.how[one.how]],
          [fields.counts, one.counts],
          [fields.reasons, one.reasons],
          [fields.dissent, one.dissent],
          [fields.reviewOn, one.reviewOn && formatBoth(one.reviewOn)],
          [texts.columns.state, texts.decisionStates[one.state]],
          [fields.note, one.reviewNote],
          [texts.earlier, one.supersedesId && { to: one.supersedesId, words: texts.earlier }],
          [texts.later, one.supersededBy && { to: one.supersededBy, words: texts.later }],
        ],
      },
    ],
  }
}

function actionKind({ actions }: WholeMeetings): ExportKind {
  return exportKind({
    ...exportTexts.actions,
    name: 'actions',
    link: 'action',
    columns: [texts.fields.owner, texts.fields.dueOn, texts.columns.state],
    rows: actions,
    shape: ACTION_SHAPE,
    page: actionPage,
    json: action => action,
  })
}

function actionPage(one: Action): ExportPage {
  const { fields } = texts
  return {
    id: one.id,
    title: one.what,
    cells: [ownerOf(one), dayOrDash(one.dueOn), texts.actionStates[one.state]],
    sections: [
      {
        title: '',
        facts: [
          [texts.cameFrom, { to: one.meetingId, words: one.meetingTitle ?? texts.title }],
          [texts.decisions, one.decisionId && { to: one.decisionId, words: texts.decisions }],
          [fields.owner, ownerOf(one)],
          [fields.dueOn, one.dueOn && formatBoth(one.dueOn)],
          [texts.columns.state, texts.actionStates[one.state]],
          [fields.resultNote, one.droppedReason || one.resultNote],
        ],
      },
    ],
  }
}

function questionKind({ questions }: WholeMeetings): ExportKind {
  return exportKind({
    ...exportTexts.questions,
    name: 'questions',
    link: 'question',
    columns: [exportTexts.askedOn, texts.fields.dueOn, texts.columns.state],
    rows: questions,
    shape: QUESTION_SHAPE,
    page: questionPage,
    json: question => ({ ...question, answeredAt: question.answeredAt?.toISOString() ?? null }),
  })
}

function questionPage(one: Question): ExportPage {
  const { fields } = texts
  return {
    id: one.id,
    title: one.words,
    cells: [formatBoth(one.askedOn), formatBoth(one.dueOn), texts.questionStates[one.answeredAt === null ? 'open' : 'answered']],
    sections: [
      {
        title: '',
        facts: [
          [texts.cameFrom, { to: one.meetingId, words: one.meetingTitle ?? texts.title }],
          [exportTexts.askedOn, formatBoth(one.askedOn)],
          [fields.dueOn, formatBoth(one.dueOn)],
          [fields.answer, one.answer],
          [fields.answeredName, [one.answeredName, one.answeredAt && formatInstant(one.answeredAt)].filter(Boolean).join('　')],
          [texts.toldIn, one.toldIn && { to: one.toldIn, words: texts.toldIn }],
        ],
      },
    ],
  }
}
