import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OPENINGS_PER_HOUR } from '../../src/casework/coordination/domain/sealed/glass.ts'
import { KNOWN_PER_HOUR } from '../../src/casework/people/acts/ask-known.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { COMMON_WORDS } from '../../src/staff/domain/common-passwords.ts'
import { passwordFault } from '../../src/staff/domain/password.ts'
import { ABSOLUTE_END, FRESH, HALF_END, IDLE_END, needsSecondFactor } from '../../src/staff/domain/sign-in.ts'

const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const page = textOf('docs/security-inventory.md')
const section = (no: number) => page.split(/^## /m).find(part => part.startsWith(`${no}. `)) ?? ''
const rowsOf = (no: number) =>
  section(no)
    .split('\n')
    .filter(line => /^\| (?!---)/.test(line))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
const coded = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '')

const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .map(name => `src/${name.replaceAll('\\', '/')}`)
  .filter(path => /[.]tsx?$/.test(path) && !/[.]test[.]/.test(path))
  .map(path => ({ path, code: textOf(path) }))
const found = (pattern: RegExp) =>
  [...new Set(sources.flatMap(({ code }) => [...code.matchAll(pattern)].map(([, word]) => word ?? '')))].sort()

test('the inventory names every limit of tries with what it counts, as the program has it', () => {
  const named: Readonly<Record<string, number>> = { KNOWN_PER_HOUR, OPENINGS_PER_HOUR }
  const limits = sources.flatMap(({ code }) =>
    [...code.matchAll(/withinLimit\(\w+(?:\.db)?, '([a-z-]+)', [\w.']+, (\w+), (\w+)\)/g)].map(
      ([, bucket = '', limit = '', minutes = '']) => {
        const number = (word: string) =>
          named[word] ?? (/^\d+$/.test(word) ? Number(word) : Number(new RegExp(`const ${word} = (\\d+)`).exec(code)?.[1]))
        return [bucket, number(limit), number(minutes)]
      },
    ),
  )
  const calls = sources.reduce((sum, { code }) => sum + (code.match(/(?<!function )withinLimit\(/g)?.length ?? 0), 0)
  expect([limits.length, calls]).toEqual([limits.length, limits.length])
  const told = rowsOf(1)
    .slice(1)
    .map(([bucket = '', , , limit, minutes]) => [coded(bucket)[0], Number(limit), Number(minutes)])
  expect(told.sort()).toEqual(limits.sort())
  expect(textOf('db/schema.sql')).toContain("failed_count + 1 >= 5 then now() + least(interval '1 hour', interval '30 seconds' * power(2")
})

test('the inventory names every way of signing in, and who may do without a second factor', () => {
  const methods = /type SignInMethod = ([^\n]+)/.exec(textOf('src/staff/domain/sign-in.ts'))?.[1] ?? ''
  expect(
    rowsOf(2)
      .slice(1)
      .map(([method = '']) => coded(method)[0])
      .sort(),
  ).toEqual([...methods.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name).sort())
  const begun = sources.filter(({ code }) => /\bbeginSession\(/.test(code)).map(({ path }) => path)
  // A resident comes in by the invitation of their council; the account they get there can only be a resident's.
  expect(begun.filter(path => !path.startsWith('src/staff/acts/'))).toEqual(['src/community/councils/acts/redeem.ts'])
  expect(sources.filter(({ code }) => /into platform\.session\b/.test(code)).map(({ path }) => path)).toEqual([
    'src/staff/store/sessions.ts',
  ])
  const [, without = ''] = /役（(.+?)）だけ/.exec(section(2)) ?? []
  expect(coded(without).map(duty => needsSecondFactor([duty as 'resident']))).toEqual([false, false, false])
})

test('the words of this work that no password may be made of are those of the inventory', () => {
  const [, words = ''] = /この仕事の言葉（(.+?)）/.exec(section(2)) ?? []
  const listed = words.split('、')
  expect(listed.length).toBeGreaterThan(8)
  expect(listed.filter(word => !COMMON_WORDS.includes(word))).toEqual([])
  for (const word of listed) expect(passwordFault(`${word}${word}2026!`.padEnd(12, '!'), { login: 'x', name: 'y' }), word).toBe('common')
})

test('the inventory tells how long a session lives, how many there may be, and what single sign-on has to do with it', () => {
  for (const words of ['数の限りはありません', '市のサインインを終えても', 'AAL2']) expect(section(3)).toContain(words)
  expect(textOf('src/staff/store/sessions.ts')).not.toMatch(/delete from platform\.session[^`]*(?:limit|offset|rank)/)
  expect(
    rowsOf(3)
      .slice(1)
      .map(([, length]) => length),
  ).toEqual([IDLE_END, ABSOLUTE_END, FRESH, HALF_END.second, HALF_END.enrol])
})

test('the inventory names every key file and every way of locking, signing and hashing that is used, and no weak one is used', () => {
  const told = new Set(coded(section(4)))
  const keys = found(/'([a-z-]+\.(?:pem|key))'/g)
  expect(keys.length).toBeGreaterThan(3)
  expect(keys.filter(key => !told.has(key))).toEqual([])
  const used = [
    ...found(/create(?:Hash|Hmac)\('([\w-]+)'/g),
    ...found(/hkdfSync\('([\w-]+)'/g),
    ...found(/createCipheriv\('([\w-]+)'/g),
    ...found(/createDecipheriv\('([\w-]+)'/g),
    ...found(/generateKeyPair(?:Sync)?\('([\w-]+)'/g),
    ...found(/algorithm: '([A-Z0-9]+)'/g),
    ...found(/\b(scrypt|pbkdf2)Sync\(/g),
  ]
  expect(used.length).toBeGreaterThan(6)
  expect(used.filter(name => !told.has(name))).toEqual([])
  const approved = ['sha256', 'aes-256-gcm', 'ed25519', 'x25519', 'scrypt', 'pbkdf2']
  expect([...new Set(used)].filter(name => !approved.includes(name))).toEqual(['SHA1'])
  expect(sources.filter(({ code }) => /algorithm: 'SHA1'/.test(code)).map(({ path }) => path)).toEqual(['src/staff/acts/check-code.ts'])
})

test('keys are made and used by the crypto of Node.js and by Argon2, and by nothing of our own', () => {
  const makers = found(/from '([^']*(?:crypto|argon2|bcrypt|jose|hash)[^']*)'/g)
  expect(makers.filter(name => !name.startsWith('.'))).toEqual(['@node-rs/argon2', 'node:crypto'])
  expect(
    found(/randomBytes\((\d+)\)\.toString/g)
      .map(Number)
      .filter(bytes => bytes < 16 && ![4, 6].includes(bytes)),
  ).toEqual([])
  expect(textOf('src/platform/http/token.ts')).toContain('randomBytes(32)')
})

test('a passphrase becomes a key only by many rounds over much memory', () => {
  const [, cost, block, lanes] = /N: ([\d_]+), r: (\d+), p: (\d+)/.exec(textOf('src/platform/backup/lock.ts')) ?? []
  const [N, r, p] = [cost?.replace('_', ''), block, lanes].map(Number)
  expect((N ?? 0) * (r ?? 0) * 128).toBeGreaterThanOrEqual(32 * 1024 * 1024)
  expect((N ?? 0) * (p ?? 0)).toBeGreaterThanOrEqual(3 * 2 ** 15)
})

test('the program connects to what the inventory names, from these places and no others', () => {
  const dialers = sources.filter(
    ({ path, code }) =>
      !path.startsWith('src/ui/assets/') &&
      /from '(?:pg|openid-client|nodemailer|undici|node:(?:http|https|net|tls|dgram|dns)(?:\/promises)?)'/.test(code),
  )
  const by = (name: string) => dialers.filter(({ code }) => code.includes(`from '${name}'`)).map(({ path }) => path)
  expect(by('openid-client')).toEqual(['src/platform/oidc.ts'])
  expect(by('nodemailer')).toEqual(['src/platform/mail/post-office.ts'])
  expect(by('pg').every(path => path.startsWith('src/platform/') || path.startsWith('src/pretend/'))).toBe(true)
  const rest = dialers.filter(({ code }) => !/from '(?:pg|openid-client|nodemailer)'/.test(code)).map(({ path }) => path)
  expect(rest.filter(path => path !== 'src/platform/embedded/launch.ts')).toEqual([])
  expect(rowsOf(5).length - 1).toBe(3)
  // These two speak to an app in hand, and to no network.
  const inHand = ['src/platform/backup/read-pages.ts', 'src/pretend/acts/teller.ts']
  const callers = sources
    .filter(({ path, code }) => !path.startsWith('src/ui/assets/') && /(?<![\w.])fetch\(/.test(code))
    .map(({ path }) => path)
  expect(callers.filter(path => !inHand.includes(path))).toEqual([])
})

test('every part of the database stands in one class of the inventory, and every class says how it is kept', () => {
  const schemas = [...textOf('db/schema.sql').matchAll(/^create schema (\w+);/gm)].map(([, name]) => name ?? '')
  expect(schemas.length).toBeGreaterThan(9)
  const classes = rowsOf(6).slice(1)
  const named = new Set(classes.flatMap(([, where = '']) => coded(where)))
  expect(schemas.filter(name => !named.has(name))).toEqual([])
  expect(classes.filter(([level = '', , keeping = '']) => !/^[1-4] /.test(level) || keeping.length < 10)).toEqual([])
})

test('what the inventory says of single fields is held by tests that are written, to the letter', () => {
  const promised = section(6)
    .split('\n')
    .filter(line => line.startsWith('- '))
    .flatMap(coded)
  expect(promised.length).toBeGreaterThan(3)
  const written = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => /[.]test[.]tsx?$/.test(name))
    .map(name => textOf(join('src', name)))
    .concat(textOf('testing/sight/refusals.db.test.ts'))
    .join('\n')
  expect(promised.filter(title => !written.includes(`test('${title}'`))).toEqual([])
})

test('every word of the log stands in the inventory, and logs go to standard output and nowhere else', () => {
  const told = new Set(coded(section(7)))
  const said = found(/(?:log|parts\.log)\.(?:info|error|warn|debug|fatal)\([\s\S]{0,220}?, '([a-z-]+)'\s*,?\s*\)/g)
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter(word => !told.has(word))).toEqual([])
  expect(found(/from '(pino[^']*|winston|syslog[^']*)'/g)).toEqual(['pino'])
  expect(
    sources.filter(({ path, code }) => /\bconsole\.\w+\(/.test(code) && !path.startsWith('src/ui/assets/')).map(({ path }) => path),
  ).toEqual([])
})

test('the inventory says how soon a package with a known weakness is replaced, the worse the sooner', () => {
  const days = rowsOf(9)
    .slice(1)
    .map(([, within = '']) => Number(/^(\d+) 日$/.exec(within)?.[1]))
  expect(days.length).toBe(4)
  expect(days.every((day, at) => at === 0 || day > (days[at - 1] ?? Number.POSITIVE_INFINITY))).toBe(true)
})

test('what may take long has a limit of its own, as the inventory says', () => {
  const told = section(8)
  expect(textOf('src/platform/http/pipeline.ts')).toContain('BODY_LIMIT = 8_000_000')
  expect(textOf('src/platform/http/sent-json.ts')).toContain('DEEPEST = 100')
  expect(textOf('src/platform/http/api.ts')).toMatch(/limit: .*\.max\(100,/)
  for (const words of ['100行まで', '8 MB まで', '100段まで']) expect(told).toContain(words)
})
