import type { Rules, SightRules } from '../../sight/expected.ts'
import { PRODUCT_RULES, rulesOver } from '../../sight/expected.ts'
import type { Looker } from '../../sight/facts.ts'
import type { AudienceRules } from './neighbours.ts'
import { seenAs, triedAs } from './probe.ts'
import type { Row, Town, WalledTable } from './town.ts'
import type { Carried, Me, Rule, Wall } from './wall.ts'
import { wallsOfActivities } from './walls-of-activities.ts'
import { wallsOfCasework } from './walls-of-casework.ts'
import { wallsOfCommunity } from './walls-of-community.ts'
import { wallsOfCompartments } from './walls-of-compartments.ts'
import { wallsOfCoordinators } from './walls-of-coordinators.ts'
import { wallsOfLiaison } from './walls-of-liaison.ts'
import type { ItemRules } from './walls-of-meetings.ts'
import { wallsOfMeetings } from './walls-of-meetings.ts'
import { wallsOfOffices } from './walls-of-offices.ts'
import { wallsOfResidentsMeetings } from './walls-of-residents-meetings.ts'
import { wallsOfSheets } from './walls-of-sheets.ts'
import { wallsOfTexts } from './walls-of-texts.ts'
import { wallsOfTreasures } from './walls-of-treasures.ts'
import { wallsOfUndertakings } from './walls-of-undertakings.ts'

/** What can be asked of a table, by the command of the policy that answers. */
export type Question = 'reads' | 'changes' | 'removes' | 'adds' | 'carries' | 'public' | 'residents'
export const QUESTIONS: readonly Question[] = ['reads', 'changes', 'removes', 'adds', 'carries', 'public', 'residents']

/** Asks one question of one table as everybody, and says where the database answers otherwise than the rules; undefined where nowhere. */
export type Noticing = {
  readonly walls: Readonly<Record<string, Wall>>
  readonly mes: readonly Me[]
  notice(table: string, question: Question): Promise<string | undefined>
}

/** Puts the rules beside the town. What the rules say is computed once, however many mutants are asked. */
export function noticing(town: Town, product: SightRules = PRODUCT_RULES, items?: ItemRules, audience?: AudienceRules): Noticing {
  const rules: Rules = rulesOver(town.facts, product)
  const walls = {
    ...wallsOfCasework(town, rules),
    ...wallsOfMeetings(town, rules, items),
    ...wallsOfCompartments(town),
    ...wallsOfOffices(town),
    ...wallsOfCommunity(town, audience),
    ...wallsOfTreasures(town, audience),
    ...wallsOfCoordinators(town, audience),
    ...wallsOfLiaison(town, audience),
    ...wallsOfResidentsMeetings(town, audience),
    ...wallsOfSheets(town, audience),
    ...wallsOfActivities(town, audience),
    ...wallsOfTexts(town, audience),
    ...wallsOfUndertakings(town, audience),
  }
  const mes = town.lookers.map(meOf)
  const kept = new Map<string, unknown>()
  const once = <Value>(key: string, make: () => Value): Value => {
    if (!kept.has(key)) kept.set(key, make())
    return kept.get(key) as Value
  }
  const allowed = (table: WalledTable, question: string, rule: Rule, me: Me) =>
    once(`${table.name} ${question} ${me.login}`, () => table.rows.filter(({ row, key }) => rule({ ...row, key }, me)))
  const tries = (table: WalledTable, wall: Wall, me: Me) => once(`${table.name} tries ${me.login}`, () => triesOf(table, wall, me))
  return {
    walls,
    mes,
    notice: async (name, question) => {
      const table = town.tables.get(name)
      const wall = walls[name]
      if (table === undefined || wall === undefined) throw new Error(`no rule for ${name}`)
      if (question === 'public') return noticePublic(town, table, wall)
      if (question === 'residents') return noticeResidents(town, table, wall, mes)
      for (const me of mes) {
        const found = await noticeAs(town, table, wall, question, me, allowed, tries)
        if (found !== undefined) return found
      }
      return undefined
    },
  }
}

