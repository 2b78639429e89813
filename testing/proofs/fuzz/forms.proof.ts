import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { newId } from '../../../src/kernel/id.ts'
import type { Route } from '../../../src/platform/http/route.ts'
import type { Browser, RunningApp, Seen } from '../../app.ts'
import { startApp } from '../../app.ts'
import { asFields, lawfulBody } from '../../sight/lawful-bodies.ts'
import { oneOfEvery, sayFigure, sized } from '../size.ts'
import type { City } from './city.ts'
import { hearTheCity } from './city.ts'
import { differing } from './explorer.ts'
import { formPlaces } from './form-places.ts'
import { insideOf, SENTENCE } from './judge.ts'
import { ODD_TEXTS } from './odd-values.ts'
import type { FormField } from './page-form.ts'
import { formIn, keptIn, plain, writtenIn } from './page-form.ts'
import { toWellFormed } from './well-formed.ts'

const SEED = Number(process.env['TSUNAGI_FUZZ_SEED'] ?? sized(20_261_124, Math.floor(Math.random() * 2 ** 31)))
const EACH = sized(2, 60)
const STAFF = ['desk', 'coordinator', 'kodomo', 'houkatsu', 'shogai', 'head', 'admin', 'privacy'] as const

/** Signing in and out would end the session that the others use; they are asked for with a browser of their own. */
const ENDS_SESSION = /^\/(sign-out|account\/(sign-out-everywhere|sessions)|sign-in|setup)/

