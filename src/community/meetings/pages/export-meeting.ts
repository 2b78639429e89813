import { formatInstant } from '../../../kernel/day.ts'
import type { ExportPage, ExportSection } from '../../councils/index.ts'
import type { WholeMeeting } from '../acts/whole-council.ts'
import { numbered } from '../domain/agenda.ts'
import { exportTexts } from './outside-texts.ts'
import { dayOrDash, whenLong, whenShort } from './spelling.ts'
import { texts } from './texts.ts'

/** A meeting as the export of its council tells it: what it was, who was there, what was said at which item, and what came of it. */
export function meetingPage(whole: WholeMeeting): ExportPage {
  const { meeting, items } = whole
  return {
    id: meeting.id,
    title: meeting.title,
    cells: [whenShort(meeting), meeting.bodyName, texts.states[meeting.state]],
    ends: items.map(item => ({ kind: 'agenda_item' as const, id: item.id, words: item.title })),
    sections: [factsOf(whole), agendaOf(whole), remarksOf(whole), ...outcomesOf(whole), attendanceOf(whole), ...minutesOf(whole)],
  }
}

function factsOf({ meeting }: WholeMeeting): ExportSection {
  const { fields, columns } = texts
  return {
    title: '',
    facts: [
      [columns.when, whenLong(meeting)],
      [columns.body, { to: meeting.bodyId, words: meeting.bodyName }],
      [columns.place, meeting.place],
      [fields.mode, texts.modes[meeting.mode]],
      [fields.hosts, meeting.hosts.map(({ name, as }) => `${texts.hosts[as]} ${name}`).join('、')],
      [columns.state, texts.states[meeting.state]],
      [fields.chair, meeting.chairName],
      [fields.scribeName, meeting.scribeName],
      [fields.why, meeting.cancelledWhy],
    ],
  }
}

function agendaOf({ items }: WholeMeeting): ExportSection {
  const { fields } = texts
  return {
    title: texts.agenda,
    columns: [exportTexts.no, fields.kind, fields.itemTitle, fields.broughtBy, fields.outcome],
    rows: numbered(items).map(({ item, no }) => [
      no,
      texts.kinds[item.kind],
      item.title,
      item.broughtBy,
      item.outcome === null ? '' : texts.outcomes[item.outcome],
    ]),
  }
}

function remarksOf({ items, remarks }: WholeMeeting): ExportSection {
  const numbers = new Map(numbered(items).map(({ item, no }) => [item.id, no]))
  return {
    title: exportTexts.remarks,
    columns: [exportTexts.no, texts.fields.words, exportTexts.became],
    rows: remarks.map(({ itemId, words, becameKind, becameId }) => [
      numbers.get(itemId) ?? '',
      `➡ ${words}`,
      becameKind === null || becameId === null ? '' : { to: becameId, words: texts.becomes[becameKind] },
    ]),
  }
}

function outcomesOf({ decisions, actions, questions }: WholeMeeting): readonly ExportSection[] {
  const { fields, columns } = texts
  return [
    {
      title: texts.decisions,
      columns: [texts.decisions, fields.how, fields.reviewOn, columns.state],
      rows: decisions.map(one => [
        { to: one.id, words: one.statement },
        texts.how[one.how],
        dayOrDash(one.reviewOn),
        texts.decisionStates[one.state],
      ]),
    },
    {
      title: texts.actions,
      columns: [texts.actions, fields.owner, fields.dueOn, columns.state],
      rows: actions.map(one => [{ to: one.id, words: one.what }, ownerOf(one), dayOrDash(one.dueOn), texts.actionStates[one.state]]),
    },
    {
      title: texts.questions,
      columns: [texts.questions, fields.dueOn, fields.answer],
      rows: questions.map(one => [{ to: one.id, words: one.words }, dayOrDash(one.dueOn), one.answer || texts.questionStates.open]),
    },
  ]
}

function attendanceOf({ attendance }: WholeMeeting): ExportSection {
  const { fields } = texts
  return {
    title: texts.attendance,
    columns: [exportTexts.role, exportTexts.who, fields.status, fields.proxyName],
    rows: attendance.map(one => [one.roleThen, one.name, texts.attendanceStates[one.status], one.proxyName]),
  }
}

function minutesOf({ minutes, notes }: WholeMeeting): readonly ExportSection[] {
  const [last] = minutes
  return [
    ...(last ? [{ title: texts.minutes, words: last.words }] : []),
    {
      title: texts.notes,
      columns: [texts.fields.kind, texts.fields.words, exportTexts.who, texts.columns.when],
      rows: notes.map(one => [texts.noteKinds[one.kind], one.words, one.forName || one.byName, formatInstant(one.madeAt)]),
    },
  ]
}

/** Whose an action is. */
export function ownerOf(action: { readonly ownerKind: 'seat' | 'organisation' | 'city'; readonly ownerName: string }): string {
  return action.ownerKind === 'city' ? texts.ownerKinds.city : action.ownerName
}