type Allowed = (table: WalledTable, question: string, rule: Rule, me: Me) => readonly Row[]
type Try = { readonly statement: string; readonly isAllowed: boolean }

async function noticeAs(
  town: Town,
  table: WalledTable,
  wall: Wall,
  question: Question,
  me: Me,
  allowed: Allowed,
  tries: (table: WalledTable, wall: Wall, me: Me) => readonly Try[],
): Promise<string | undefined> {
  if (question === 'reads' && wall.reads !== undefined) {
    const wanted = new Set(allowed(table, 'reads', wall.reads, me).map(one => one.key))
    const seen = await seenAs(town, 'tsunagi_app', me.staffId, `select ${table.keyed} as key from ${table.name}`)
    return differing(
      `${me.login} reads`,
      [...seen].filter(key => !wanted.has(key)).length,
      [...wanted].filter(key => !seen.has(key)).length,
    )
  }
  if (question === 'changes' && wall.changes !== undefined && wall.change !== undefined)
    return reached(town, me, wall.change, allowed(table, 'changes', wall.changes, me).length)
  if (question === 'removes' && wall.removes !== undefined)
    return reached(town, me, `delete from ${table.name}`, allowed(table, 'removes', wall.removes, me).length)
  if (question === 'adds' && wall.adds !== undefined) return added(town, me, tries(table, wall, me))
  if (question === 'carries' && wall.carried !== undefined && wall.changes !== undefined)
    return carried(town, table, me, wall.carried, allowed(table, 'changes', wall.changes, me))
  return undefined
}

function differing(what: string, tooMuch: number, tooLittle: number): string | undefined {
  return tooMuch + tooLittle === 0 ? undefined : `${what} +${tooMuch} −${tooLittle}`
}

async function reached(town: Town, me: Me, statement: string, wanted: number): Promise<string | undefined> {
  const [told = ''] = await triedAs(town, me.staffId, [statement])
  return told === String(wanted) ? undefined : `${me.login} reaches ${told} rows for ${wanted}: ${statement.slice(0, 60)}`
}

async function added(town: Town, me: Me, tries: readonly Try[]): Promise<string | undefined> {
  const told = await triedAs(
    town,
    me.staffId,
    tries.map(one => one.statement),
  )
  const at = tries.findIndex((one, nth) => one.isAllowed === (told[nth] === 'refused'))
  return at < 0
    ? undefined
    : `${me.login} adds: ${told[at]?.slice(0, 90)}, which is ${tries[at]?.isAllowed ? 'their own to write' : 'not theirs'}`
}

/** Tried by whoever reaches a row that stops it. */
async function carried(
  town: Town,
  { keyed }: WalledTable,
  me: Me,
  changes: readonly Carried[],
  rows: readonly Row[],
): Promise<string | undefined> {
  const tried = changes.flatMap(({ change, stops, isOfOne }) => {
    const stopping = rows.find(({ row }) => stops === undefined || stops(row, me))
    const filled = change.replaceAll(/\{(\w+)\}/g, (_, name: string) => elsewhere(town, name, me))
    if (stopping === undefined) return []
    return [isOfOne ? `${filled} where ${keyed} = '${stopping.key.replaceAll("'", "''")}'` : filled]
  })
  const told = await triedAs(town, me.staffId, tried)
  const at = told.findIndex(one => one !== 'refused')
  return at < 0 ? undefined : `${me.login} carries off: ${told[at]?.slice(0, 60)}: ${tried[at]?.slice(0, 80)}`
}

/** Something that is surely not one's own. */
function elsewhere(town: Town, name: string, me: Me): string {
  if (name === 'others') return String(town.lookers.find(one => one.staffId !== null && one.staffId !== me.staffId)?.staffId)
  if (name === 'elsewhere') return String(town.lookers.find(one => one.reader && one.reader.agencyId !== me.home)?.reader?.agencyId)
  return '00000000-0000-4000-8000-000000000000'
}

