import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import type { SealPlace } from '../../../src/platform/audit/seal.ts'
import { sealOnce } from '../../../src/platform/audit/seal.ts'
import type { Opening } from '../../../src/platform/backup/contents.ts'
import type { Lock } from '../../../src/platform/backup/lock.ts'
import { makeLock } from '../../../src/platform/backup/lock.ts'
import { progressTo } from '../../../src/platform/backup/progress.ts'
import type { BackupMade } from '../../../src/platform/backup/write-backup.ts'
import { writeBackup } from '../../../src/platform/backup/write-backup.ts'
import { filesOf } from '../../../src/platform/installation.ts'
import type { RunningApp } from '../../app.ts'
import { startApp } from '../../app.ts'

/** A running town with a home beside it, as an installation has one. */
export type Stage = {
  readonly app: RunningApp
  readonly home: string
  readonly seals: SealPlace
  sealAll(): Promise<void>
  /** Makes a backup of the town under a name of its own. */
  backUp(name: string, lock?: Lock): Promise<BackupMade & { readonly path: string }>
}

export const QUIET = progressTo(() => {})

/** Opens a small town in which somebody has already worked. */
export async function openStage(): Promise<Stage> {
  const app = await startApp({ residents: 30, consultations: 8 })
  const home = mkdtempSync(join(tmpdir(), 'tsunagi-backup-'))
  const files = filesOf(home, undefined)
  const seals = { key: openAuditKey(files.auditKey), anchorFile: files.anchors }
  const sealAll = async () => {
    while ((await sealOnce(app.database, seals)) > 0) {
      // Until nothing waits.
    }
  }
  await (await app.signIn('desk')).get('/consultations')
  await sealAll()
  const backUp = async (name: string, lock = makeLock(undefined)) => {
    const path = join(home, name)
    return { ...(await writeBackup({ ownerUrl: app.ownerUrl, home, auditKeyFile: undefined, env: {} }, path, lock, QUIET)), path }
  }
  return { app, home, seals, sealAll, backUp }
}

/** An empty folder for the keys and anchors of another machine. */
export function otherHome(): string {
  return mkdtempSync(join(tmpdir(), 'tsunagi-other-'))
}

/** A visitor who looks at nothing but hears the opening. */
export const lookingOn = (heard: (opening: Opening) => void = () => {}) => ({ opening: heard, part: async () => {} })
