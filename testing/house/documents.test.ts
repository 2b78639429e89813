import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { CHANNELS, CLOSINGS, DISPOSITIONS, PARTS, URGENCIES } from '../../src/casework/desk/domain/consultation.ts'
import { REASONS, STATES } from '../../src/casework/referral/domain/referral.ts'
import { DUTIES } from '../../src/kernel/reader.ts'
import { REFUSALS } from '../../src/platform/http/problem.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { namesOfTests } from './plan-map.ts'

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
]
const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const fences = (text: string) => [...text.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map(([, inside]) => inside ?? '').join('\n')
const written = new Set(
  ['src', 'testing', 'journeys']
    .flatMap(folder => readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
    .filter(path => /[.](test[.]tsx?|journey[.]ts|proof[.]ts)$/.test(path))
    .flatMap(path => namesOfTests(textOf(path))),
)

test('every link between the documents leads somewhere', () => {
  const links = documents.flatMap(path =>
    [...textOf(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to]) => ({ path, to: decodeURI(to ?? '') })),
  )
  expect(links.length).toBeGreaterThan(15)
  expect(links.filter(({ path, to }) => !existsSync(resolve(projectRoot, dirname(path), to)))).toEqual([])
})

test('every npm script and every file a document tells people to run is there', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const told = documents.flatMap(path =>
    [...textOf(path).matchAll(/\bnpm (?:run (?:-s )?)?([a-z][a-z:-]*)/g)].map(([, name]) => name ?? ''),
  )
  expect(told).toEqual(expect.arrayContaining(['start', 'test', 'check', 'tsunagi']))
  expect(told.filter(name => scripts[name] === undefined)).toEqual([])
  const files = documents.flatMap(path =>
    [...textOf(path).matchAll(/(?:\bnode|-f) ((?:scripts|db)\/[\w./-]+)/g)].map(([, file]) => file ?? ''),
  )
  expect(files).toContain('db/roles.sql')
  expect(files.filter(file => !existsSync(join(projectRoot, file)))).toEqual([])
})

test('every verb of the command line in a document is one that the command line knows', () => {
  const verbs = textOf('src/cli.ts').match(/const VERBS[\s\S]*?\n}/)?.[0] ?? ''
  const known = [...verbs.matchAll(/^ {2}'?([a-z][a-z -]*[a-z])'?:/gm)].map(([, verb]) => verb ?? '')
  expect(known).toContain('token create')
  const told = documents.flatMap(path => [...fences(textOf(path)).matchAll(/tsunagi -- ([a-z][a-z -]*)/g)].map(([, words]) => words ?? ''))
  expect(told.length).toBeGreaterThan(8)
  expect(told.filter(words => !known.some(verb => `${words} `.startsWith(`${verb} `)))).toEqual([])
})

test('the glossary explains every duty, state, outcome, reason and topic', () => {
  const explained = new Set([...textOf('docs/glossary.md').matchAll(/`([a-z_]+)`/g)].map(([, code]) => code))
  const stated = textOf('src/casework/desk/domain/consultation.ts').match(/type ConsultationState = ([^\n]*)/)?.[1] ?? ''
  const states = [...stated.matchAll(/'([a-z_]+)'/g)].map(([, state]) => state ?? '')
  const topics = readdirSync(join(projectRoot, 'db', 'migrations')).flatMap(name =>
    [...textOf(join('db', 'migrations', name)).matchAll(/^\s*\('topic', '([a-z_]+)', '[^']+', \d/gm)].map(([, topic]) => topic ?? ''),
  )
  expect(states).toContain('in_intake')
  expect(topics).toHaveLength(16)
  const codes = [DUTIES, states, topics, CLOSINGS, DISPOSITIONS, CHANNELS, URGENCIES, PARTS, STATES, REASONS].flat()
  expect(codes.filter(code => !explained.has(code))).toEqual([])
})

test('the API document names every refusal with the status it is answered with', () => {
  const told = new Map(
    [...textOf('docs/api.md').matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [code, Number(status)]),
  )
  const missing = Object.entries(REFUSALS).filter(([code, { status }]) => code !== 'out-of-consent' && told.get(code) !== status)
  expect(missing.map(([code]) => code)).toEqual([])
})

test('every test that the page on security names is written, to the letter', () => {
  const lines = textOf('docs/security.md').split('\n')
  const named = lines
    .filter(line => line.startsWith('- `'))
    .flatMap(line => [...line.matchAll(/`([^`]+ [^`]+)`/g)].map(([, name]) => name ?? ''))
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter(name => !written.has(name))).toEqual([])
})

test('every decision says its situation, what was decided, what it costs and where it stands', () => {
  const decisions = documents.filter(path => /decisions[/\\]\d{4}-[a-z0-9-]+[.]md$/.test(path))
  expect(decisions.length).toBeGreaterThanOrEqual(12)
  const parts = ['**状況**', '**決定**', '**払うもの**', '**いま**']
  expect(decisions.filter(path => parts.some(part => !textOf(path).includes(part)))).toEqual([])
  expect(readdirSync(join(projectRoot, 'docs', 'pictures')).length).toBeGreaterThan(3)
})
