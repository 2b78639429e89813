import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { RunningApp } from '../../testing/app.ts'
import { startApp } from '../../testing/app.ts'
import { openAuditKey } from './audit/key.ts'
import { sealOnce } from './audit/seal.ts'
import { readConfig } from './config.ts'
import type { Findings } from './doctor.ts'
import { examine, spell } from './doctor.ts'
import { urlAsLogin } from './embedded/index.ts'

let app: RunningApp
const home = mkdtempSync(join(tmpdir(), 'tsunagi-doctor-'))
const anchorFile = join(home, 'audit-anchors.jsonl')

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 4 })
  await (await app.signIn('desk')).get('/consultations')
  await sealOnce(app.database, { key: openAuditKey(join(home, 'keys', 'audit.pem')), anchorFile }, 100_000)
  await app.ask('alter table platform.installation disable trigger all')
  await app.ask('alter table audit.event disable trigger all')
})
afterAll(() => app.close())

/** The server of the tests is durable in nothing, and that is said each time; what else is found differs. */
const HASTY = 'データベースの設定 fsync・full_page_writes・synchronous_commit が off です。'

const lookAtAll = (env: NodeJS.ProcessEnv = {}, now = () => new Date()): Promise<Findings> => {
  const given = { DATA_DIR: home, FACE: 'staff', DATABASE_URL: app.ownerUrl, DATABASE_OWNER_URL: app.ownerUrl, ...env }
  return examine(readConfig(given), given, now)
}
const look = async (...args: Parameters<typeof lookAtAll>): Promise<Findings> => {
  const { facts, complaints } = await lookAtAll(...args)
  return { facts, complaints: complaints.filter(({ symptom }) => symptom !== HASTY) }
}
const symptoms = async (...args: Parameters<typeof look>) => (await look(...args)).complaints.map(({ symptom }) => symptom)

test('of an installation in which all is well nothing is said but facts', async () => {
  const { facts, complaints } = await look()
  expect(complaints).toEqual([])
  expect(facts.join('\n')).toContain('種類: デモ')
})

test('a server that may forget what it said yes to is told so, with the words that mend it', async () => {
  const hasty = (await lookAtAll()).complaints.map(spell)
  expect(hasty).toEqual([expect.stringContaining(HASTY)])
  expect(hasty[0]).toContain('ALTER SYSTEM RESET synchronous_commit')
})

/** How each thing is broken, what then must be said, and how it is mended. */
const TROUBLES: readonly (readonly [said: string, harm: string, cure: string])[] = [
  ['データベースの変更 1 件が、まだ適用されていません', `delete from ledger.migration where name like '0011-%'`, ''],
  [
    'このプログラムより新しい版',
    `insert into ledger.migration (name, checksum) values ('9999-from-tomorrow.sql', 'x')`,
    `delete from ledger.migration where name like '9999-%'`,
  ],
  [
    '書き換わっています（0001-',
    `update ledger.migration set checksum = 'x' || checksum where name like '0001-%'`,
    `update ledger.migration set checksum = substr(checksum, 2) where name like '0001-%'`,
  ],
  [
    'tsunagi_public が、職員の記録（people）に入れます',
    'grant usage on schema people to tsunagi_public',
    'revoke usage on schema people from tsunagi_public',
  ],
  [
    '（desk.consultation）',
    'alter table desk.consultation disable row level security',
    'alter table desk.consultation enable row level security',
  ],
  [
    '住民からの相談を受ける窓口',
    'update directory.agency set takes_requests = false, sort_order = 9876 where takes_requests',
    'update directory.agency set takes_requests = true, sort_order = 0 where sort_order = 9876',
  ],
]

test('every trouble of the database is found, with what it means and what to do, and is gone when it is mended', async () => {
  const [kept] = await app.ask<{ name: string; checksum: string }>(`select name, checksum from ledger.migration where name like '0011-%'`)
  for (const [said, harm, cure] of TROUBLES) {
    await app.ask(harm)
    const found = await symptoms()
    expect(found, said).toHaveLength(1)
    expect(found[0]).toContain(said)
    if (cure === '') await app.ask('insert into ledger.migration (name, checksum) values ($1, $2)', [kept?.name, kept?.checksum])
    else await app.ask(cure)
  }
  expect(await symptoms()).toEqual([])
})

