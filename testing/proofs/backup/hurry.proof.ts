import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillAudit } from '../../../bench/audit-past.ts'
import { readAnchors } from '../../../src/platform/audit/anchors.ts'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import { verifyAudit } from '../../../src/platform/audit/verify.ts'
import { makeLock } from '../../../src/platform/backup/lock.ts'
import { restoreBackup } from '../../../src/platform/backup/restore.ts'
import { writeBackup } from '../../../src/platform/backup/write-backup.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { filesOf } from '../../../src/platform/installation.ts'
import { startApp } from '../../app.ts'
import { cloneDatabase } from '../../database/clone.ts'
import { openOwnServer } from '../faults/own-server.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import { QUIET } from './stage.ts'

const EVENTS = sized(2_000, 1_000_000)
const FIVE_MINUTES = 300_000
const PASSPHRASE = 'なぎさの架空の合言葉です'
/** Beyond what Node.js itself takes; a backup that held its data in memory would need gigabytes. */
const MEMORY = 400_000_000

test('a town with a million audited looks is back within five minutes, its chain verified, in memory that stays flat', async () => {
  const app = await startApp({ residents: sized(30, 4000), consultations: sized(25, 3000) })
  const target = await openTarget()
  const [home, other] = [mkdtempSync(join(tmpdir(), 'tsunagi-hurry-')), mkdtempSync(join(tmpdir(), 'tsunagi-hurry-'))]
  try {
    await fillAudit({ ownerUrl: app.ownerUrl, appUrl: app.ownerUrl, home, loadMilliseconds: undefined, stop: async () => {} }, EVENTS)
    const path = join(home, 'backup')
    const watched = watchMemory()
    const backing = performance.now()
    const source = { ownerUrl: app.ownerUrl, home, auditKeyFile: undefined, env: {} }
    const made = await writeBackup(source, path, makeLock({ passphrase: PASSPHRASE }), QUIET)
    const backed = performance.now() - backing
    const restoring = performance.now()
    await restoreBackup(path, { passphrase: PASSPHRASE }, { ownerUrl: target.ownerUrl, home: other, auditKeyFile: undefined }, false, QUIET)
    const restored = performance.now() - restoring
    const memory = watched()
    const verifying = performance.now()
    const files = filesOf(other, undefined)
    const database = openDatabase(target.appUrl, 1)
    const verdict = await verifyAudit(database, readAnchors(files.anchors), openAuditKey(files.auditKey).publicKey)
    await database.close()
    const verified = performance.now() - verifying
    expect(verdict).toMatchObject({ ok: true, batches: made.manifest.auditHead.no + 1 })
    if (verdict.ok) expect(verdict.events).toBeGreaterThanOrEqual(EVENTS)
    sayAll({ backed, restored, verified, memory, bytes: statSync(path).size })
    expect(memory).toBeLessThan(MEMORY)
    if (isFull) expect(restored + verified).toBeLessThan(FIVE_MINUTES)
  } finally {
    await target.drop()
    await app.close()
    for (const folder of [home, other]) rmSync(folder, { recursive: true, force: true })
  }
})

/** Where the backup comes back to: at full size a server that writes every yes to its disk, as in a city. */
async function openTarget(): Promise<{ readonly ownerUrl: string; readonly appUrl: string; drop(): Promise<void> }> {
  if (!isFull) return cloneDatabase()
  const server = await openOwnServer()
  return { ownerUrl: server.ownerUrl(), appUrl: server.appUrl, drop: () => server.end() }
}

function sayAll(took: {
  readonly backed: number
  readonly restored: number
  readonly verified: number
  readonly memory: number
  readonly bytes: number
}): void {
  const events = EVENTS.toLocaleString('ja-JP')
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} 秒`
  const say = (figure: string, measured: string, promised: string) => sayFigure({ proof: 'backup', figure, measured, promised })
  say(`控え（監査 ${events} 件）`, `${seconds(took.backed)}、${(took.bytes / 1_000_000).toFixed(1)} MB`, '—')
  say(
    `復元（監査 ${events} 件）`,
    `${seconds(took.restored)} ＋ 鎖の確かめ ${seconds(took.verified)}`,
    '監査 100 万件で、合わせて 5 分以内',
  )
  say('増えた記憶（控えと復元）', `${Math.round(took.memory / 1_000_000)} MB`, '400 MB 未満')
}

/** Highest memory since, above what was held at the start. */
function watchMemory(): () => number {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  return () => {
    clearInterval(timer)
    return most - before
  }
}
