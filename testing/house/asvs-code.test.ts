import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fieldsFrom } from '../../src/platform/http/fields.ts'
import { projectRoot } from '../../src/platform/project-root.ts'

type Source = { readonly path: string; readonly code: string }

/** What runs, without comments: the program and the browser's files. */
const sources: readonly Source[] = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .map(name => `src/${name.replaceAll('\\', '/')}`)
  .filter(path => /[.]tsx?$/.test(path) && !/[.]test[.]tsx?$/.test(path))
  .map(path => ({ path, code: bare(readFileSync(join(projectRoot, path), 'utf8')) }))

function bare(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** Where one of these words is written; a rule that finds nothing in a planted line would be blind. */
function placesOf(pattern: RegExp, planted: string, among = sources): readonly string[] {
  expect(pattern.test(planted), 'the rule sees what is planted').toBe(true)
  return among.filter(({ code }) => pattern.test(code)).map(({ path }) => path)
}

test('no text is ever run as a program: not in the server, not in the browser', () => {
  expect(sources.length).toBeGreaterThan(900)
  expect(placesOf(/\beval\(|new Function\(|\bsetTimeout\(\s*['"`]|node:vm|\bimport\(\s*[^'"\s)]/, "new Function('x')")).toEqual([])
})

test('no statement is put together from text, so that every value travels apart from it', () => {
  expect(placesOf(/\bsql\.(?:raw|lit)\b|\.unsafe\(/, 'sql.raw(typed)')).toEqual([])
  // The few that speak to PostgreSQL beside kysely give values apart as well; what they write into a text is checked where it is made.
  const besides = placesOf(/\.query\(\s*`[^`]*\$\{/, ['client.query(`select $', '{typed}`)'].join(''))
  expect(besides.filter(path => !/^src\/(?:platform|cli)/.test(path))).toEqual([])
})

test('other programs are started by name and list of words, in the one place that runs the database, and never through a shell', () => {
  const starters = placesOf(/node:child_process/, "from 'node:child_process'")
  expect(starters.filter(path => !/^src\/platform\/(?:embedded|backup)\//.test(path))).toEqual([])
  expect(
    placesOf(
      /\b(?:exec|execSync)\(\s*['"`]|shell:\s*true/,
      "exec('ls')",
      sources.filter(({ path }) => starters.includes(path)),
    ),
  ).toEqual([])
})

test('a pattern is never made from what somebody typed', () => {
  const made = sources.flatMap(({ path, code }) =>
    [...code.matchAll(/new RegExp\(\s*([^,)]+)/g)].map(([, from = '']) => `${path}: ${from}`),
  )
  expect(made.length).toBeGreaterThan(3)
  const names = made.flatMap(one =>
    [...one.slice(one.indexOf(': ') + 2).matchAll(/\$\{(\w+)\}|^(\w+)$/g)].map(([, inside, alone]) => inside ?? alone ?? ''),
  )
  expect(names.filter(name => !/^[A-Z_]+$|^form$/.test(name))).toEqual([])
})

test('what nobody may guess comes from the random numbers of crypto; the others stay where nothing is guessed', () => {
  const guessable = placesOf(/\bMath\.random\b/, 'Math.random()')
  // The postman scatters his next try by chance; whoever foresees it gains nothing.
  expect(guessable.filter(path => !path.startsWith('src/pretend/'))).toEqual(['src/platform/mail/postman.ts'])
})

test('the browser’s files write text and never markup, and keep nothing in the browser', () => {
  const browser = sources.filter(({ path }) => path.startsWith('src/ui/assets/'))
  expect(browser.length).toBeGreaterThan(15)
  expect(placesOf(/\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|setHTMLUnsafe/, 'x.innerHTML = y', browser)).toEqual([])
  expect(placesOf(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/, 'localStorage.x', browser)).toEqual([])
  expect(placesOf(/\bonmessage\b|addEventListener\('message'/, 'window.onmessage', browser)).toEqual([])
})

test('markup made elsewhere is put on a page only where it was drawn by us', () => {
  const raw = sources.flatMap(({ path, code }) =>
    [...code.matchAll(/dangerouslySetInnerHTML|\braw\((.{0,24})/g)].map(([, what]) => ({ path, what })),
  )
  expect(raw.length).toBeGreaterThan(3)
  // A doctype, readings laid over markup that was escaped already, and a drawn code of squares.
  const drawn = /^(?:'<!DOCTYPE html>'|withReadings\(|renderSVG\()/
  expect(raw.filter(({ what }) => what === undefined || !drawn.test(what))).toEqual([])
})

test('nothing ever asks to take a connection without looking at its certificate', () => {
  expect(placesOf(/rejectUnauthorized\s*:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=no-verify/, 'rejectUnauthorized: false')).toEqual([])
})

test('what the provider of single sign-on hands over stays in one file of the server', () => {
  expect(placesOf(/access_token|id_token|refresh_token/, 'tokens.access_token')).toEqual(['src/platform/oidc.ts'])
})

test('what was sent is decoded exactly once', () => {
  expect(fieldsFrom('a=%2541&b=%26amp%3B').entries).toEqual([
    ['a', '%41'],
    ['b', '&amp;'],
  ])
})

test('of a name that is sent twice the first counts, and names that mean something to JavaScript change no object', () => {
  const fields = fieldsFrom('state=open&state=all&__proto__=x&constructor=y')
  expect([fields.get('state'), fields.all('state')]).toEqual(['open', ['open', 'all']])
  expect([fields.get('toString'), ({} as Record<string, unknown>)['x']]).toEqual(['', undefined])
})
