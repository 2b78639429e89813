import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as items from '../../../src/casework/coordination/domain/conference/minutes-sight.ts'
import { isUnopened } from '../../../src/casework/referral/domain/sight.ts'
import * as audience from '../../../src/community/councils/domain/audience.ts'
import { projectRoot } from '../../../src/platform/project-root.ts'
import { chanceOf } from '../../builders/chance.ts'
import { PRODUCT_RULES } from '../../sight/expected.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import { noticing } from './noticing.ts'
import { seenAs, under } from './probe.ts'
import { reasonsOf } from './reasons.ts'
import { ruleMutants } from './rule-mutants.ts'
import { writeTable } from './table.ts'
import type { Town } from './town.ts'
import { walledTown } from './town.ts'
import type { Me } from './wall.ts'

const SEED = Number(process.env['MUTATION_SEED'] ?? Date.now() % 1_000_000_000)

/** Files that hold rules of sight, and the tables on which each is held together with the database. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'src/community/councils/domain/audience.ts': [
    'councils.participant',
    'councils.seat',
    'links.link',
    'issues.issue',
    'issues.shared',
    'councils.participant_contact',
  ],
  'src/casework/people/domain/sight.ts': ['people.person', 'people.household', 'people.household_history'],
  'src/casework/desk/domain/sight.ts': ['desk.consultation'],
  'src/casework/referral/domain/sight.ts': ['referral.referral', 'referral.bundle'],
  'src/casework/coordination/domain/case/sight-of-case.ts': ['coordination.support_case', 'platform.task', 'coordination.log_entry'],
  'src/casework/coordination/domain/conference/minutes-sight.ts': [
    'coordination.agenda_item',
    'coordination.briefing',
    'coordination.item_minutes',
    'coordination.role_assignment',
  ],
}

/** Spoilt and the same: nobody's councils hold a null, so this condition speaks to the compiler alone. */
const SAME = /^audience\.ts:\d+ council !== null → true$/

let town: Town
/** What the database really gives, asked once: the mutants are on the other side. */
const given = new Map<string, ReadonlySet<string>>()

beforeAll(async () => {
  town = await walledTown()
})

afterAll(() => town.close())

type Spoilt = Readonly<Record<string, unknown>>

async function givenTo({ login, staffId }: Pick<Me, 'login' | 'staffId'>, table: string): Promise<ReadonlySet<string>> {
  const known = given.get(`${table} ${login}`)
  if (known !== undefined) return known
  const look = `select ${town.tables.get(table)?.keyed} as key from ${table}`
  const seen = await under(town, '', () => seenAs(town, 'tsunagi_app', staffId, look))
  given.set(`${table} ${login}`, seen)
  return seen
}

/** Where the rules, some of them spoilt, say something else than the database does. */
async function firstDifference(spoilt: Spoilt, tables: readonly string[]): Promise<string | undefined> {
  const { walls, mes } = noticing(town, { ...PRODUCT_RULES, ...spoilt }, { ...items, ...spoilt }, { ...audience, ...spoilt })
  for (const table of tables)
    for (const me of mes) {
      const seen = await givenTo(me, table)
      const rows = town.tables.get(table)?.rows ?? []
      const other = rows.find(({ row, key }) => (walls[table]?.reads?.({ ...row, key }, me) === true) !== seen.has(key))
      if (other !== undefined) return `${me.login} ${seen.has(other.key) ? 'sees' : 'does not see'} a row of ${table}`
    }
  return undefined
}

/** The same for a spoilt rule: one that stops with an error is found as well. */
async function noticed(spoilt: Spoilt, tables: readonly string[]): Promise<string | undefined> {
  try {
    return reasonsOf({ ...PRODUCT_RULES, ...items, ...audience, isUnopened, ...spoilt }) ?? (await firstDifference(spoilt, tables))
  } catch (error) {
    return `stops with ${String(error).slice(0, 80)}`
  }
}

test('no file with rules of sight is forgotten', () => {
  const found = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(path => /domain\/.*(sight|audience)[^/]*\.ts$/.test(path) && !/\.test\.ts$/.test(path))
    .map(path => `src/${path}`)
  expect(found.sort()).toEqual(Object.keys(RULES).sort())
})

test('the rules as they are say what the database does, with the right reasons', async () => {
  const tables = Object.values(RULES).flat()
  expect(await noticed({}, sized(tables.slice(0, 4), tables))).toBeUndefined()
})

test('every condition of the rules of sight that is spoilt is found out', async () => {
  const mutants = Object.entries(RULES)
    .flatMap(([path, tables]) => ruleMutants(path).map(mutant => ({ ...mutant, tables })))
    .filter(mutant => !SAME.test(mutant.name))
  const chance = chanceOf(SEED)
  const chosen = isFull ? mutants : Array.from({ length: sized(12, mutants.length) }, () => chance.pick(mutants))
  const lines: string[] = []
  const survivors: string[] = []
  for (const mutant of chosen) {
    const found = await noticed(await mutant.load(), mutant.tables)
    lines.push(`${found === undefined ? 'SURVIVED' : 'killed'}\t${mutant.name}\t${found ?? ''}`)
    if (found === undefined) survivors.push(mutant.name)
  }
  writeTable('rules', lines)
  const measured = `${chosen.length - survivors.length} / ${chosen.length} 変異（ファイル ${Object.keys(RULES).length}、種 ${SEED}）`
  sayFigure({ proof: '変異: TypeScript の規則', figure: '見つけた変異', measured, promised: '100 %' })
  expect(survivors).toEqual([])
})
