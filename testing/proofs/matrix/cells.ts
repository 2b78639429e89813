import type { Route } from '../../../src/platform/http/route.ts'
import type { AddressRow, Identity, RelationRow, SightTable, Sign } from './table.ts'

/** One question: this address about this record (or about one that is not there), as this identity. */
export type Cell = {
  readonly route: Route
  readonly identity: Identity
  readonly address: AddressRow
  /** Name of the record; undefined where the address holds no record's number. */
  readonly record: string | undefined
  readonly isAbsent: boolean
  readonly relation: RelationRow | undefined
  readonly wanted: Sign
}

/** All questions there are. A route below no row of the table is told in a sentence. */
export function cellsOf(
  table: SightTable,
  routes: readonly Route[],
): { readonly cells: readonly Cell[]; readonly unruled: readonly string[] } {
  const cells: Cell[] = []
  const unruled: string[] = []
  for (const route of routes) {
    const address = addressOf(table, route.path)
    const holdsRecord = holdsNumber(route) && !isOpen(address)
    if (address === undefined || (holdsRecord && address.records.length === 0 && !isOpen(address)))
      unruled.push(
        `${route.method} ${route.path} の種類が docs/who-may-see.md の「宛先」にありません。だれが見てよいかを決めて、行を足してください。`,
      )
    else for (const identity of table.identities) cells.push(...cellsFor(table, route, address, identity))
  }
  return { cells, unruled }
}

function cellsFor(table: SightTable, route: Route, address: AddressRow, identity: Identity): readonly Cell[] {
  const base = { route, identity, address }
  if (address.records.length === 0)
    return [{ ...base, record: undefined, isAbsent: false, relation: undefined, wanted: plainSign(address, identity) }]
  return address.records.flatMap(record => {
    const relation = relationTo(table, record, identity)
    const there = { ...base, record, isAbsent: false, relation, wanted: recordSign(table, route, address, identity, relation) }
    const isSame = ['入', '同', '欠'].includes(there.wanted)
    const absent = { ...base, record, isAbsent: true, relation: undefined, wanted: isSame ? there.wanted : ('無' as const) }
    return [there, absent]
  })
}

function plainSign(address: AddressRow, identity: Identity): Sign {
  if (isOpen(address)) return '開'
  if (isNobody(identity)) return '入'
  return mayEnter(address, identity) ? '通' : '欠'
}

function recordSign(table: SightTable, route: Route, address: AddressRow, identity: Identity, relation: RelationRow): Sign {
  if (isNobody(identity)) return '入'
  // How many councils there are everybody knows: their numbers say nothing to whoever has no business there.
  if (!mayEnter(address, identity)) return holdsNumber(route) ? '無' : '欠'
  const [told] = table.exceptions
    .filter(one => (one.method === '*' || one.method === route.method) && begins(one.prefix, route.path))
    .filter(one => one.records.includes(relation.record) && isMeant(one.identities, identity, relation))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  return told?.sign ?? (route.method === 'GET' ? relation.read : relation.write)
}

/** 「関わる人」 are all who may open the record at all. */
function isMeant(names: readonly string[], identity: Identity, relation: RelationRow): boolean {
  return names.includes(identity.name) || names.includes('みな') || (names.includes('関わる人') && relation.read !== '無')
}

/** Whether an address lies at or below another, with or without the name of the API before it. */
function begins(prefix: string, path: string): boolean {
  if (prefix === '/') return path === '/'
  const parts = path.split('/').slice(1)
  return [parts, ...(path.startsWith('/api/v1/') ? [parts.slice(2)] : [])].some(given =>
    prefix
      .split('/')
      .slice(1)
      .every((part, at) => part === given[at]),
  )
}

/** The row of the longest address that begins this one; of two, the one that names the API. */
function addressOf(table: SightTable, path: string): AddressRow | undefined {
  return table.addresses
    .filter(({ prefix }) => begins(prefix, path))
    .sort((a, b) => b.prefix.split('/').length - a.prefix.split('/').length)[0]
}

function relationTo(table: SightTable, record: string, identity: Identity): RelationRow {
  const rows = table.relations.filter(row => row.record === record)
  const row = rows.find(one => one.identities.includes(identity.name)) ?? rows.find(one => one.identities.includes('ほか'))
  if (row === undefined) throw new Error(`docs/who-may-see.md: 「${record}」の節に、${identity.name}の行も「ほか」の行もありません。`)
  return row
}

const holdsNumber = (route: Route) => /:\w*id\b/.test(route.path)
const isOpen = (address: AddressRow | undefined) => address?.duties.includes('だれでも') === true
export const isNobody = (identity: Identity) => identity.login === undefined || identity.isOver
const mayEnter = (address: AddressRow, identity: Identity) =>
  address.duties.includes('職員') || address.duties.some(duty => identity.duties.includes(duty))
