import type { z } from 'zod'
import { dayOfInstant, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { CouncilExporter, ExportPage } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeLiaison } from '../acts/whole-council.ts'
import { wholeLiaison } from '../acts/whole-council.ts'
import type { Side } from '../domain/entry.ts'
import { isTold } from '../domain/entry.ts'
import type { CouncilVisit } from '../domain/meeting.ts'
import { exportTexts } from './api-texts.ts'
import { ENTRY, EXCHANGE, REQUEST, VISIT } from './export-shapes.ts'
import { texts } from './texts.ts'

type WholeEntry = WholeLiaison['entries'][number]
type WholeExchange = WholeLiaison['exchanges'][number]
type WholeRequest = WholeLiaison['requests'][number]

/** What this module gives to the export of a council: what it says on the board, whom it met, what it asked. */
export const liaisonExporter: CouncilExporter = async (db, no) => {
  const { entries, visits, exchanges, requests } = await wholeLiaison(db, no)
  const ofSide = (side: Side, name: string) =>
    exportKind({
      ...exportTexts[side],
      name,
      link: side,
      columns: [texts.columns.stage, texts.columns.moved],
      rows: entries.filter(({ entry }) => entry.side === side),
      shape: ENTRY,
      page: entryPage,
      json: entryJson,
    })
  return {
    kinds: [
      ofSide('offer', 'offers'),
      ofSide('trouble', 'troubles'),
      exportKind({
        ...exportTexts.visits,
        name: 'visits',
        link: 'visit',
        columns: [texts.columns.state],
        rows: visits,
        shape: VISIT,
        page: visitPage,
        json: one => ({ ...one, guest: one.guestName, host: one.hostName }),
      }),
      exportKind({
        ...exportTexts.exchanges,
        name: 'exchanges',
        link: 'exchange',
        columns: [texts.fields.kind, texts.columns.state],
        rows: exchanges,
        shape: EXCHANGE,
        page: exchangePage,
        json: exchangeJson,
      }),
      exportKind({
        ...exportTexts.requests,
        name: 'support-requests',
        link: undefined,
        columns: [texts.fields.kinds, texts.columns.state],
        rows: requests,
        shape: REQUEST,
        page: requestPage,
        json: requestJson,
      }),
    ],
  }
}

function entryPage({ entry, cameFrom, course }: WholeEntry): ExportPage {
  return {
    id: entry.id,
    title: entry.title,
    cells: [texts.stages[entry.stage], formatBoth(dayOfInstant(entry.movedAt))],
    sections: [
      {
        title: '',
        facts: [
          [texts.columns.stage, texts.stages[entry.stage]],
          [texts.columns.state, isTold(entry) ? texts.told : texts.waiting],
        ],
      },
      { title: texts.fields.words, words: entry.words },
      {
        title: texts.cameFrom,
        columns: [texts.fields.parent, texts.fields.changed, texts.fields.since],
        rows: cameFrom.map(one => [one.parentTitle ?? one.fromWhere, one.changed, formatBoth(one.since)]),
      },
      {
        title: texts.course,
        columns: [texts.fields.on, texts.columns.state, texts.fields.stepWords, exportTexts.byName],
        rows: course.map(step => [formatInstant(step.at), texts.steps[step.kind], step.words, step.byName]),
      },
    ],
  }
}

function entryJson({ entry, cameFrom, course }: WholeEntry): z.input<typeof ENTRY> {
  const { id, side, title, words, themes, stage, state, movedAt } = entry
  return {
    ...{ id, side, title, words, stage, state },
    themes: [...themes],
    isTold: isTold(entry),
    movedAt: movedAt.toISOString(),
    cameFrom: cameFrom.map(one => ({ from: one.parentTitle ?? one.fromWhere, changed: one.changed, since: one.since })),
    course: course.map(({ kind, words: said, at, byName }) => ({ kind, words: said, at: at.toISOString(), byName })),
  }
}

function visitPage(one: CouncilVisit): ExportPage {
  return {
    id: one.id,
    title: `${one.guestName} → ${one.hostName}　${one.about}`,
    cells: [texts.visitStates[one.state]],
    sections: [
      {
        title: '',
        facts: [
          [texts.fields.on, one.on && formatBoth(one.on)],
          [texts.fields.place, one.place],
          [texts.fields.why, one.calledOff],
        ],
      },
      { title: texts.fields.seen, words: one.seen },
      { title: texts.fields.takenHome, words: one.takenHome },
    ],
  }
}

function exchangePage({ exchange, replies }: WholeExchange): ExportPage {
  return {
    id: exchange.id,
    title: exchange.title,
    cells: [texts.exchangeKinds[exchange.kind], texts.exchangeStates[exchange.state]],
    sections: [
      { title: texts.fields.words, words: exchange.words },
      {
        title: texts.replies,
        columns: [texts.columns.council, texts.fields.reply, texts.fields.on],
        rows: replies.map(reply => [reply.councilName, reply.words, formatInstant(reply.at)]),
      },
      {
        title: texts.fields.outcome,
        facts: [
          [texts.fields.outcome, exchange.outcome],
          [texts.fields.helpedBy, exchange.helperName],
        ],
      },
    ],
  }
}

function exchangeJson({ exchange, replies }: WholeExchange): z.input<typeof EXCHANGE> {
  const { id, kind, title, words, state, outcome, helperName } = exchange
  const told = replies.map(reply => ({ council: reply.councilName, words: reply.words, at: reply.at.toISOString() }))
  return { id, kind, title, words, state, outcome, helper: helperName, replies: told }
}

function requestPage({ request, answers }: WholeRequest): ExportPage {
  return {
    id: request.id,
    title: request.words,
    cells: [texts.supportKinds[request.kind], texts.supportStates[request.state]],
    sections: [
      {
        title: '',
        facts: [
          [texts.fields.agency, request.agencyName],
          [texts.fields.wantedWhen, request.wantedWhen],
        ],
      },
      {
        title: texts.fields.answer,
        columns: [texts.fields.on, texts.columns.state, texts.fields.answerWords, texts.fields.answeredAs],
        rows: answers.map(step => [formatInstant(step.at), texts.supportStates[step.state], step.words, step.answeredAs]),
      },
    ],
  }
}

function requestJson({ request, answers }: WholeRequest): z.input<typeof REQUEST> {
  const { id, kind, words, wantedWhen, state, agencyName } = request
  const told = answers.map(step => ({ state: step.state, words: step.words, answeredAs: step.answeredAs, at: step.at.toISOString() }))
  return { id, kind, words, wantedWhen, state, agency: agencyName, answers: told }
}
