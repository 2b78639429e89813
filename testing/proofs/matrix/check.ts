import { sql } from 'kysely'
import type { StaffId } from '../../../src/kernel/id.ts'
import { rowsOf } from '../../../src/platform/database.ts'
import type { Chance } from '../../builders/chance.ts'
import { ask, complaintOf } from './ask.ts'
import type { Cell } from './cells.ts'
import { isNobody } from './cells.ts'
import type { MatrixStage } from './stage.ts'
import type { SightTable } from './table.ts'

/** Asks every cell and gives the sentences about those that answer otherwise than the table says. */
export async function complaintsAbout(stage: MatrixStage, cells: readonly Cell[]): Promise<readonly string[]> {
  const lookers = new Map(stage.lookers.map(one => [one.identity.name, one]))
  const complaints: string[] = []
  for (const cell of cells) {
    const looker = lookers.get(cell.identity.name)
    if (looker === undefined) throw new Error(`${cell.identity.name} is not on the stage`)
    const complaint = complaintOf(cell, await ask(stage, looker, cell))
    if (complaint !== undefined) complaints.push(complaint)
  }
  return complaints
}

/** Holds the rows that each identity gets from the database itself against the table; also how many were counted. */
export async function rowComplaints(
  stage: MatrixStage,
  table: SightTable,
): Promise<{ readonly asked: number; readonly complaints: readonly string[] }> {
  const complaints: string[] = []
  const asked = [...table.tables].filter(([, name]) => name !== '–')
  for (const { identity, staffId } of stage.lookers) {
    const counts = await stage.app.database.transaction(staffId as StaffId | null, async db => {
      const parts = asked.map(
        ([record, name]) => sql`select ${record} as record, count(*)::integer as n from ${sql.raw(name)} where id = ${idOf(stage, record)}`,
      )
      return rowsOf(db, sql<{ record: string; n: number }>`${sql.join(parts, sql` union all `)}`)
    })
    for (const { record, n } of counts) {
      const rows = table.relations.filter(one => one.record === record)
      const row = rows.find(one => one.identities.includes(identity.name)) ?? rows.find(one => one.identities.includes('ほか'))
      const wanted = isNobody(identity) ? 0 : row?.rows
      if (n !== wanted)
        complaints.push(`${identity.name}: 表 ${table.tables.get(record)} の「${record}」は、表では ${wanted} 行、実際は ${n} 行`)
    }
  }
  return { asked: asked.length * stage.lookers.length, complaints }
}

/** A sample that meets every row of every part of the table at least once, filled up by chance. */
export function sampled(table: SightTable, cells: readonly Cell[], chance: Chance, size: number): readonly Cell[] {
  const chosen = new Set<Cell>()
  const one = (some: readonly Cell[]) => some.length > 0 && chosen.add(chance.pick(some))
  for (const relation of table.relations)
    for (const isRead of [true, false]) one(cells.filter(cell => cell.relation === relation && (cell.route.method === 'GET') === isRead))
  for (const address of table.addresses) one(cells.filter(cell => cell.address === address))
  for (const identity of table.identities) one(cells.filter(cell => cell.identity === identity))
  for (const told of table.exceptions)
    one(
      cells.filter(
        cell =>
          cell.wanted === told.sign && cell.route.path.endsWith(told.prefix) && !cell.isAbsent && told.records.includes(cell.record ?? ''),
      ),
    )
  one(cells.filter(cell => cell.isAbsent))
  while (chosen.size < size) chosen.add(chance.pick(cells))
  return [...chosen]
}

function idOf(stage: MatrixStage, record: string): string {
  const id = stage.records.get(record)?.['id']
  if (id === undefined) throw new Error(`the stage has no 「${record}」`)
  return id
}
