/**
 * Kinds of places that belong together on a map, in the order of its legend: 0 asking for help, 1 meeting, 2 children and school,
 * 3 care and treatment, 4 disaster, 5 everything else.
 */
export const PLACE_GROUPS = [0, 1, 2, 3, 4, 5] as const

export type PlaceGroup = (typeof PLACE_GROUPS)[number]

/** The group of a kind; a kind a city added itself is among "everything else". */
export function groupOf(kind: string): PlaceGroup {
  return GROUPS[kind] ?? 5
}

const GROUPS: Readonly<Record<string, PlaceGroup>> = {
  desk: 0,
  community_center: 1,
  welfare_hall: 1,
  child_support: 2,
  childcare: 2,
  baby_station: 2,
  school: 2,
  day_service: 3,
  care_service: 3,
  medical: 3,
  shelter: 4,
  emergency_site: 4,
  welfare_shelter: 4,
}
