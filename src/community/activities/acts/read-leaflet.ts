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
  /** Those of the month that are not on it, because nobody but their writers has read what they tell; for those inside. */
  readonly unchecked: readonly LeafletActivity[]
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
    const unchecked = found.flatMap(({ activity }) => (activity.isChecked ? [] : [activity]))
    return head && { ...head, councilNo, entries: found.filter(({ activity }) => activity.isChecked), unchecked }
  })
}

/** For those who sit in no council. */
const FIRST = 1
