import type { Day } from '../../kernel/day.ts'
import { awayCase } from './cases/away-case.ts'
import type { PretendCase } from './cases/case-shapes.ts'
import { freshStartCase } from './cases/fresh-start-case.ts'
import { fullHouseCase } from './cases/full-house-case.ts'
import { parentAndSonCase } from './cases/parent-and-son-case.ts'
import { siblingsCase } from './cases/siblings-case.ts'
import { storyDaysOf } from './stories/telling.ts'

export type { PretendCase, PretendEntry, PretendRequest } from './cases/case-shapes.ts'

/** The cases that grew out of the written stories, told up to a day. */
export function casesOf(until: Day): readonly PretendCase[] {
  const days = storyDaysOf(until)
  return [parentAndSonCase, awayCase, fullHouseCase, freshStartCase, siblingsCase].map(tell => tell(days))
}
