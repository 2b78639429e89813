import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readAnchors } from '../../../src/platform/audit/anchors.ts'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import { sealOnce } from '../../../src/platform/audit/seal.ts'
import { verifyAudit } from '../../../src/platform/audit/verify.ts'
import { refuseUnknownSchema } from '../../../src/platform/backup/lay-schema.ts'
import { loadBackup } from '../../../src/platform/backup/load.ts'
import { makeLock } from '../../../src/platform/backup/lock.ts'
import { layAnchors, markRestored } from '../../../src/platform/backup/mark-restored.ts'
import { writeOutFile } from '../../../src/platform/backup/out-file.ts'
import { restoreBackup } from '../../../src/platform/backup/restore.ts'
import { spellTrouble } from '../../../src/platform/backup/spell-trouble.ts'
import { writeBackup } from '../../../src/platform/backup/write-backup.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { urlAsLogin, urlOnDatabase } from '../../../src/platform/embedded/index.ts'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import { cloneDatabase } from '../../database/clone.ts'
import type { Stage } from './stage.ts'
import { openStage, otherHome, QUIET } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.app.close())

const sentence = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => spellTrouble(error).message,
  )

test('where a row policy would hide rows from the login, no backup is made; the superuser has them all', async () => {
  const login = `admin_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await stage.app.ask(`create role ${login} login password '${password}' in role tsunagi_owner`)
  await stage.app.ask(`grant connect on database ${new URL(stage.app.ownerUrl).pathname.slice(1)} to ${login}`)
  try {
    const asAdmin = { ownerUrl: urlAsLogin(stage.app.ownerUrl, login, password), home: stage.home, auditKeyFile: undefined, env: {} }
    const rowsOf = (made: Awaited<ReturnType<typeof writeBackup>>) =>
      made.manifest.parts.filter(({ part }) => part === 'table').map(({ name, rows }) => [name, rows])
    const before = await writeBackup(asAdmin, join(stage.home, 'by-admin'), makeLock(undefined), QUIET)
    await stage.app.ask('alter table desk.consultation force row level security')
    const refused = await sentence(writeBackup(asAdmin, join(stage.home, 'forced'), makeLock(undefined), QUIET))
    expect(refused).toContain('行の壁に隠れる行があります')
    expect(existsSync(join(stage.home, 'forced'))).toBe(false)
    const bySuperuser = await stage.backUp('by-superuser')
    expect(rowsOf(bySuperuser)).toEqual(rowsOf(before))
    expect(bySuperuser.manifest.parts.find(({ name }) => name === 'desk.consultation')?.rows).toBeGreaterThan(0)
  } finally {
    await stage.app.ask('alter table desk.consultation no force row level security')
    await stage.app.ask(`revoke all on database ${new URL(stage.app.ownerUrl).pathname.slice(1)} from ${login}; drop role ${login}`)
  }
})

test('a backup never replaces a file, is its owner’s alone, and leaves nothing half behind', async () => {
  const { path } = await stage.backUp('once')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const before = readFileSync(path)
  expect(await sentence(stage.backUp('once'))).toContain('もうあります')
  expect(readFileSync(path)).toEqual(before)
  const breaking = async function* () {
    yield randomBytes(1_000_000)
    // What a full disk really says; nothing of this program imitates it.
    writeFileSync('/dev/full', 'x')
  }
  expect(await sentence(writeOutFile(join(stage.home, 'broken'), makeLock(undefined), breaking()))).toContain('空きがなくなりました')
  expect(await sentence(writeOutFile('/nowhere/at/all', makeLock(undefined), Readable.from([randomBytes(9)])))).toContain(
    'フォルダーがありません',
  )
  expect(readdirSync(stage.home).filter(name => /part$|broken/.test(name))).toEqual([])
})

test('a database that holds records, or is in use, is left alone; told to replace, it is replaced', async () => {
  const { path } = await stage.backUp('into-used')
  const target = await cloneDatabase()
  const place = { ownerUrl: target.ownerUrl, home: otherHome(), auditKeyFile: undefined }
  try {
    await runAsOwner(target.ownerUrl, `insert into platform.installation (kind, city_name) values ('city', '別の市（架空）')`)
    expect(await sentence(restoreBackup(path, {}, place, false, QUIET))).toContain('--replace')
    const busy = new pg.Client({ connectionString: target.appUrl })
    await busy.connect()
    expect(await sentence(restoreBackup(path, {}, place, true, QUIET))).toContain('使っているプログラム')
    await busy.end()
    expect(await runAsOwner(target.ownerUrl, 'select kind from platform.installation')).toEqual([{ kind: 'city' }])
    expect(await sentence(restoreBackup(path, {}, place, true, QUIET))).toBe('done')
    expect(await runAsOwner(target.ownerUrl, 'select kind from platform.installation')).toEqual([{ kind: 'demo' }])
  } finally {
    await target.drop()
  }
})

test('a backup of a newer program, or of altered changes, is refused before anything is touched', async () => {
  const { opening } = await stage.backUp('newer')
  const newer = { ...opening, migrations: [...opening.migrations, { name: '9999-from-tomorrow.sql', checksum: 'x' }] }
  expect(() => refuseUnknownSchema(newer)).toThrow('新しい版のつなぎ')
  const altered = { ...opening, migrations: opening.migrations.map(one => ({ ...one, checksum: 'x' })) }
  expect(() => refuseUnknownSchema(altered)).toThrow('控えを作ったときの内容と違います')
  expect(() => refuseUnknownSchema(opening)).not.toThrow()
})

test('an old backup replayed is noticed by the anchors kept elsewhere; a lawful restore is not, and only the key can make one', async () => {
  const old = await stage.backUp('old')
  for (let more = 0; more < 3; more++) {
    await (await stage.app.signIn('desk')).get('/consultations')
    await stage.sealAll()
  }
  const elsewhere = readAnchors(stage.seals.anchorFile)
  const target = await cloneDatabase()
  const database = openDatabase(target.appUrl, 1)
  const key = stage.seals.key
  try {
    await loadBackup(old.path, {}, target.ownerUrl, QUIET)
    expect(await verifyAudit(database, elsewhere, key.publicKey)).toMatchObject({
      place: expect.stringContaining('古い控えに戻されています'),
    })
    const [before] = await runAsOwner<{ no: string; hash: Buffer }>(target.ownerUrl, 'select no::text, hash from audit.head')
    await markRestored(target.ownerUrl, openAuditKey(join(otherHome(), 'forged.pem')))
    expect(await verifyAudit(database, elsewhere, key.publicKey)).toMatchObject({ place: expect.stringContaining('署名が合いません') })
    await runAsOwner(target.ownerUrl, `alter table audit.batch disable trigger user; delete from audit.batch where kind = 'restored'`)
    await runAsOwner(target.ownerUrl, 'update audit.head set no = $1, hash = $2', [before?.no, before?.hash])
    await markRestored(target.ownerUrl, key)
    expect(await verifyAudit(database, elsewhere, key.publicKey)).toMatchObject({ ok: true })
    // From here on the anchors count again: what is sealed after the restoring cannot be cut off.
    const home = otherHome()
    const anchorFile = join(home, 'audit-anchors.jsonl')
    layAnchors(anchorFile, readFileSync(stage.seals.anchorFile), new Date())
    await runAsOwner(
      target.ownerUrl,
      `with made as (insert into audit.event (id, at, action, subject_type, subject_ids, outcome, route, request_no)
        values (gen_random_uuid(), now(), 'x', 'person', '{}', 'done', 'GET /x', 'x') returning id) insert into audit.unsealed select id from made`,
    )
    await sealOnce(database, { key, anchorFile: join(home, 'after.jsonl') })
    const after = [...elsewhere, ...readAnchors(join(home, 'after.jsonl'))]
    expect(await verifyAudit(database, after, key.publicKey)).toMatchObject({ ok: true })
    await loadBackup(old.path, {}, target.ownerUrl, QUIET)
    await markRestored(target.ownerUrl, openAuditKey(join(home, 'forged.pem')))
    expect(await verifyAudit(database, after, key.publicKey)).toMatchObject({ ok: false })
  } finally {
    await database.close()
    await target.drop()
  }
})

test('everything that is sent from a table is settled by a restore: a table to come is named here or fails', async () => {
  const named = new Set(['platform.notice', 'platform.mail_wish', 'platform.mail_delivery'])
  const { superuserUrl, template } = inject('database')
  const tables = await runAsOwner<{ name: string }>(
    urlOnDatabase(superuserUrl, template),
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and (c.relname ~ 'outbox|delivery|dispatch|webhook|mail|notice' or obj_description(c.oid, 'pg_class') ~* 'outbox')
        and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.map(({ name }) => name).filter(name => !named.has(name))).toEqual([])
})
