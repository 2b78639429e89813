import type { CouncilExporter, ExportKind, ExportPage, ExportSection } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeActivity, WholeUndertaking } from '../acts/whole-council.ts'
import { wholeActivities } from '../acts/whole-council.ts'
import type { UndertakingKind } from '../domain/group.ts'
import { UNDERTAKING_KINDS } from '../domain/group.ts'
import { reviewKind } from './export-review.ts'
import { ACTIVITY_SHAPE, UNDERTAKING_SHAPE } from './export-shapes.ts'
import { exportTexts } from './export-texts.ts'
import { day, number, said } from './export-words.ts'
import { texts as fundingTexts } from './funding-texts.ts'
import { texts as groupTexts } from './group-texts.ts'
import { texts } from './texts.ts'

/** What this module gives to the export of a council: what is done, who carries it, and what came of it. */
export const activityExporter: CouncilExporter = async (db, no) => {
  const { activities, undertakings, reviews } = await wholeActivities(db, no)
  return {
    kinds: [
      activityKind(activities),
      ...UNDERTAKING_KINDS.map(kind =>
        undertakingKind(
          kind,
          undertakings.filter(one => one.kind === kind),
        ),
      ),
      reviewKind(reviews),
    ],
  }
}

function activityKind(rows: readonly WholeActivity[]): ExportKind {
  return exportKind({
    ...exportTexts.activities,
    name: 'activities',
    link: 'activity',
    columns: [texts.columns.kind, texts.columns.state, texts.columns.place],
    rows,
    shape: ACTIVITY_SHAPE,
    page: activityPage,
    json: one => ({ ...one, themes: [...one.themes], roles: [...one.roles], dates: [...one.dates], joined: [...one.joined] }),
  })
}

function activityPage(one: WholeActivity): ExportPage {
  const { fields, columns } = texts
  return {
    id: one.id,
    title: one.name,
    cells: [texts.kinds[one.kind], texts.states[one.state], one.place],
    ends: one.dates.map(({ id, on }) => ({ kind: 'occurrence' as const, id, words: day(on) })),
    sections: [
      { title: '', words: one.words },
      {
        title: '',
        facts: [
          [columns.kind, texts.kinds[one.kind]],
          [columns.state, [texts.states[one.state], one.stateWords].filter(Boolean).join('　')],
          [exportTexts.starts, day(one.startsOn)],
          [fields.place, one.place],
          [fields.openTo, one.openTo],
          [fields.fee, one.fee],
          [fields.bring, one.bring],
          [fields.accessNotes, one.accessNotes],
          [fields.transport, one.transport],
          [fields.bodyId, one.bodyId && { to: one.bodyId, words: fields.bodyId }],
          [fields.hostName, one.hostName],
        ],
      },
      {
        title: exportTexts.roles,
        columns: [exportTexts.role, exportTexts.cap],
        rows: one.roles.map(({ name, cap }) => [name, number(cap)]),
      },
      {
        title: exportTexts.dates,
        columns: [exportTexts.on, columns.state, exportTexts.attendance, exportTexts.newcomers, exportTexts.helpers, exportTexts.words],
        rows: one.dates.map(date => [
          day(date.on),
          [said(texts.phases, date.state), date.cancelledWhy].filter(Boolean).join('　'),
          number(date.attendance),
          number(date.newcomers),
          number(date.helpers),
          date.words,
        ]),
      },
      {
        title: exportTexts.joined,
        columns: [exportTexts.on, exportTexts.role, exportTexts.who, exportTexts.howMany],
        rows: one.joined.map(({ on, role, name, howMany }) => [day(on), role, name, String(howMany)]),
      },
    ],
  }
}

function undertakingKind(kind: UndertakingKind, rows: readonly WholeUndertaking[]): ExportKind {
  const { title, lead } = groupTexts.kinds[kind]
  return exportKind({
    title,
    about: lead,
    name: `${kind}s`,
    link: kind,
    columns: [groupTexts.columns.stage, exportTexts.startedOn],
    rows,
    shape: UNDERTAKING_SHAPE,
    page: undertakingPage,
    json: one => ({
      ...one,
      themes: [...one.themes],
      counts: [...one.counts],
      needs: [...one.needs],
      milestones: [...one.milestones],
      products: [...one.products],
      partners: [...one.partners],
      funding: [...one.funding],
      course: [...one.course],
    }),
  })
}

function undertakingPage(one: WholeUndertaking): ExportPage {
  const stage = said(groupTexts.stages[one.kind], one.stage)
  return {
    id: one.id,
    title: one.name,
    cells: [stage, day(one.startedOn)],
    sections: [
      { title: '', words: one.words },
      {
        title: '',
        facts: [
          [groupTexts.columns.stage, [stage, one.stageWords].filter(Boolean).join('　')],
          [exportTexts.startedOn, day(one.startedOn)],
          [exportTexts.of, one.ofId && { to: one.ofId, words: exportTexts.of }],
          [exportTexts.body, one.bodyId && { to: one.bodyId, words: exportTexts.body }],
          [exportTexts.from, one.fromId ? { to: one.fromId, words: one.fromWords || exportTexts.from } : one.fromWords],
          [exportTexts.changed, one.whatChanged],
          [exportTexts.contact, one.contact],
          [groupTexts.fields.calm, one.calmWords],
        ],
      },
      ...partsOf(one),
    ],
  }
}

function partsOf(one: WholeUndertaking): readonly ExportSection[] {
  const { on, words, state } = exportTexts
  return [
    {
      title: exportTexts.partners,
      columns: [exportTexts.who, exportTexts.brings, exportTexts.hopes, exportTexts.since, exportTexts.until],
      rows: one.partners.map(it => [it.name, it.brings, it.hopes, day(it.since), day(it.endedOn)]),
    },
    {
      title: groupTexts.columns.members,
      columns: [on, groupTexts.columns.members, words],
      rows: one.counts.map(it => [day(it.on), String(it.total), it.note]),
    },
    {
      title: exportTexts.needs,
      columns: [words, exportTexts.howMuch, exportTexts.until, state],
      rows: one.needs.map(it => [it.words, it.howMuch, day(it.untilOn), said(groupTexts.needStates, it.state)]),
    },
    {
      title: exportTexts.milestones,
      columns: [on, words, state],
      rows: one.milestones.map(it => [day(it.on), [it.title, it.words].filter(Boolean).join('　'), said(groupTexts.dayStates, it.state)]),
    },
    {
      title: exportTexts.products,
      columns: [on, words, exportTexts.howMuch],
      rows: one.products.map(it => [day(it.on), it.words, `${number(it.quantity)}${it.unit}`]),
    },
    {
      title: fundingTexts.title,
      columns: [words, exportTexts.kind, exportTexts.amount, exportTexts.since, exportTexts.until, state],
      rows: one.funding.map(it => [
        it.name,
        said(fundingTexts.kinds, it.kind),
        number(it.amount),
        day(it.fromOn),
        day(it.untilOn),
        said(fundingTexts.states, it.state),
      ]),
    },
    {
      title: exportTexts.course,
      columns: [on, exportTexts.step, words],
      rows: one.course.map(it => [day(it.at), said(groupTexts.steps, it.kind), it.words]),
    },
  ]
}
