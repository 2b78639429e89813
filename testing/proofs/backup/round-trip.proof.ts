import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAnchors } from '../../../src/platform/audit/anchors.ts'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import { verifyAudit } from '../../../src/platform/audit/verify.ts'
import { differencesFrom } from '../../../src/platform/backup/compare.ts'
import type { Migration } from '../../../src/platform/backup/contents.ts'
import { laySchema } from '../../../src/platform/backup/lay-schema.ts'
import { loadBackup } from '../../../src/platform/backup/load.ts'
import { makeLock } from '../../../src/platform/backup/lock.ts'
import { restoreBackup } from '../../../src/platform/backup/restore.ts'
import { writeBackup } from '../../../src/platform/backup/write-backup.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import { cloneDatabase } from '../../database/clone.ts'
import { sized } from '../size.ts'
import { checksumsOf } from './checksums.ts'
import { EVERY_TYPE, ODD_ROWS, SURROUNDINGS } from './every-type.ts'
import type { Stage } from './stage.ts'
import { openStage, otherHome, QUIET } from './stage.ts'
import { writeWhile } from './write-while.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.app.close())

test('every table, every value and everything around the tables comes back as it was, of a module unknown today as well', async () => {
  await stage.app.ask(EVERY_TYPE)
  await stage.app.ask(ODD_ROWS)
  await stage.app.ask(`alter table trial.odd force row level security; alter table trial.odd enable row level security`)
  const made = await stage.backUp('whole')
  const target = await cloneDatabase()
  try {
    await runAsOwner(target.ownerUrl, EVERY_TYPE)
    await loadBackup(made.path, {}, target.ownerUrl, QUIET)
    const then = await checksumsOf(stage.app.ownerUrl)
    expect(await checksumsOf(target.ownerUrl)).toEqual(then)
    expect([...then.values()].filter(sum => !sum.startsWith('0 ')).length).toBeGreaterThan(30)
    const [around] = await runAsOwner<{ text: string }>(stage.app.ownerUrl, SURROUNDINGS)
    expect(await runAsOwner(target.ownerUrl, SURROUNDINGS)).toEqual([around])
    expect(await differencesFrom(made.manifest, target.ownerUrl, QUIET)).toEqual([])
    await runAsOwner(target.ownerUrl, `update trial.odd set words = words || ' ' where no = 2`)
    expect(await differencesFrom(made.manifest, target.ownerUrl, QUIET), 'a planted space').not.toEqual([])
  } finally {
    await target.drop()
    await stage.app.ask('drop schema trial cascade')
  }
})

test('a backup made while people write holds one moment, with nothing half done', async () => {
  const target = await cloneDatabase()
  const writing = writeWhile(stage, sized(4, 8))
  try {
    await writing.warm()
    const made = await stage.backUp('meanwhile')
    const during = await writing.stop()
    expect(during, 'nobody wrote').toBeGreaterThan(10)
    await loadBackup(made.path, {}, target.ownerUrl, QUIET)
    expect(await differencesFrom(made.manifest, target.ownerUrl, QUIET)).toEqual([])
    const database = openDatabase(target.appUrl, 1)
    const anchors = readAnchors(stage.seals.anchorFile).filter(({ no }) => no <= made.manifest.auditHead.no)
    const verdict = await verifyAudit(database, anchors, stage.seals.key.publicKey)
    await database.close()
    expect(verdict).toMatchObject({ ok: true })
    // Each writing was one row and one audited event in one transaction: neither may be there without the other.
    const [torn] = await runAsOwner<{ n: number }>(target.ownerUrl, writing.torn)
    expect(torn?.n).toBe(0)
  } finally {
    await writing.stop()
    await target.drop()
  }
})

test('a locked backup brings keys and anchors along; sessions are ended, nothing waits to be sent, and the chain goes on', async () => {
  const home = otherHome()
  const target = await cloneDatabase()
  try {
    await stage.app.ask(
      `insert into platform.idempotency (staff_id, key, body_hash, outcome) select id, 'k', '\\x00', 'done' from staff.staff limit 1`,
    )
    await stage.sealAll()
    const made = await stage.backUp('locked', makeLock({ passphrase: 'なぎさの架空の合言葉です' }))
    const lines = await restoreBackup(
      made.path,
      { passphrase: 'なぎさの架空の合言葉です' },
      { ownerUrl: target.ownerUrl, home, auditKeyFile: undefined },
      false,
      QUIET,
    )
    expect(lines.join('\n')).toContain('サインインし直してください')
    expect(lines.join('\n')).toContain('署名して監査の記録に残しました')
    const [left] = await runAsOwner(
      target.ownerUrl,
      `select (select count(*)::integer from platform.session) as sessions, (select count(*)::integer from platform.api_token) as tokens,
              (select count(*)::integer from platform.idempotency) as keys`,
    )
    expect(left).toEqual({ sessions: 0, tokens: 0, keys: 0 })
    const key = join(home, 'keys', 'audit.pem')
    expect(readFileSync(key)).toEqual(readFileSync(join(stage.home, 'keys', 'audit.pem')))
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const database = openDatabase(target.appUrl, 1)
    const verdict = await verifyAudit(database, readAnchors(join(home, 'audit-anchors.jsonl')), openAuditKey(key).publicKey)
    await database.close()
    expect(verdict).toMatchObject({ ok: true, batches: made.manifest.auditHead.no + 1 })
  } finally {
    await target.drop()
  }
})

test('a backup made before the newest change of the tables is restored as it was, and then brought forward', async () => {
  const [older, target] = [await cloneDatabase(), await cloneDatabase()]
  try {
    const migrations = await runAsOwner<Migration>(older.ownerUrl, 'select name, checksum from ledger.migration order by name')
    await laySchema(older.ownerUrl, migrations.slice(0, -1))
    await runAsOwner(older.ownerUrl, `insert into platform.installation (kind, city_name) values ('city', '夢が原市（架空）')`)
    const home = otherHome()
    const source = { ownerUrl: older.ownerUrl, home, auditKeyFile: undefined, env: {} }
    await writeBackup(source, join(home, 'older'), makeLock(undefined), QUIET)
    const lines = await restoreBackup(
      join(home, 'older'),
      {},
      { ownerUrl: target.ownerUrl, home: otherHome(), auditKeyFile: undefined },
      false,
      QUIET,
    )
    expect(lines.join('\n')).toContain('いまの版まで新しくしました（1 件）')
    expect(await runAsOwner(target.ownerUrl, 'select name, checksum from ledger.migration order by name')).toEqual(migrations)
    expect(await runAsOwner(target.ownerUrl, 'select city_name from platform.installation')).toEqual([{ city_name: '夢が原市（架空）' }])
  } finally {
    await older.drop()
    await target.drop()
  }
})
