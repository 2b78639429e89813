import type { Act } from '../../../../platform/act.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import type { ConferenceId } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import type { ConferenceLine, ConferenceView } from '../../store/conference/lists.ts'
import { conferencesOf, listMine } from '../../store/conference/lists.ts'
import { listTypes } from '../../store/conference/types.ts'
import { lookAtCase, shownIn } from '../case/look-at-case.ts'

export { CONFERENCE_VIEWS, type ConferenceLine, type ConferenceView } from '../../store/conference/lists.ts'

/** One page of the conferences the reader's agency convenes or is called to, with the kinds to filter by. */
export function readConferences(
  act: Act,
  asked: {
    readonly view: ConferenceView
    readonly typeCode?: string | undefined
    readonly limit: number
    readonly after?: ConferenceId | undefined
  },
): Promise<{
  readonly lines: readonly ConferenceLine[]
  readonly next: ConferenceId | undefined
  readonly types: readonly ConferenceType[]
}> {
  return act.transaction(async tx => {
    const found = await listMine(tx.db, asked)
    const lines = found.slice(0, asked.limit)
    const types = await listTypes(tx.db)
    const subjectIds = lines.map(line => line.conference.id)
    await tx.audit({ action: 'conference.list', subjectType: 'conference', subjectIds, detail: { view: asked.view } })
    return { lines, next: found.length > asked.limit ? lines.at(-1)?.conference.id : undefined, types }
  })
}

/** The conferences about a case, under the head of the case. */
export function readCaseConferences(
  act: Act,
  id: CaseId,
): Promise<{ readonly head: CaseHead; readonly lines: readonly ConferenceLine[]; readonly types: readonly ConferenceType[] } | undefined> {
  return act.transaction(async tx => {
    const head = await lookAtCase(tx.db, id)
    const lines = head === undefined ? [] : await conferencesOf(tx.db, id)
    const types = await listTypes(tx.db)
    const ids = lines.map(line => line.conference.id)
    await tx.audit({
      action: 'conference.list',
      subjectType: 'case',
      subjectIds: head === undefined ? [id] : [...shownIn(head), ...ids],
      outcome: head === undefined ? 'absent' : 'done',
    })
    return head && { head, lines, types }
  })
}
