import { z } from 'zod'
import { dayOfInstant, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { CouncilExporter, ExportPage, ExportSection } from '../../councils/index.ts'
import { exportKind } from '../../councils/index.ts'
import type { WholeTreasure } from '../acts/whole-council.ts'
import { wholeTreasures } from '../acts/whole-council.ts'
import { CONSENT_HOWS, PARTIES, REACHES } from '../domain/consent.ts'
import { TREASURE_STATES, TREASURE_TYPES } from '../domain/treasure.ts'
import { titleOfStep } from './step-title.ts'
import { exportTexts, texts } from './texts.ts'

/** JSON of a treasure in the export of a council. */
const SHAPE = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(TREASURE_TYPES),
  story: z.string(),
  themes: z.array(z.string()),
  place: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  openWhen: z.string(),
  how: z.string(),
  cost: z.string(),
  barrierFree: z.string(),
  state: z.enum(TREASURE_STATES),
  audience: z.enum(['council', 'staff']),
  foundAt: z.string(),
  assuredOn: z.string().nullable(),
  tellerName: z.string().nullable(),
  stewardName: z.string().nullable(),
  uses: z.array(
    z.object({
      usedIn: z.string(),
      usedKind: z.string().nullable(),
      usedId: z.string().nullable(),
      since: z.string(),
      brought: z.string(),
      endedOn: z.string().nullable(),
    }),
  ),
  consents: z.array(
    z.object({
      whose: z.enum(PARTIES),
      personName: z.string().describe('取り下げられた同意と、期限の過ぎた同意では空'),
      how: z.enum(CONSENT_HOWS),
      scope: z.enum(REACHES),
      givenOn: z.string(),
      validUntil: z.string().nullable(),
      withdrawnOn: z.string().nullable(),
    }),
  ),
  course: z.array(z.object({ kind: z.string(), words: z.string(), at: z.string(), byName: z.string() })),
  shared: z
    .object({
      wanted: z.enum(['liaison', 'public']),
      title: z.string(),
      words: z.string(),
      place: z.string(),
      checkedAt: z.string().nullable(),
      withdrawnAt: z.string().nullable(),
    })
    .nullable(),
})

/** What this module gives to the export of a council: what is good in it, as far as those named with it said yes. */
export const treasureExporter: CouncilExporter = async (db, no, today) => {
  const { treasures, heldBack } = await wholeTreasures(db, no, today)
  return {
    kinds: [
      exportKind({
        title: exportTexts.title,
        about: exportTexts.about(heldBack),
        name: 'treasures',
        link: 'treasure',
        columns: [texts.columns.type, texts.columns.state, texts.columns.found],
        rows: treasures,
        shape: SHAPE,
        page: treasurePage,
        json: jsonOf,
      }),
    ],
  }
}

function treasurePage(whole: WholeTreasure): ExportPage {
  const { treasure, uses, course } = whole
  const { fields } = texts
  return {
    id: treasure.id,
    title: treasure.name,
    cells: [texts.types[treasure.type], texts.states[treasure.state], formatBoth(dayOfInstant(treasure.foundAt))],
    sections: [
      { title: fields.story, words: treasure.story },
      factsOf(whole),
      {
        title: texts.uses,
        columns: [fields.usedIn, fields.since, exportTexts.endedOn, fields.brought],
        rows: uses.map(use => [
          use.usedId === null ? use.usedIn : { to: use.usedId, words: use.usedIn || texts.uses },
          formatBoth(use.since),
          use.endedOn ? formatBoth(use.endedOn) : '',
          use.brought,
        ]),
      },
      consentTable(whole),
      {
        title: texts.course,
        columns: [exportTexts.at, exportTexts.step, exportTexts.words, exportTexts.byStaff],
        rows: course.map(step => [formatInstant(step.at), titleOfStep(step), step.words, step.byName]),
      },
    ],
  }
}

function factsOf({ treasure, shared }: WholeTreasure): ExportSection {
  const { fields, parties } = texts
  return {
    title: exportTexts.facts,
    facts: [
      [texts.columns.type, texts.types[treasure.type]],
      [texts.columns.state, texts.states[treasure.state]],
      [fields.place, treasure.place],
      [fields.point, treasure.lat === null || treasure.lon === null ? null : `${treasure.lat}, ${treasure.lon}`],
      [fields.openWhen, treasure.openWhen],
      [fields.how, treasure.how],
      [fields.cost, treasure.cost],
      [fields.barrierFree, treasure.barrierFree],
      [parties.teller, treasure.tellerName],
      [parties.steward, treasure.stewardName],
      [fields.assured, treasure.assuredOn && formatBoth(treasure.assuredOn)],
      [exportTexts.shared, shared && shared.withdrawnAt === null ? `${shared.title}　${shared.words}` : null],
      [exportTexts.checkedAt, shared?.withdrawnAt === null && shared.checkedAt ? formatInstant(shared.checkedAt) : null],
    ],
  }
}

function consentTable({ consents }: WholeTreasure): ExportSection {
  return {
    title: texts.consents,
    columns: [exportTexts.whose, exportTexts.scope, exportTexts.how, exportTexts.givenOn, exportTexts.endedOn],
    rows: consents.map(one => {
      const end = one.withdrawnOn ?? one.validUntil
      return [
        [texts.parties[one.whose], one.personName].filter(Boolean).join('　'),
        one.withdrawnOn === null ? texts.reaches[one.scope] : texts.consentState.withdrawn,
        [texts.hows[one.how], one.proxyName].filter(Boolean).join(' '),
        formatBoth(one.givenOn),
        end ? formatBoth(end) : '',
      ]
    }),
  }
}

function jsonOf({ treasure, uses, consents, course, shared }: WholeTreasure): z.input<typeof SHAPE> {
  const { councilNo: _, councilName: __, isHeldBack: ___, version: ____, byName: _____, ...told } = treasure
  return {
    ...told,
    themes: [...treasure.themes],
    foundAt: treasure.foundAt.toISOString(),
    uses: [...uses],
    consents: [...consents],
    course: course.map(({ kind, words, at, byName }) => ({ kind, words, at: at.toISOString(), byName })),
    shared: shared
      ? { ...shared, checkedAt: shared.checkedAt?.toISOString() ?? null, withdrawnAt: shared.withdrawnAt?.toISOString() ?? null }
      : null,
  }
}
