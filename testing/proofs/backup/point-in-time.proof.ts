import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '../../../src/kernel/id.ts'
import { readAnchors } from '../../../src/platform/audit/anchors.ts'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import { sealOnce } from '../../../src/platform/audit/seal.ts'
import { verifyAudit } from '../../../src/platform/audit/verify.ts'
import { markBroughtBack } from '../../../src/platform/backup/mark-brought-back.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { ensureRoles, urlAsLogin, urlOnDatabase } from '../../../src/platform/embedded/index.ts'
import { filesOf } from '../../../src/platform/installation.ts'
import { migrate } from '../../../src/platform/migrate.ts'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import { sayFigure, sized } from '../size.ts'
import { hasPostgres15, recipe, startArchivedServer } from './archived-server.ts'

const WRITES = sized(40, 2_000)
const PASSWORDS = { app: 'apppw', public: 'publicpw', figures: 'figurespw' }

const EVENT = `
  with made as (
    insert into audit.event (id, at, action, subject_type, subject_ids, outcome, route, request_no)
    values ($1::uuid, clock_timestamp(), 'consultation.read', 'consultation', array[$1::uuid], 'done', 'GET /proof', 'proof') returning id)
  insert into audit.unsealed (event_id) select id from made`

test('the recipe of the operations page brings a destroyed database back to the minute before, as it is written there', async () => {
  expect(recipe()).toHaveLength(3)
  expect(hasPostgres15(), 'Debian の postgresql-15 が要ります').toBe(true)
  const server = await startArchivedServer()
  const home = mkdtempSync(join(tmpdir(), 'tsunagi-pitr-'))
  try {
    await ensureRoles(server.superuserUrl, 'tsunagi', PASSWORDS)
    const ownerUrl = urlOnDatabase(server.superuserUrl, 'tsunagi')
    await migrate(ownerUrl)
    const files = filesOf(home, undefined)
    const place = { key: openAuditKey(files.auditKey), anchorFile: files.anchors }
    server.runRecipe(0)
    const before = await writeAndSeal(ownerUrl, place, 10)
    server.runRecipe(1)
    const between = await writeAndSeal(ownerUrl, place, WRITES)
    const [moment] = await runAsOwner<{ at: string }>(ownerUrl, 'select clock_timestamp()::text as at')
    const after = await writeAndSeal(ownerUrl, place, 20)
    await runAsOwner(ownerUrl, 'drop schema audit cascade; drop schema people cascade')
    const startedAt = performance.now()
    server.runRecipe(2, { TIME: moment?.at ?? '' })
    const took = performance.now() - startedAt
    const back = await runAsOwner<{ id: string }>(ownerUrl, 'select id::text from audit.event')
    const ids = new Set(back.map(({ id }) => id))
    expect(
      [...before, ...between].filter(id => !ids.has(id)),
      'acknowledged before the moment, and lost',
    ).toEqual([])
    expect(
      after.filter(id => ids.has(id)),
      'written after the moment, and there',
    ).toEqual([])
    expect(await runAsOwner(ownerUrl, `select to_regclass('people.person') is not null as there`)).toEqual([{ there: true }])
    await proveMark(ownerUrl, home)
    const saved = readFileSync(join(server.cluster, 'postgresql.auto.conf'), 'utf8')
    expect(saved).toContain('archive_timeout = 300')
    sayFigure({
      proof: 'backup',
      figure: '時刻に戻す（PostgreSQL 15、書いてある手順のまま）',
      measured: `${(took / 1000).toFixed(1)} 秒、その時刻までの ${ids.size} 件すべて、あとの ${after.length} 件なし`,
      promised: '失うのは最大5分（archive_timeout = 300）',
    })
  } finally {
    server.remove()
    rmSync(home, { recursive: true, force: true })
  }
})

/** Without the mark it is an old database put in place of the new one, and the anchors say so; with it the chain goes on. */
async function proveMark(ownerUrl: string, home: string): Promise<void> {
  const files = filesOf(home, undefined)
  const elsewhere = readAnchors(files.anchors)
  const key = openAuditKey(files.auditKey)
  const look = async () => {
    const database = openDatabase(urlAsLogin(ownerUrl, 'tsunagi_app', PASSWORDS.app), 1)
    const verdict = await verifyAudit(database, elsewhere, key.publicKey)
    await database.close()
    return verdict
  }
  expect(await look()).toMatchObject({ ok: false })
  const lines = await markBroughtBack({ ownerUrl, home, auditKeyFile: undefined })
  expect(lines.join('\n')).toContain('失われました')
  expect(await look()).toMatchObject({ ok: true })
  await expect(markBroughtBack({ ownerUrl, home, auditKeyFile: undefined })).rejects.toThrow('戻っていません')
}

/** Writes audited events one by one, each acknowledged, and seals them. @returns their ids */
async function writeAndSeal(ownerUrl: string, place: Parameters<typeof sealOnce>[1], count: number): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const ids = Array.from({ length: count }, () => newId())
  for (const id of ids) await client.query(EVENT, [id])
  await client.end()
  const database = openDatabase(ownerUrl, 2)
  await sealOnce(database, place, 100_000)
  await database.close()
  return ids
}