async function noticePublic(town: Town, table: WalledTable, wall: Wall): Promise<string | undefined> {
  const isPublic = wall.isPublic
  if (isPublic === undefined) return undefined
  const wanted = new Set(table.rows.filter(({ row }) => isPublic(row)).map(one => one.key))
  const seen = await seenAs(town, 'tsunagi_public', null, `select ${table.keyed} as key from ${table.name}`)
  return differing(
    'the open side reads',
    [...seen].filter(key => !wanted.has(key)).length,
    [...wanted].filter(key => !seen.has(key)).length,
  )
}

/** The side where residents sign in, acting for anybody at all: it reaches what residents sign in with, and nothing of the city's staff. */
async function noticeResidents(town: Town, table: WalledTable, wall: Wall, mes: readonly Me[]): Promise<string | undefined> {
  const { reads, residents } = wall
  if (reads === undefined || residents === undefined) return undefined
  for (const me of mes) {
    const own = table.rows.filter(({ row, key }) => reads({ ...row, key }, me))
    const wanted = new Set(own.filter(({ row }) => residents(row, me)).map(one => one.key))
    const seen = await seenAs(town, 'tsunagi_residents', me.staffId, `select ${table.keyed} as key from ${table.name}`)
    const found = differing(
      `the side of residents, as ${me.login}, reads`,
      [...seen].filter(key => !wanted.has(key)).length,
      [...wanted].filter(key => !seen.has(key)).length,
    )
    if (found !== undefined) return found
    const tries = [own.find(({ row }) => !residents(row, me)), own.find(({ row }) => residents(row, me))].filter(one => one !== undefined)
    const told = await triedAs(
      town,
      me.staffId,
      tries.map(({ row }) => inserting(table, row)),
      'tsunagi_residents',
    )
    const at = tries.findIndex(({ row }, nth) => residents(row, me) === (told[nth] === 'refused'))
    if (at >= 0) return `the side of residents, as ${me.login}, adds: ${told[at]?.slice(0, 90)}`
  }
  return undefined
}

const EACH = 4

/** Rows written again: as they are and in one's own name, some that one may write and some that one may not. */
function triesOf(table: WalledTable, wall: Wall, me: Me): readonly Try[] {
  const rule = wall.adds
  if (rule === undefined) return []
  const mine = Object.fromEntries(
    Object.entries(wall.writer ?? {}).flatMap(([column, who]) => {
      const value = who === 'staff' ? me.staffId : (me.agency ?? me.home)
      return value === null ? [] : [[column, value]]
    }),
  )
  const asTheyAre = table.rows.map(({ row }) => row)
  const inMyName = table.rows.flatMap(({ row }) => [{ ...row, ...mine }, ...(wall.afresh ? [{ ...row, ...mine, ...wall.afresh }] : [])])
  const judge = (row: Row['row']) => ({ row, isAllowed: rule(row, me) })
  const judged = [...asTheyAre, ...inMyName].map(judge)
  const ends = <One>(ones: readonly One[]) => [...ones.slice(0, EACH), ...ones.slice(-EACH)]
  const some = [
    ...ends(judged.filter(one => one.isAllowed)),
    ...ends(judged.filter(one => !one.isAllowed)),
    // Among all those in the name of others, the few that are barred for another reason would not be drawn.
    ...ends(inMyName.map(judge).filter(one => !one.isAllowed)),
  ]
  return some.map(({ row, isAllowed }) => ({ statement: inserting(table, row), isAllowed }))
}

function inserting(table: WalledTable, row: Row['row']): string {
  const columns = table.inserted.map(column => `"${column}"`).join(', ')
  return `insert into ${table.name} (${columns}) select ${columns} from jsonb_populate_record(null::${table.name}, '${JSON.stringify(row).replaceAll("'", "''")}')`
}

function meOf({ login, staffId, reader }: Looker): Me {
  const has = (duty: string) => reader?.duties.has(duty as 'consult') === true
  return {
    login,
    staffId,
    reader,
    has,
    home: reader?.agencyId ?? null,
    agency: reader !== undefined && has('consult') ? reader.agencyId : null,
  }
}