const SOME_STAFF = `(select id from staff.staff where login = 'desk')`

test('what waits too long is told with its number and its time, and a mail only where a mail server is named', async () => {
  const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'tsunagi@city.example.jp', MAIL_LINK: 'https://tsunagi.example.jp' }
  await app.ask(`insert into platform.mail_wish (staff_id, address, pace) values (${SOME_STAFF}, 'desk@city.example.jp', 'at_once')`)
  await app.ask(`insert into platform.mail_delivery (id, staff_id, tasks, mentions, alerts, glass, due_today, made_at)
                 values (gen_random_uuid(), ${SOME_STAFF}, 1, 0, 0, 0, 0, now() - interval '59 minutes')`)
  expect(await symptoms(mail)).toEqual([])
  await app.ask(`update platform.mail_delivery set made_at = now() - interval '95 minutes'`)
  expect(await symptoms(mail)).toEqual(['お知らせのメール 1 件が、届けられないまま 95 分たっています。'])
  expect(await symptoms()).toEqual([])
  await app.ask(`update platform.mail_delivery set state = 'sent'`)
  await app.ask(`insert into desk.request (id, kind, receipt_hash, language, sealed, handed_in_at)
                 values (gen_random_uuid(), 'ask', decode(repeat('ab', 32), 'hex'), 'ja', '\\x00', now() - interval '4 days')`)
  expect(await symptoms()).toEqual(['住民からの相談 1 件が、4 日受け取られていません。'])
  // The same box on the open machine of two is carried by hand, and a weekend is no fault.
  await app.ask(`insert into platform.parcel (direction, kind, no, hash) values ('received', 'answers', 1, '\\x00')`)
  expect(await symptoms()).toEqual(['住民からの相談 1 件が、職員の側へ運ばれたと分からないまま 4 日たっています。'])
  await app.ask(`update desk.request set handed_in_at = now() - interval '2 days'`)
  expect(await symptoms()).toEqual([])
  await app.ask(`delete from desk.request`)
  await app.ask(`update platform.parcel set kind = 'requests', at = now() - interval '8 days'`)
  expect(await symptoms()).toEqual(['市民の側からの荷物が、8 日届いていません。'])
  await app.ask(`delete from platform.parcel`)
  expect(await symptoms(mail)).toEqual([])
})

test('a city without administrator, with demo accounts or with passwords alone is told so, by number and never by name', async () => {
  await app.ask(`update platform.installation set kind = 'city'`)
  await app.ask(`update staff.staff_duty set valid_to = '2025-01-01', valid_from = '2024-01-01' where duty = 'administer'`)
  await app.ask(`insert into staff.staff (id, login, name, kana, agency_id, password_hash)
                 select gen_random_uuid(), 'plain', '平野 見本', 'ヒラノ ミホン', agency_id, 'x' from staff.staff where login = 'desk'`)
  const said = (await symptoms()).join('\n')
  expect(said).toContain('デモ用のアカウントがあります')
  expect(said).toContain('ひとりもいません')
  const [known] = await app.ask<{ factors: boolean }>(
    `select to_regclass('staff.totp') is not null and to_regclass('staff.passkey') is not null as factors`,
  )
  if (known?.factors) expect(said).toContain('パスワードだけで入れる職員が 1 人')
  expect(said).not.toContain('平野')
  await app.ask(`update platform.installation set kind = 'demo'`)
  await app.ask(`delete from staff.staff where login = 'plain'`)
})

