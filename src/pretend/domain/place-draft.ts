import type { Hours, PlaceFacts } from '../../directory/index.ts'
import type { TopicCode } from './shapes.ts'

/** A place of the pretend city as the tables write it; telephone, address and position follow from council and order. */
export type PlaceDraft = Pick<PlaceFacts, 'kind' | 'name' | 'kana' | 'hours'> &
  Partial<Pick<PlaceFacts, 'operator' | 'building' | 'languages' | 'access' | 'welcomes' | 'hazards' | 'capacity' | 'description'>> & {
    readonly councilNo: number
    /** Where around the middle of its district it lies, 0 (the middle) to 6. */
    readonly turn: number
    readonly agencyKey?: string
    readonly topics?: readonly TopicCode[]
    /** False for what has no telephone of its own. */
    readonly hasPhone?: boolean
  }

/** One line of a table. */
export function place(
  kind: string,
  name: string,
  kana: string,
  at: readonly [councilNo: number, turn: number],
  hours: Hours,
  more: Partial<PlaceDraft> = {},
): PlaceDraft {
  return { kind, name, kana, councilNo: at[0], turn: at[1], hours, ...more }
}

/** What a newly built hall of the city has. */
export const BARRIER_FREE = {
  wheelchair: true,
  slope: true,
  wheelchair_toilet: true,
  ostomate: true,
  parking: true,
  accessible_parking: true,
} as const

/** What an old hall has, as far as somebody looked. */
export const OLD_HALL = { wheelchair: false, slope: null, wheelchair_toilet: false, parking: true } as const
