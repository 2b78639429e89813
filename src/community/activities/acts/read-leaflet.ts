import type { Day } from '../../../kernel/day.ts'
import { addMonths } from '../../../kernel/day.ts'
import type { Act } from '../../../platform/act.ts'
import { neighbourOf } from '../../councils/index.ts'
import type { LeafletActivity, LeafletDate } from '../store/leaflet.ts'
import { leafletDates, leafletHead } from '../store/leaflet.ts'

/** An activity on the leaflet with its dates of the month. */
export type LeafletEntry = { readonly activity: LeafletActivity; readonly dates: readonly LeafletDate[] }

/** The leaflet of a council for a month. */
export type Leaflet = {
  readonly councilNo: number
  readonly councilName: string
  readonly phone: string
  readonly officeHours: string
  readonly entries: readonly LeafletEntry[]
}

/** A council's activities of a month, for paper; of the reader's own council unless told, nothing where there is no such council. */
export function readLeaflet(act: Act, asked: number | undefined, month: Day): Promise<Leaflet | undefined> {
  return act.transaction(async tx => {
    const councilNo = asked ?? (await neighbourOf(tx.db)).councils[0] ?? FIRST
    const head = await leafletHead(tx.db, councilNo)
    const found = head ? await leafletDates(tx.db, councilNo, month, addMonths(month, 1)) : []
    await tx.audit({
      action: 'activity.calendar',
      subjectType: 'activity',
      subjectIds: found.map(({ activity }) => activity.id),
      detail: { council: councilNo, leaflet: month },
      outcome: head ? 'done' : 'absent',
    })
    return head && { ...head, councilNo, entries: found }
  })
}

/** For those who sit in no council. */
const FIRST = 1