let app: RunningApp
let city: City
const browsers = new Map<string, Browser>()
const faults: string[] = []
const statuses = new Map<number, number>()
const posts = routes.filter(row => row.method === 'POST' && !/^\/(api|public)\//.test(row.path))

beforeAll(async () => {
  console.log(`form seed ${SEED}; again with TSUNAGI_FUZZ_SEED=${SEED}`)
  app = await startApp({ residents: 30, consultations: 20 })
  city = await hearTheCity(app, sized(0, 12))
  for (const login of STAFF) browsers.set(login, await app.signIn(login))
})

afterAll(() => app.close())

/** `page` is where the form stands. */
type Found = { readonly as: string; readonly page: string; readonly path: string; readonly fields: readonly FormField[] }

/** A form that somebody has before their eyes; where none is shown, an address with the fields that are known of it. */
async function findForm(row: Route, places: readonly Readonly<Record<string, string>>[]): Promise<Found> {
  for (const place of places.slice(0, sized(2, 12)))
    for (const as of loginsFor(row)) {
      const path = filledPath(row.path, place)
      for (const page of [path, path.slice(0, path.lastIndexOf('/')) || '/', path.split('/').slice(0, 3).join('/')]) {
        const fields = formIn((await by(as).get(page)).html, path)
        if (fields) return { as, page, path, fields }
      }
    }
  const path = filledPath(row.path, places[0] ?? {})
  const known = asFields(lawfulBody(row.path, { agency: newId(), person: newId() }))
  return {
    as: loginsFor(row)[0] ?? 'desk',
    page: path,
    path,
    fields: Object.keys(known).map(name => ({ name, kind: 'text', values: [''] })),
  }
}

test('no form breaks on anything, and what was typed stays in the page that refuses it', async () => {
  let found = 0
  for (const row of oneOfEvery(4, posts)) {
    const form = await findForm(row, await formPlaces(app, city, row.path))
    if (form.fields.length > 0) found++
    for (const typed of fc.sample(typedInto(form.fields), { numRuns: EACH, seed: SEED })) {
      const answer = ENDS_SESSION.test(row.path)
        ? await (await app.signIn(form.as)).post(form.path, typed)
        : await by(form.as).post(form.path, typed)
      await judge(row, form, typed, answer)
    }
  }
  console.log(`${found} forms of ${posts.length} were found on pages`, Object.fromEntries([...statuses].sort()))
  sayFigure({
    proof: 'fuzz',
    figure: '送った用紙',
    measured: `${[...statuses.values()].reduce((a, b) => a + b, 0)}（種 ${SEED}）`,
    promised: '5xx なし、書いた言葉は残る',
  })
  expect(differing(faults), `${faults.length} faults with seed ${SEED}`).toEqual([])
  expect(statuses.get(422) ?? 0).toBeGreaterThan(sized(10, 100))
  expect(found).toBeGreaterThan(sized(15, 100))
})

test('found by the fuzzer: a letter that no database can hold is refused or passed over, wherever it stands', async () => {
  const nul = 'a\u0000b'
  // Whatever was sent before may have ended a session.
  const admin = await app.signIn('admin')
  const desk = await app.signIn('desk')
  const head = await app.signIn('head')
  await app.ask('update platform.session set strong_at = now()')
  expect((await admin.post('/staff-accounts/search', { words: nul, agency: '', state: '' })).status).toBe(200)
  const [stood] = await app.ask<{ id: string }>('select id from people.person order by id desc limit 1')
  const closed = await head.post('/conflicts/00000000-0000-4000-8000-000000000000/end', { _key: nul, _draft: nul, words: '3' })
  expect(closed.status).toBe(404)
  const ended = await desk.post(`/people/${stood?.id}/conflict`, { _key: nul, _draft: nul, reason: 'other', words: '見本' })
  expect(ended.status).toBeLessThan(500)
  const purpose = await desk.post('/cases/export', { purpose: nul })
  expect([purpose.status, purpose.html.includes('制御文字')]).toEqual([422, true])
  expect((await desk.post('/cases/export', { purpose: '1234-5678-9018' })).status, 'a My Number').toBe(422)
})

type Typed = Readonly<Record<string, string | readonly string[]>>

/** A form filled in: mostly plain words, here and there something odd, now and then a field too few or too many. */
function typedInto(fields: readonly FormField[]): fc.Arbitrary<Typed> {
  const names = [...new Set(fields.map(({ name }) => name))].filter(name => name !== '_token')
  const entries = names.map(name => {
    const own = fields.filter(field => field.name === name)
    const values = own.flatMap(field => field.values)
    const lawful = own[0]?.kind === 'text' ? fc.constantFrom(...PLAIN) : fc.constantFrom(...(values.length > 0 ? values : ['']))
    const value = fc.oneof(
      { weight: 5, arbitrary: lawful },
      { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
    const many = fc.tuple(value, value).map(both => both.filter(one => one !== undefined))
    return fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: many }).map(said => [name, said] as const)
  })
  const extra = fc.constantFrom<readonly [string, string]>(
    ['unknown', 'x'],
    ['__proto__', 'x'],
    ['_version', '-1'],
    ['_key', 'x'.repeat(3000)],
    ['_draft', '//elsewhere'],
  )
  return fc.tuple(fc.tuple(...entries), fc.option(extra, { freq: 3 })).map(([said, more]) => {
    const kept = said.filter((pair): pair is readonly [string, string | string[]] => pair[1] !== undefined)
    return Object.fromEntries([...kept, ...(more ? [more] : [])])
  })
}

const PLAIN = [
  '見本の言葉',
  '「困った」と <b>話した</b> & "また" 電話する',
  '2026-12-01',
  '令和8年12月1日',
  '3',
  '一行目\r\n二行目',
  '０５９５－００－０００１',
]

async function judge(row: Route, form: Found, typed: Typed, answer: Seen): Promise<void> {
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  const say = (wrong: string) =>
    faults.push(`POST ${row.path}: ${wrong}\n    ${form.as}: ${form.path} ${JSON.stringify(typed).slice(0, 700)}\n    → ${answer.status}`)
  if (answer.status >= 500) say(`answered ${answer.status}`)
  if (answer.status < 400) return
  const words = wordsOf(answer.html)
  if (!SENTENCE.test(words)) say('no sentence in the page')
  if (answer.status !== 422) return
  for (const [name, standing] of writtenIn(answer.html)) {
    const wrote = typed[name]
    if (name.startsWith('_') || typeof wrote !== 'string' || wrote.trim() === '') continue
    if (![...standing, ...keptIn(answer.html)].some(text => alike(text) === alike(wrote)))
      say(`${name} was lost\n    standing: ${JSON.stringify(standing).slice(0, 300)}`)
  }
  const said = Object.values(typed).flat()
  const told = insideOf(
    said.reduce((text, one) => (one.length > 1 ? text.replaceAll(one, '') : text), words),
    city.tables,
  )
  if (told.length === 0) return
  // A record may hold odd words that were lawfully written into it before: then they stand on its page without any refusal, too.
  const before = wordsOf((await by(form.as).get(form.page)).html)
  const leaked = told.filter(one => !before.includes(one))
  if (leaked.length > 0) say(`tells of the inside: ${leaked.join(' ').slice(0, 80)}`)
}

/** What a page says to the eye. */
function wordsOf(html: string): string {
  const bare = html.replace(/<(script|style|textarea)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')
  return plain(bare)
}

/** As a browser would give it back: line breaks of one kind, and nothing that a page cannot hold. */
function alike(text: string): string {
  return toWellFormed(text).replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd').trim()
}

function by(login: string): Browser {
  const browser = browsers.get(login)
  if (browser === undefined) throw new Error(`${login} is not signed in`)
  return browser
}

function loginsFor(row: Route): readonly string[] {
  const duties = [row.duty].flat()
  if (duties.includes('consult') || duties.includes('anyone') || duties.includes('signed-in'))
    return ['desk', 'coordinator', 'kodomo', 'houkatsu']
  return duties.includes('administer') ? ['admin'] : duties.includes('audit') ? ['privacy'] : ['head']
}

function filledPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/:(\w+)/g, (_, name: string) => params[name] ?? newId())
}
