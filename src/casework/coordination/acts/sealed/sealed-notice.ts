import type { Db } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { listSealedNotice } from '../../store/sealed/compartments.ts'

/**
 * What the case page may say of sealed records: whom the coordinator of the case may call, one text each, where the members want it.
 * Empty for everybody else. One statement for everybody, whatever there is.
 * @source privacy-rules section 4
 */
export function sealedNotice(db: Db, caseId: CaseId): Promise<readonly string[]> {
  return listSealedNotice(db, caseId)
}