test('a clock that runs ahead, a key that others may read, a lost key and lost anchors are found', async () => {
  expect((await symptoms({}, () => new Date(Date.now() + 600_000)))[0]).toMatch(/時計が \d+ 秒ずれています/)
  const key = join(home, 'keys', 'audit.pem')
  chmodSync(key, 0o644)
  expect(await symptoms()).toEqual([`${key} を、ほかの利用者が読めます。`])
  chmodSync(key, 0o600)
  const elsewhere = mkdtempSync(join(tmpdir(), 'tsunagi-doctor-'))
  const lost = await symptoms({ DATA_DIR: elsewhere })
  expect(lost).toEqual([expect.stringContaining('監査の署名の鍵'), expect.stringContaining('アンカーのファイル')])
  expect(existsSync(join(elsewhere, 'keys')), 'looking made a key').toBe(false)
})

test('another key than the one that signed, and events that nobody seals, are found', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'tsunagi-doctor-'))
  openAuditKey(join(elsewhere, 'other.pem'))
  expect(await symptoms({ AUDIT_KEY_FILE: join(elsewhere, 'other.pem') })).toEqual([
    expect.stringContaining('最後のアンカーに署名した鍵と違います'),
  ])
  await (await app.signIn('desk')).get('/consultations')
  await app.ask(`update audit.event set at = at - interval '30 minutes' where id in (select event_id from audit.unsealed)`)
  expect(await symptoms()).toEqual([expect.stringMatching(/見た記録 \d+ 件が、封印されないまま/)])
  await app.ask(`delete from audit.unsealed`)
})

test('a folder without room is told with what to do', async () => {
  const { complaints } = await look({ DATA_DIR: '/proc/tsunagi' })
  expect(complaints.map(spell).join('\n')).toContain('/proc/tsunagi の空き容量が 0 MB しかありません。')
})

test('a secret that everybody may read, and the owner’s login on the open side, are found', async () => {
  const secret = join(home, 'database-url')
  writeFileSync(secret, app.ownerUrl, { mode: 0o644 })
  chmodSync(secret, 0o644)
  const { complaints } = await examine(
    readConfig({ DATA_DIR: home, FACE: 'public', DATABASE_URL_FILE: secret, DATABASE_OWNER_URL: app.ownerUrl }),
    { DATABASE_URL_FILE: secret },
    () => new Date(),
  )
  expect(complaints.map(({ symptom }) => symptom)).toEqual([
    `${secret} を、ほかの利用者が読めます。`,
    expect.stringContaining('FACE=public'),
    HASTY,
  ])
  rmSync(secret)
})

test('with the app’s own login less is asked and nothing is claimed that it cannot know', async () => {
  const { facts, complaints } = await look({
    DATABASE_URL: urlAsLogin(app.ownerUrl, 'tsunagi_app', inject('database').appPassword),
    DATABASE_OWNER_URL: undefined,
  })
  expect(complaints).toEqual([])
  expect(facts.join('\n')).toContain('DATABASE_OWNER_URL')
})

test('when the database does not answer, the rest is still said, with the command that starts it and without the password', async () => {
  const { complaints } = await look({
    DATABASE_URL: 'postgres://tsunagi_app:very-secret@127.0.0.1:1/tsunagi',
    DATABASE_OWNER_URL: undefined,
  })
  const said = complaints.map(spell).join('\n')
  expect(said).toContain('データベース（127.0.0.1:1/tsunagi）に接続できません（ECONNREFUSED）')
  expect(said).toContain('pg_isready -h 127.0.0.1 -p 1')
  expect(said).toContain('sudo systemctl start postgresql')
  expect(said).not.toContain('very-secret')
  const wrong = new URL(app.ownerUrl)
  wrong.password = 'not-this-one'
  expect((await look({ DATABASE_URL: wrong.toString(), DATABASE_OWNER_URL: undefined })).complaints.map(spell).join('\n')).toContain(
    'パスワードが違います',
  )
})

test('looking at an installation that was never started makes nothing', async () => {
  const empty = join(mkdtempSync(join(tmpdir(), 'tsunagi-doctor-')), 'fresh')
  mkdirSync(empty)
  const { complaints } = await look({ DATA_DIR: empty, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined })
  expect(complaints.map(({ symptom }) => symptom)).toEqual(['まだ一度も起動していません。データベースがありません。'])
  expect(readdirSync(empty)).toEqual([])
})
