import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'

/** Every secret that the program reads, and where it ends up. */
const SECRETS: Readonly<Record<string, (config: Config) => string | undefined>> = {
  DATABASE_URL: config => config.databaseUrl,
  DATABASE_PUBLIC_URL: config => config.publicUrl,
  DATABASE_OWNER_URL: config => config.ownerUrl,
  OIDC_CLIENT_SECRET: config => config.oidc?.clientSecret,
  SMTP_URL: config => config.mail?.url,
}
const SSO = { OIDC_ISSUER: 'https://sso.example.jp', OIDC_CLIENT_ID: 'tsunagi' }
const folder = mkdtempSync(join(tmpdir(), 'tsunagi-config-'))
const MAIL = { MAIL_FROM: 'tsunagi@example.jp', MAIL_LINK: 'https://tsunagi.example.jp' }
const REST = { ...SSO, ...MAIL }
const URL_IN_FILE = 'postgres://tsunagi_app:secret-of-the-file@db/tsunagi'
const valueFor = (name: string) => (name === 'SMTP_URL' ? 'smtps://tsunagi:secret-of-the-file@mail.example.jp' : URL_IN_FILE)

function fileWith(content: string): string {
  const path = join(folder, `${Math.random()}`)
  writeFileSync(path, content, { mode: 0o600 })
  return path
}

function complaintOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

test('every secret may come from a file, without the line end that editors add', () => {
  const read = readFileSync(new URL('config.ts', import.meta.url), 'utf8').matchAll(/secret\(env, '(\w+)'\)/g)
  expect([...read].map(([, name]) => name).sort()).toEqual(Object.keys(SECRETS).sort())
  for (const [name, valueIn] of Object.entries(SECRETS)) {
    expect(valueIn(readConfig({ ...REST, [`${name}_FILE`]: fileWith(`${valueFor(name)}\n`) })), name).toBe(valueFor(name))
    expect(valueIn(readConfig({ ...REST, [name]: valueFor(name) })), name).toBe(valueFor(name))
    expect(valueIn(readConfig(REST)), name).toBeUndefined()
  }
})

test('a secret given both ways is refused, and the complaint does not say it', () => {
  for (const name of Object.keys(SECRETS)) {
    const said = complaintOf({ ...REST, [name]: 'postgres://a:secret-of-the-environment@db/x', [`${name}_FILE`]: fileWith(URL_IN_FILE) })
    expect(said).toContain(`${name} と ${name}_FILE の両方が指定されています`)
    expect(said).not.toContain('secret-of')
  }
})

test('a file of a secret that is missing or empty is named, and what to do is said', () => {
  expect(complaintOf({ DATABASE_URL_FILE: join(folder, 'nowhere') })).toContain('を読めません')
  expect(complaintOf({ DATABASE_URL_FILE: fileWith(' \n') })).toContain('は空です')
})

test('what no program could use is refused by name', () => {
  expect(complaintOf({ PORT: '70000' })).toContain('PORT')
  expect(complaintOf({ FACE: 'everybody' })).toContain('FACE')
})

test('how long people wait for the database is twenty seconds unless told otherwise, and never without end', () => {
  expect(readConfig({}).answerMs).toBe(20_000)
  expect(readConfig({ ANSWER_SECONDS: '5' }).answerMs).toBe(5_000)
  for (const text of ['0', '121', '2.5', 'soon', '-1']) expect(complaintOf({ ANSWER_SECONDS: text }), text).toContain('ANSWER_SECONDS')
})

test('the address on paper is that of the open side over https, and nothing else', () => {
  expect(readConfig({ PUBLIC_LINK: 'https://tsunagi.example.jp/p' }).publicLink).toBe('https://tsunagi.example.jp')
  expect(readConfig({}).publicLink).toBeUndefined()
  for (const wrong of ['http://tsunagi.example.jp', 'tsunagi', 'javascript:alert(1)'])
    expect(() => readConfig({ PUBLIC_LINK: wrong })).toThrow('PUBLIC_LINK')
})
