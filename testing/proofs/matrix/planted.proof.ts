import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { page } from '../../../src/platform/http/answer.ts'
import type { Route } from '../../../src/platform/http/route.ts'
import { openRoute, route } from '../../../src/platform/http/route.ts'
import { fetchAs, marksIn } from './canary.ts'
import type { Cell } from './cells.ts'
import { cellsOf } from './cells.ts'
import { complaintsAbout, rowComplaints } from './check.ts'
import { marksOf } from './marks.ts'
import type { MatrixStage } from './stage.ts'
import { openMatrixStage } from './stage.ts'
import { readSightTable, sightTableOf } from './table.ts'

const table = readSightTable()
const { cells } = cellsOf(table, routes)
let stage: MatrixStage

beforeAll(async () => {
  stage = await openMatrixStage(table.identities)
})
afterAll(() => stage.app.close())

/** A few identities are enough to notice a hole of this size: those who belong, and those who do not. */
const WATCHING = new Set(['窓口', '封の中の人', 'よその機関', '委員長', 'よその委員長'])

/** Their cells of one address about the record that is there. */
const cellsAt = (method: string, path: string) =>
  cells.filter(
    (cell: Cell) => cell.route.method === method && cell.route.path === path && !cell.isAbsent && WATCHING.has(cell.identity.name),
  )

const rowAt = (method: string, path: string): Route => {
  const found = routes.find(one => one.method === method && one.path === path)
  if (found === undefined) throw new Error(`no route ${method} ${path}`)
  return found
}

/** Does something with a wall taken away, and puts it back. */
async function without<Value>(wall: string, table: string, open: string, work: () => Promise<Value>): Promise<Value> {
  const [kept] = await stage.app.ask<{ qual: string }>(
    `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polname = $1 and polrelid = $2::regclass`,
    [wall, table],
  )
  if (kept === undefined) throw new Error(`no policy ${wall}`)
  await stage.app.ask(`alter policy ${wall} on ${table} using (${open})`)
  try {
    return await work()
  } finally {
    await stage.app.ask(`alter policy ${wall} on ${table} using (${kept.qual})`)
  }
}

/** Does something with a route changed as somebody might by mistake, and puts it back. */
async function changed<Value>(row: Route, change: Partial<Route>, work: () => Promise<Value>): Promise<Value> {
  const kept = { ...row }
  Object.assign(row, change)
  try {
    return await work()
  } finally {
    Object.assign(row, kept)
  }
}

const WALLS = [
  { wall: 'person_is_seen_by_those_who_work_with_them', table: 'people.person', path: '/people/:id' },
  { wall: 'consultation_is_seen_by_those_who_stand_beside', table: 'desk.consultation', path: '/consultations/:id' },
  { wall: 'compartment_is_its_members', table: 'coordination.compartment', path: '/compartments/:id' },
  { wall: 'issue_is_read_in_its_council', table: 'issues.issue', path: '/community-issues/:id' },
  { wall: 'treasure_is_read_in_its_council', table: 'treasures.treasure', path: '/treasures/:id' },
  { wall: 'meeting_is_read_by_its_audience', table: 'meetings.meeting', path: '/meetings/:id' },
  { wall: 'activity_is_read_inside_or_by_its_wording', table: 'activities.activity', path: '/activities/:id' },
] as const

test.each(WALLS)('$wall opened to everybody is complained about, by the rows and by the pages', async ({ wall, table: name, path }) => {
  await without(wall, name, 'true', async () => {
    expect((await rowComplaints(stage, table)).complaints.length).toBeGreaterThan(0)
    expect(await complaintsAbout(stage, cellsAt('GET', path))).not.toEqual([])
  })
  expect(await complaintsAbout(stage, cellsAt('GET', path))).toEqual([])
})

test.each(WALLS)('$wall shut to everybody, as if it were dropped, is complained about', async ({ wall, table: name, path }) => {
  await without(wall, name, 'false', async () => {
    expect((await rowComplaints(stage, table)).complaints.length).toBeGreaterThan(0)
    expect(await complaintsAbout(stage, cellsAt('GET', path))).not.toEqual([])
  })
})

test('a route that lost its duty is complained about', async () => {
  await changed(rowAt('GET', '/audit'), { duty: 'signed-in' }, async () => {
    expect(await complaintsAbout(stage, cellsAt('GET', '/audit'))).toContainEqual(expect.stringContaining('窓口: GET /audit'))
  })
  expect(await complaintsAbout(stage, cellsAt('GET', '/audit'))).toEqual([])
})

test('a page that forgets the gate is complained about by the table and by the marks', async () => {
  const leaky = async () => {
    const [person] = await stage.app.ask<{ family: string }>('select family from people.person where id = $1', [
      stage.records.get('本人')?.['id'],
    ])
    return page(`<p>${person?.family}</p>`)
  }
  await changed(rowAt('GET', '/cases/:id'), { handler: leaky, audit: { none: 'planted' } }, async () => {
    expect(await complaintsAbout(stage, cellsAt('GET', '/cases/:id'))).toContainEqual(expect.stringContaining('よその機関'))
    const stranger = stage.lookers.find(one => one.identity.name === 'よその機関')
    if (stranger === undefined) throw new Error('nobody looks on')
    const marks = marksOf(table)
    const told = await fetchAs(stage.app, stranger, `/cases/${stage.records.get('事例')?.['id']}`)
    const met = marksIn(
      told.text,
      marks.map(mark => mark.written),
    )
    expect(marks.filter(mark => met.includes(mark.written) && !mark.identities.has('よその機関')).map(mark => mark.name)).toEqual(['本人'])
  })
})

test('a new route without a row of the table is told in a sentence', () => {
  const nowhere = route({ method: 'GET', path: '/new-room/:id', duty: 'consult', audit: 'x', handler: () => page('') })
  const open = openRoute({ method: 'GET', path: '/new-door', duty: 'anyone', audit: { none: 'x' }, handler: () => page('') })
  const { unruled } = cellsOf(table, [nowhere, open])
  expect(unruled).toHaveLength(2)
  expect(unruled[0]).toContain('GET /new-room/:id の種類が docs/who-may-see.md の「宛先」にありません')
})

test('a row of the table that nobody can read is told in a sentence', () => {
  expect(() => sightTableOf('## 立場\n\n| a |\n|---|\n')).toThrow('「宛先」の節がありません')
})
