import type { Act } from '../../../platform/act.ts'
import { listCouncils, mayKeep, neighbourOf } from '../../councils/index.ts'
import type { BodyChoice } from '../store/choices.ts'
import { bodiesOf } from '../store/choices.ts'
import { originOf } from './origins.ts'

export type { BodyChoice }

/** What somebody who starts an activity can choose from: councils whose records they keep, and the bodies of those. */
export type Choices = {
  readonly councils: readonly { readonly no: number; readonly name: string }[]
  readonly bodies: readonly BodyChoice[]
  /** What the activity begins from, by the address. */
  readonly origin: { readonly title: string; readonly href: string; readonly councilNo?: number | undefined } | undefined
  readonly own: number | undefined
}

/** The choices of the form of a new activity. */
export function choicesFor(act: Act, from: string): Promise<Choices> {
  return act.look(async db => {
    const reader = await neighbourOf(db)
    const councils = (await listCouncils(db)).filter(({ no }) => mayKeep(no, reader))
    return {
      councils,
      bodies: await bodiesOf(
        db,
        councils.map(({ no }) => no),
      ),
      origin: from === '' ? undefined : await originOf(db, from),
      own: reader.kept[0] ?? (councils.length === 1 ? councils[0]?.no : undefined),
    }
  })
}

/** The bodies of one council that can carry an activity. */
export function bodiesOfCouncil(act: Act, councilNo: number | null): Promise<readonly BodyChoice[]> {
  return act.look(db => (councilNo === null ? Promise.resolve([]) : bodiesOf(db, [councilNo])))
}

/** Every council, to narrow a list by. */
export function readCouncilChoices(act: Act): Promise<readonly { readonly no: number; readonly name: string }[]> {
  return act.look(listCouncils)
}
