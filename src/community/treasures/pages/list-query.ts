import { addMonths } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { LIVING_STATES } from '../domain/move-treasure.ts'
import type { TreasureFilter } from '../domain/treasure.ts'
import { TREASURE_STATES, TREASURE_TYPES } from '../domain/treasure.ts'

/** What a list of treasures is narrowed to; themes and councils are no secret, so they stand in the address. */
export function treasureFilterAsked(visit: SignedVisit): TreasureFilter {
  const councilNo = Number(visit.query.get('council'))
  const theme = visit.query.get('theme')
  const state = visit.query.get('state')
  const chosen = TREASURE_STATES.filter(one => one === state)
  return {
    councilNo: Number.isInteger(councilNo) && councilNo > 0 && councilNo < 1000 ? councilNo : undefined,
    themes: theme === '' ? undefined : [theme],
    type: TREASURE_TYPES.find(one => one === visit.query.get('type')),
    states: state === 'any' ? undefined : chosen.length > 0 ? chosen : LIVING_STATES,
    notAssuredSince: visit.query.get('view') === 'stale' ? addMonths(visit.act.today, -12) : undefined,
  }
}

/** The same narrowing as an address. */
export function addressOf(visit: SignedVisit, more: Readonly<Record<string, string>> = {}): string {
  const kept = new URLSearchParams()
  for (const name of NAMES) if (visit.query.get(name) !== '') kept.set(name, visit.query.get(name))
  for (const [name, value] of Object.entries(more)) kept.set(name, value)
  const text = kept.toString()
  return text === '' ? '' : `?${text}`
}

/** Whether anything is narrowed. */
export function isNarrowed(visit: SignedVisit): boolean {
  return NAMES.some(name => name !== 'view' && visit.query.get(name) !== '')
}

const NAMES = ['view', 'council', 'theme', 'type', 'state']
