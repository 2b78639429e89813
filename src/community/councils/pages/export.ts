import { formatBoth } from '../../../kernel/era.ts'
import type { CouncilExporter, ExportPage, ExportSection, ExportWords } from '../acts/council-export.ts'
import { exportKind } from '../acts/council-export.ts'
import type { WholeCouncil } from '../acts/whole-council.ts'
import { wholeCouncil } from '../acts/whole-council.ts'
import type { Body } from '../domain/body.ts'
import { agedShare } from '../domain/council-page.ts'
import type { Participant, RollSeat } from '../domain/participant.ts'
import { treeOf } from '../domain/tree.ts'
import { relationWord } from './body-tree.tsx'
import { BODY_SHAPE, COUNCIL_SHAPE, PERSON_SHAPE } from './export-shapes.ts'
import { peopleTexts } from './people-texts.ts'
import { exportTexts, kindWords, texts } from './texts.ts'

/** What this module gives to the export of a council: the council itself, its bodies with their seats, and its roll. */
export const councilExporter: CouncilExporter = async (db, no, today) => {
  const whole = await wholeCouncil(db, no, today)
  if (whole === undefined) return { kinds: [] }
  return { kinds: [councilKind(whole), bodyKind(whole), personKind(whole)] }
}

function councilKind(whole: WholeCouncil) {
  const { council, profile, sizes, steps } = whole
  const { no, name, kana, district } = council
  const { bodyLabel, networkStatus, establishedOn, officeHours, phone, homepage, intro } = profile
  return exportKind({
    ...exportTexts.council,
    name: 'council',
    columns: [texts.columns.status],
    rows: [whole],
    shape: COUNCIL_SHAPE,
    page: councilPage,
    json: () => ({
      ...{ no, name, kana, district, bodyLabel, networkStatus, establishedOn, officeHours, phone, homepage, intro },
      sizes: [...sizes],
      steps: steps.map(({ step, doneOn, supporter, note }) => ({ step, doneOn, supporter, note })),
    }),
  })
}

function councilPage({ council, profile, sizes, steps, bodies }: WholeCouncil): ExportPage {
  const { fields, columns, sizeColumns } = texts
  return {
    id: 'council',
    title: council.name,
    cells: [texts.statuses[council.networkStatus]],
    sections: [
      { title: '', words: profile.intro },
      {
        title: texts.about,
        facts: [
          [columns.no, String(council.no)],
          [columns.district, texts.districts[council.district] ?? council.district],
          [fields.bodyLabel, profile.bodyLabel],
          [columns.status, texts.statuses[profile.networkStatus]],
          [texts.body.started, profile.establishedOn && formatBoth(profile.establishedOn)],
          [fields.officeHours, profile.officeHours],
          [fields.phone, profile.phone],
          [fields.homepage, profile.homepage],
        ],
      },
      {
        title: texts.bodies,
        columns: [fields.name, fields.kind, texts.body.status],
        rows: treeOf(bodies).map(({ body, depth }) => [
          { to: body.id, words: `${depth === 0 ? '' : `└${'─'.repeat(depth - 1)} `}${body.name}` },
          kindWords(body, council.bodyLabel),
          texts.bodyStatuses[body.status],
        ]),
      },
      {
        title: texts.sizes,
        columns: Object.values(sizeColumns),
        rows: sizes.map(size => [
          formatBoth(size.on),
          ...[size.population, size.households, size.aged65].map(String),
          `${agedShare(size)} %`,
          size.source,
        ]),
      },
      {
        title: texts.toFirst,
        columns: [fields.step, fields.doneOn, fields.supporter, fields.note],
        rows: steps
          .filter(({ version }) => version > 0)
          .map(({ step, doneOn, supporter, note }) => [texts.steps[step], doneOn ? formatBoth(doneOn) : texts.stepOpen, supporter, note]),
      },
    ],
  }
}

