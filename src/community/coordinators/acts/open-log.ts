import type { Act } from '../../../platform/act.ts'
import { listCouncils } from '../../councils/index.ts'
import { bodiesNear, coordinatorsOf, ownCouncils } from '../store/assignments.ts'
import { coordinatorsToday } from '../store/field-logs.ts'

/** What a form of the diary chooses from: the councils, one's own first, and the bodies that meet there. Nobody's record. */
export type LogChoices = {
  readonly councils: Awaited<ReturnType<typeof listCouncils>>
  readonly own: readonly number[]
  readonly bodies: Awaited<ReturnType<typeof bodiesNear>>
}

/** Looks up what a form of the diary chooses from. */
export function logChoices(act: Act): Promise<LogChoices> {
  return act.look(async db => {
    const own = await ownCouncils(db, act.today)
    return { councils: await listCouncils(db), own, bodies: await bodiesNear(db, own) }
  })
}

/** Who goes to a council today, for the page of the council; everybody who takes part may know it. */
export function coordinatorsOfCouncil(act: Act, councilNo: number) {
  return act.look(db => coordinatorsOf(db, councilNo, act.today))
}

/** Councils and coordinators a list or a report is narrowed to. */
export function narrowingChoices(act: Act) {
  return act.look(async db => ({ councils: await listCouncils(db), coordinators: await coordinatorsToday(db) }))
}
