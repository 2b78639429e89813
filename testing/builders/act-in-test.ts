import type { Reader } from '../../src/kernel/reader.ts'
import { actAs } from '../../src/platform/act.ts'
import type { Database } from '../../src/platform/database.ts'

/** The ground of one act of `reader`, as a request would lay it. */
export function actInTest(database: Database, reader: Reader, now: Date = new Date('2026-10-01T01:00:00Z')): ReturnType<typeof actAs> {
  return actAs(database, reader, { route: 'POST /in-test', requestNo: '000-000-001', now })
}
