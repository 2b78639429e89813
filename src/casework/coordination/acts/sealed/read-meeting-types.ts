import type { Act } from '../../../../platform/act.ts'
import { listSealedTypes } from '../../store/sealed/sealed-entries.ts'

/** Kinds of conferences held inside compartments only. */
export function readMeetingTypes(act: Act): Promise<readonly { readonly code: string; readonly label: string }[]> {
  return act.look(db => listSealedTypes(db, act.today))
}
