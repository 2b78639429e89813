import { useOfColumns } from './column-use.ts'
import type { Credit } from './dataset.ts'
import { creditOf, datasetOf } from './dataset.ts'
import { farRows } from './far-rows.ts'
import { noteOn } from './import-report.ts'
import { keyedRows } from './keyed-rows.ts'
import { listKindOf } from './list-kind.ts'
import type { ReadList, ToldCredit } from './listed-place.ts'
import { isOwnTable, readOwnList } from './own-list.ts'
import { readPlaceRow } from './place-row.ts'
import type { Table } from './table.ts'

/** Reads a table as a list of places: a municipal list of any known edition, or our own export. */
export function readList(table: Table, file: string, told: ToldCredit): ReadList {
  if (isOwnTable(table.columns)) return readOwnList(table, file)
  const list = listKindOf(table.columns, file)
  const uses = useOfColumns(table.columns)
  const read = table.rows.map(row => readPlaceRow(table.columns, uses, list, row))
  const taken = read.flatMap(row => (row.taken ? [row.taken] : []))
  const idColumn = table.columns[uses.findIndex(use => use.kind === 'field' && use.field === 'id')] ?? 'ID'
  const keyed = keyedRows(taken, idColumn)
  const dataset = told.dataset ?? datasetOf(list, file)
  const credit = { ...creditOf(table, file), ...stated(told) }
  return {
    dataset,
    isWhole: true,
    rows: table.rows.length,
    places: keyed.rows.map(({ line, facts, identity, key }) => ({
      line,
      facts,
      identity,
      key,
      id: null,
      source: { dataset, key, file, line, absentOn: null, ...credit },
    })),
    refusedKeys: new Set(read.flatMap(row => (row.taken === null && row.publishedId !== null ? [`no:${row.publishedId}`] : []))),
    notes: [
      ...table.notes,
      ...(list.placeKind === null
        ? [noteOn(table.headerLine, '', file, '取り込み', '場所の種類の列がないので、種類は名称と備考の言葉から決めました。')]
        : []),
      ...[...read.flatMap(row => row.notes), ...keyed.notes, ...farRows(taken)].sort((a, b) => a.line - b.line),
    ],
  }
}

function stated(told: ToldCredit): Partial<Credit> {
  return {
    ...(told.attribution === undefined ? {} : { attribution: told.attribution }),
    ...(told.licence === undefined ? {} : { licence: told.licence }),
  }
}
