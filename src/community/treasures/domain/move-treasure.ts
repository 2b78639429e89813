import type { Day } from '../../../kernel/day.ts'
import { addMonths } from '../../../kernel/day.ts'
import type { Point, TreasureState, TreasureType } from './treasure.ts'

const WAYS: Readonly<Record<TreasureState, readonly TreasureState[]>> = {
  candidate: ['confirmed', 'gone'],
  confirmed: ['resting', 'gone'],
  resting: ['confirmed', 'gone'],
  gone: ['confirmed'],
}

/** Where a treasure can go from a state. What is gone can be found again. */
export function waysFrom(state: TreasureState): readonly TreasureState[] {
  return WAYS[state]
}

/** States in which there is something to look at. */
export const LIVING_STATES: readonly TreasureState[] = ['candidate', 'confirmed', 'resting']

/** Whether somebody should look again: a confirmed treasure that nobody assured in the last twelve months. */
export function isStale(treasure: { readonly state: TreasureState; readonly assuredOn: Day | null }, today: Day): boolean {
  return treasure.state === 'confirmed' && (treasure.assuredOn === null || treasure.assuredOn < addMonths(today, -12))
}

/** The point that may be kept: of a person's gift only to a hundredth of a degree, so that nobody's house is found by it. */
export function pointOf(type: TreasureType, point: Point): Point {
  if (type !== 'person_gift' || point.lat === null || point.lon === null) return point
  return { lat: Math.round(point.lat * 100) / 100, lon: Math.round(point.lon * 100) / 100 }
}
