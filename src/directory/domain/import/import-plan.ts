import type { Day } from '../../../kernel/day.ts'
import type { Place, PlaceFacts, PlaceSource } from '../place.ts'
import { FIELD_LABELS } from './field-labels.ts'
import type { ImportNote, MissingPlace } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { ListedPlace, ReadList } from './listed-place.ts'
import { matchRows } from './match-rows.ts'
import { isSame, mergeFacts } from './merge-facts.ts'
import { identityOf } from './place-row.ts'

/** A known place of the list, as the store holds it. */
export type Known = Place & { readonly said: PlaceFacts | null }

/** A place to be written, with what the file said. */
export type Planned = { readonly place: Known; readonly said: PlaceFacts | null }

/** What an import will do. `seen` changes nothing that people see, only where the place stands in its list. */
export type ImportPlan = {
  readonly fresh: readonly ListedPlace[]
  readonly changed: readonly Planned[]
  /** How many known rows say what they said before. */
  readonly unchanged: number
  readonly seen: readonly Planned[]
  readonly missing: readonly MissingPlace[]
  readonly notes: readonly ImportNote[]
}

/** Compares a file with what is known of its list. Pure: the same file against the same register is always the same plan. */
export function planImport(list: ReadList, known: readonly Known[], today: Day): ImportPlan {
  const keyOf = (dataset: string, key: string) => (list.isWhole ? key : `${dataset}\n${key}`)
  const listed = known.map(place => {
    const facts = place.said ?? place
    const key = keyOf(place.source.dataset, place.source.key)
    return { key, identity: list.isWhole ? identityOf(facts) : key, facts, place }
  })
  const rows = list.places.map(one => ({ ...one, key: keyOf(one.source.dataset, one.key) }))
  const matches = matchRows(rows, listed)
  const pairs = list.places.map((row, at) => ({ row, known: matches[at]?.place }))
  const merged = pairs.flatMap(pair => (pair.known ? [mergedPair(pair.row, pair.known)] : []))
  const matched = new Set(merged.map(one => one.known.id))
  const left = list.isWhole ? known.filter(place => !matched.has(place.id)) : []
  const gone = left.filter(place => !list.refusedKeys.has(place.source.key))
  const taken = new Set(list.places.map(one => one.key))
  return {
    fresh: pairs.flatMap(pair => (pair.known ? [] : [pair.row])),
    changed: merged.filter(one => one.isChanged).map(one => one.planned),
    unchanged: merged.filter(one => !one.isChanged).length,
    seen: [
      ...merged.filter(one => !one.isChanged && one.isMoved).map(one => one.planned),
      ...left.flatMap(place => vanished(place, taken, gone.includes(place) ? today : place.source.absentOn)),
    ],
    missing: gone.filter(place => place.isActive).map(({ name, address, source }) => ({ key: source.key, name, address })),
    notes: merged.flatMap(one => one.notes),
  }
}

function mergedPair(row: ListedPlace, known: Known) {
  const { facts, changed, overwritten } = mergeFacts(factsOf(known), known.said, row.facts)
  const source: PlaceSource = row.source
  const isChanged = changed.length > 0
  const place: Known = { ...known, ...facts, source, version: known.version + (isChanged ? 1 : 0) }
  const labels = changed.map(field => FIELD_LABELS[field]).join('、')
  const notes = isChanged ? [noteOn(row.line, '', row.facts.name, '取り込み', `前に取り込んだときから変わりました：${labels}。`)] : []
  for (const field of overwritten) {
    const reason = '手で直してあった値を、新しいファイルの値に変えました。ここにあるのは前の値です。'
    notes.push(noteOn(row.line, FIELD_LABELS[field], wordsOf(known[field]), '直して取り込み', reason))
  }
  const isMoved = !isSame(known.source, source) || !isSame(known.said, row.facts)
  return { known, planned: { place, said: row.facts }, isChanged, isMoved, notes }
}

function vanished(place: Known, taken: ReadonlySet<string>, absentOn: Day | null): readonly Planned[] {
  // The number of a place that has gone may by now be another's.
  const key = taken.has(place.source.key) ? `${place.source.key}~${place.id}` : place.source.key
  const source = { ...place.source, key, absentOn: place.source.absentOn ?? absentOn }
  return isSame(source, place.source) ? [] : [{ place: { ...place, source }, said: place.said }]
}

function factsOf({ id: _id, source: _source, isActive: _isActive, version: _version, said: _said, ...facts }: Known): PlaceFacts {
  return facts
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null ? '（なし）' : JSON.stringify(value)
}