function bodyKind(whole: WholeCouncil) {
  return exportKind({
    ...exportTexts.bodies,
    name: 'bodies',
    link: 'body',
    columns: [texts.fields.kind, texts.body.status, texts.body.started],
    rows: treeOf(whole.bodies).map(({ body }) => body),
    shape: BODY_SHAPE,
    page: body => bodyPage(whole, body),
    json: ({ id, kind, name, parentId, status, startedOn, endedOn, quorum, proxiesCount }) => ({
      ...{ id, kind, name, parentId, status, startedOn, endedOn, quorum, proxiesCount },
      seats: whole.seats.filter(({ bodyId }) => bodyId === id),
      relations: whole.relations.filter(({ bodyId }) => bodyId === id),
    }),
  })
}

function bodyPage({ council, bodies, seats, relations }: WholeCouncil, body: Body): ExportPage {
  const parent = bodies.find(({ id }) => id === body.parentId)
  const own = relations.filter(({ bodyId }) => bodyId === body.id)
  return {
    id: body.id,
    title: body.name,
    cells: [kindWords(body, council.bodyLabel), texts.bodyStatuses[body.status], formatBoth(body.startedOn)],
    sections: [
      {
        title: '',
        facts: [
          [texts.fields.kind, kindWords(body, council.bodyLabel)],
          [texts.body.status, texts.bodyStatuses[body.status]],
          [texts.body.started, formatBoth(body.startedOn)],
          [texts.body.ended, body.endedOn && formatBoth(body.endedOn)],
          [texts.body.quorum, body.quorum === null ? null : texts.people(body.quorum)],
          [texts.parent, parent ? { to: parent.id, words: parent.name } : null],
        ],
      },
      seatTable(
        peopleTexts.fields.name,
        seats.filter(({ bodyId }) => bodyId === body.id),
        ({ participantId, name }) => (participantId === null ? name : { to: participantId, words: name }),
      ),
      {
        title: texts.related,
        columns: [texts.fields.relation, texts.fields.to, texts.fields.since, texts.fields.relationNote],
        rows: own.map(one => [
          relationWord(one),
          { to: one.otherId, words: [one.otherCouncil, one.otherName].filter(Boolean).join(' ') },
          formatBoth(one.since),
          one.note,
        ]),
      },
    ],
  }
}

function personKind({ people, contacts, seats }: WholeCouncil) {
  return exportKind({
    ...exportTexts.people,
    name: 'people',
    columns: [peopleTexts.fields.kana, peopleTexts.columns.reach],
    rows: people,
    shape: PERSON_SHAPE,
    page: person => personPage(person, contacts.get(person.id), seats),
    json: ({ id, name, kana, reach, endedOn, endedWhy }) => ({
      ...{ id, name, kana, reach, endedOn, endedWhy },
      ...(contacts.get(id) ?? { phone: '', mail: '', note: '' }),
    }),
  })
}

function personPage(
  person: Participant,
  contact: { readonly phone: string; readonly mail: string; readonly note: string } | undefined,
  seats: readonly RollSeat[],
): ExportPage {
  const { fields, reaches } = peopleTexts
  return {
    id: person.id,
    title: person.name,
    cells: [person.kana, reaches[person.reach]],
    sections: [
      {
        title: '',
        facts: [
          [fields.kana, person.kana],
          [fields.reach, reaches[person.reach]],
          [fields.phone, contact?.phone ?? null],
          [fields.mail, contact?.mail ?? null],
          [fields.note, contact?.note ?? null],
          [peopleTexts.left, person.endedOn && peopleTexts.leftOn(formatBoth(person.endedOn), person.endedWhy)],
        ],
      },
      seatTable(
        texts.fields.name,
        seats.filter(({ participantId }) => participantId === person.id),
        ({ bodyId, bodyName }) => ({ to: bodyId, words: bodyName }),
      ),
    ],
  }
}

function seatTable(of: string, seats: readonly RollSeat[], first: (seat: RollSeat) => ExportWords): ExportSection {
  const { fields } = peopleTexts
  return {
    title: exportTexts.seats,
    columns: [fields.office, of, fields.fromOn, exportTexts.until],
    rows: seats.map(seat => [seat.office, first(seat), formatBoth(seat.fromOn), seat.toOn ? formatBoth(seat.toOn) : '']),
  }
}
