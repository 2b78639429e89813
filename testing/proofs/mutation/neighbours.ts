import type { Audience, mayKeep, mayRead, Neighbour } from '../../../src/community/councils/domain/audience.ts'
import type { Town } from './town.ts'
import type { Me, Rule, Wall } from './wall.ts'

export type Fields = Readonly<Record<string, unknown>>

/** The one rule of the community half. */
export type AudienceRules = { readonly mayRead: typeof mayRead; readonly mayKeep: typeof mayKeep }

/** The one rule over the rows of the town, in the words that walls are written in. */
export type Neighbourhood = {
  neighbour(me: Me): Neighbour
  /** Rows of a table, by a column that is unique. */
  found(table: string, column?: string): ReadonlyMap<unknown, Fields>
  rowsOf(table: string): readonly Fields[]
  readsFor(audience: unknown, council: unknown, me: Me): boolean
  keepsCouncil(council: unknown, me: Me): boolean
  /** Whose council keeps the row. */
  readonly keeps: Rule
  /** Whoever the row's audience is. */
  readonly readsAudience: Rule
  readonly coordinates: Rule
  readonly isCity: Rule
  /** A rule about the row that a column names. */
  of(parents: ReadonlyMap<unknown, Fields>, column: string, rule: Rule): Rule
  /** A change into a council that does not exist; only a coordinator keeps what belongs there. */
  toCouncil(table: string): NonNullable<Wall['carried']>
}

/** Puts the one rule beside the rows of the town. */
export function neighbourhood(town: Town, rules: AudienceRules): Neighbourhood {
  const neighbour = neighboursOf(town)
  const rowsOf = (table: string): readonly Fields[] => (town.tables.get(table)?.rows ?? []).map(({ row }) => row)
  const keepsCouncil = (council: unknown, me: Me) => rules.mayKeep(council as number | null, neighbour(me))
  const readsFor = (audience: unknown, council: unknown, me: Me) =>
    rules.mayRead(audience as Audience, council as number | null, neighbour(me))
  return {
    neighbour,
    found: (table, column = 'id') => new Map(rowsOf(table).map(row => [row[column], row])),
    rowsOf,
    readsFor,
    keepsCouncil,
    keeps: (row, me) => keepsCouncil(row['council_no'], me),
    readsAudience: (row, me) => readsFor(row['audience'], row['council_no'], me),
    coordinates: (_, me) => neighbour(me).isCoordinator,
    isCity: (_, me) => neighbour(me).isCity,
    of: (parents, column, rule) => (row, me) => {
      const parent = parents.get(row[column])
      return parent !== undefined && rule(parent, me)
    },
    toCouncil: table => [{ change: `update ${table} set council_no = -1`, stops: (_, me) => !neighbour(me).isCoordinator }],
  }
}

/** Today in Japan, as a column of days is written. */
export function todayThere(): string {
  return new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
}

/** Who sits where today, over the facts. */
function neighboursOf(town: Town): (me: Me) => Neighbour {
  const rowsOf = (table: string): readonly Fields[] => (town.tables.get(`councils.${table}`)?.rows ?? []).map(({ row }) => row)
  const councils = new Map(rowsOf('body').map(row => [row['id'], row['council_no']]))
  const today = todayThere()
  const kept = new Map<string, Neighbour>()
  const find = (me: Me): Neighbour => {
    const mine = new Set(
      rowsOf('participant')
        .filter(one => me.reader !== undefined && one['account_id'] === me.staffId && one['ended_on'] === null)
        .map(one => one['id']),
    )
    const seats = rowsOf('seat').filter(
      one => mine.has(one['participant_id']) && String(one['from_on']) <= today && (one['to_on'] === null || String(one['to_on']) >= today),
    )
    const councilsOf = (some: readonly Fields[]) => some.flatMap(one => [councils.get(one['body_id'])].filter(no => typeof no === 'number'))
    return {
      isCoordinator: me.has('outreach'),
      isCity: me.has('evaluate'),
      bodies: seats.map(one => String(one['body_id'])),
      councils: councilsOf(seats),
      kept: councilsOf(seats.filter(one => one['is_secretariat'] === true)),
    }
  }
  return me => {
    const found = kept.get(me.login) ?? find(me)
    kept.set(me.login, found)
    return found
  }
}
