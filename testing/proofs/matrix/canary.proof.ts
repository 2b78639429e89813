import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { newId } from '../../../src/kernel/id.ts'
import type { Route } from '../../../src/platform/http/route.ts'
import { openLog } from '../../../src/platform/log.ts'
import { chanceOf } from '../../builders/chance.ts'
import { isFull, sayFigure, sized } from '../size.ts'
import { addressFor } from './ask.ts'
import { fetchAs, marksIn } from './canary.ts'
import type { Cell } from './cells.ts'
import { cellsOf } from './cells.ts'
import type { Mark } from './marks.ts'
import { marksOf } from './marks.ts'
import type { Looker, MatrixStage } from './stage.ts'
import { openMatrixStage } from './stage.ts'
import { readSightTable } from './table.ts'

const SEED = 20261123
const table = readSightTable()
const marks = marksOf(table)
const written = marks.map(mark => mark.written)
const lines: string[] = []
/** Marks of casework: whatever is not written by or about the town. */
const ofCasework = marks.filter(mark => !mark.name.startsWith('町'))
let stage: MatrixStage

beforeAll(async () => {
  stage = await openMatrixStage(table.identities, openLog('trace', { write: line => void lines.push(line) }))
})
afterAll(() => stage.app.close())

/** Forms that hand out a file or a paper, and the record each is about. */
const EXPORTS: readonly (readonly [path: string, record?: string])[] = [
  ['/cases/export'],
  ['/cases/papers'],
  ['/disclosures/export'],
  ['/disclosures/review/export'],
  ['/people/search'],
  ['/people/:id/disclosures/export', '本人'],
  ['/people/:id/disclosures/export', '守られた方'],
  ['/cases/:id/papers/log', '事例'],
  ['/cases/:id/papers/assessment/whole', '事例'],
  ['/cases/:id/assessment/1/sensitive', '事例'],
  ['/compartments/:id/print', '封じた記録'],
]
const ASKED = {
  purpose: '会議で配るため',
  reason: '会議で配るために要る',
  as: 'excel',
  q: 'メジルシ',
  words: 'メジルシ',
  from: '2026-01-01',
  until: '2027-12-31',
}

/** Duties that open the half the residents keep; `訪問` is that of its coordinators. */
const TOWN_KEYS: ReadonlySet<string> = new Set(['outreach', 'chair', 'resident'])

/**
 * Pages, lists, files and answers of the half that the residents keep, whatever they are called: what residents or their coordinators
 * enter, and what stands open to everybody. What comes later is read without being named here.
 */
function isOfTown({ path, duty }: Route): boolean {
  if (duty === 'anyone') return /^\/(api\/v1\/)?(p|join|feeds|calendar)(\/|$)/.test(path)
  return duty !== 'signed-in' && (typeof duty === 'string' ? [duty] : duty).some(one => TOWN_KEYS.has(one))
}

/** Where the town's marks were written; in the ordinary suite everybody reads these, and two read all the rest. */
const TOWN_PLACES =
  'councils|bodies|community-issues|treasures|meetings|decisions|actions|questions|join|sheets|circulars|activities|groups|projects|' +
  'platforms|fundraising|reviews|liaison|field-logs'
const WITH_MARKS = new RegExp(`^(/api/v1)?/(${TOWN_PLACES})(\\.\\w+)?(/|$|\\?)`)
const READING_ALL = ['委員長', '頼まれただけ']

/** Forms of this half that hand out a file, with an address of each. */
const TOWN_EXPORTS = ['/councils/1/export']

/** The addresses of pages, papers and files to begin with; in the ordinary suite a few of them, drawn by the seed. */
function beginningsFor(looker: Looker): readonly string[] {
  const all = cellsOf(table, routes).cells.filter(cell => cell.route.method === 'GET' && cell.identity.name === looker.identity.name)
  // The residents' half is read whole, in a test of its own.
  const read = isFull ? all : all.filter(cell => !isOfTown(cell.route))
  const paths = [...new Set(read.filter(cell => !cell.route.path.startsWith('/api/')).map(cell => pathOf(cell)))]
  const chance = chanceOf(SEED + looker.identity.name.length)
  return sized(
    Array.from({ length: 7 }, () => chance.pick(paths)),
    paths,
  )
}

const pathOf = (cell: Cell) => addressFor(cell, stage.records.get(cell.record ?? '') ?? {})

type Met = { readonly identity: string; readonly path: string; readonly mark: Mark }

/** Everything one identity meets on the way through the pages, from each beginning and along the links. */
async function crawl(looker: Looker, note: (met: Met) => void): Promise<number> {
  const waiting = [...beginningsFor(looker)]
  const been = new Set<string>()
  const limit = sized(10, 600)
  const look = async (path: string, form?: Readonly<Record<string, string>>) => {
    const told = await fetchAs(stage.app, looker, path, form)
    for (const found of marksIn(told.text, written)) {
      const mark = marks.find(one => one.written === found)
      if (mark) note({ identity: looker.identity.name, path, mark })
    }
    return told
  }
  for (const path of waiting) {
    if (been.size >= limit) break
    if (been.has(path) || path.startsWith('/sign-out')) continue
    been.add(path)
    const { links } = await look(path)
    waiting.push(...links.filter(link => !been.has(link)))
  }
  const token = /name="_token" value="([^"]+)"/.exec((await look('/agencies')).text)?.[1] ?? ''
  stage.undoing.isOn = true
  for (const [path, record] of EXPORTS)
    await look(path.replace(':id', stage.records.get(record ?? '')?.['id'] ?? newId()), { ...ASKED, _token: token })
  stage.undoing.isOn = false
  return been.size
}

test('nobody meets the words of a record that is not theirs, on any page, paper, file, feed, in any header or line of the log', async () => {
  const met: Met[] = []
  let pages = 0
  for (const looker of stage.lookers) pages += await crawl(looker, one => met.push(one))
  const leaks = met.filter(({ identity, mark }) => !mark.identities.has(identity))
  if (process.env['TSUNAGI_CANARY_LIST']) console.log(whoMetWhat(met))
  expect(leaks.map(({ identity, path, mark }) => `${identity} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${mark.name}`)).toEqual([])
  expect(marksIn(lines.join('\n'), written)).toEqual([])
  expect(lines.length).toBeGreaterThan(pages)
  const flown = new Set(met.map(one => one.mark.name))
  if (isFull) expect(marks.filter(mark => !mark.identities.has('–') && !flown.has(mark.name)).map(mark => mark.name)).toEqual([])
  else expect(ofCasework.filter(mark => flown.has(mark.name)).length).toBeGreaterThan(ofCasework.length / 2)
  sayFigure({
    proof: '目印',
    figure: `${pages} 面、${marks.length} 語、会ってはいけない人が会った数`,
    measured: String(leaks.length),
    promised: '0',
  })
})

/** The addresses that are read, with the records of the stage in their places: those of the community, or all the others. */
function readsOf(looker: Looker, isTown: boolean): readonly Read[] {
  const cells = cellsOf(table, routes).cells.filter(cell => cell.identity.name === looker.identity.name && !cell.isAbsent)
  const chosen = cells.filter(cell => cell.route.method === 'GET' && isOfTown(cell.route) === isTown)
  const shared = isTown ? ['/community-issues?view=shared', '/treasures?view=shared'] : []
  const paths = [...new Set([...chosen.map(pathOf), ...shared])].filter(path => !path.startsWith('/sign-out'))
  const files = isTown && looker.staffId !== null ? TOWN_EXPORTS : []
  return [
    ...paths.map(path => ({ path, how: path.startsWith('/api/') ? ('api' as const) : ('page' as const) })),
    ...files.map(path => ({ path, how: 'form' as const })),
  ]
}

/** The residents' half as somebody reads it here: whole, or in the ordinary suite, for most, a part that the seed draws. */
function townReadsOf(looker: Looker): readonly Read[] {
  const reads = readsOf(looker, true)
  if (isFull || READING_ALL.includes(looker.identity.name)) return reads
  const chance = chanceOf(SEED + looker.identity.name.length)
  return Array.from({ length: Math.min(20, reads.length) }, () => chance.pick(reads))
}

type Read = { readonly path: string; readonly how: 'page' | 'api' | 'form' }
const texts = new Map<string, Promise<string>>()

/** What an address says to somebody, asked once. */
function textOf(looker: Looker, { path, how }: Read): Promise<string> {
  const key = `${looker.identity.name} ${path}`
  const asked = texts.get(key)
  if (asked !== undefined) return asked
  const text = how === 'api' ? looker.caller.get(path).then(({ html }) => html) : pageText(looker, path, how === 'form')
  texts.set(key, text)
  return text
}

async function pageText(looker: Looker, path: string, isForm: boolean): Promise<string> {
  if (!isForm) return (await fetchAs(stage.app, looker, path)).text
  const token = /name="_token" value="([^"]+)"/.exec((await fetchAs(stage.app, looker, '/account')).text)?.[1] ?? ''
  return (await fetchAs(stage.app, looker, path, { _token: token })).text
}

async function marksMet(looker: Looker, reads: readonly Read[], some: readonly Mark[]): Promise<readonly Met[]> {
  const met: Met[] = []
  const sought = some.map(one => one.written)
  for (const read of reads) {
    const found = new Set(marksIn(await textOf(looker, read), sought))
    met.push(...some.filter(mark => found.has(mark.written)).map(mark => ({ identity: looker.identity.name, path: read.path, mark })))
  }
  return met
}

/** Whoever has business in the residents' half; in the ordinary suite a few of the others, to be met at its door. */
const townLookers = () =>
  stage.lookers.filter(({ identity }, nth) => isFull || nth % 8 === 0 || identity.duties.some(duty => TOWN_DUTIES.includes(duty)))
const TOWN_DUTIES = ['訪問', '評価', '委員長', '住民']

test('what residents and their coordinators enter is read, whatever it is called, and a council is taken away as a file', async () => {
  const chair = townLookers().find(({ identity }) => identity.name === '委員長')
  if (chair === undefined) throw new Error('nobody leads a council')
  const read = new Set(readsOf(chair, true).map(({ path }) => path.split('/')[1]))
  const wanted = routes
    .filter(one => one.method === 'GET' && isOfTown(one) && !one.path.startsWith('/api/'))
    .map(({ path }) => path.split('/')[1])
  expect([...new Set(wanted)].filter(first => !read.has(first))).toEqual([])
  const file = await textOf(chair, { path: '/councils/1/export', how: 'form' })
  expect(file).toContain('content-type: application/zip')
  expect(file).toContain('tsunagi-council-export')
})

test('no word of casework stands on any page, list, file or answer of the community, and no resident meets one anywhere', async () => {
  const met: Met[] = []
  let asked = 0
  const chance = chanceOf(SEED)
  for (const looker of townLookers()) {
    const elsewhere = looker.identity.duties.includes('住民') ? readsOf(looker, false) : []
    const some =
      elsewhere.length === 0
        ? []
        : sized(
            Array.from({ length: 12 }, () => chance.pick(elsewhere)),
            elsewhere,
          )
    const reads = [...townReadsOf(looker), ...some]
    asked += reads.length
    met.push(...(await marksMet(looker, reads, ofCasework)))
  }
  sayFigure({ proof: '目印', figure: `${asked} 面、地域の画面で会った相談の語`, measured: String(met.length), promised: '0' })
  expect(asked).toBeGreaterThan(sized(300, 2_000))
  expect(met.map(({ identity, path, mark }) => `${identity} ${path} ${mark.name}`)).toEqual([])
})

test('what the town wrote is met by those it is for, and by nobody else, in every list, file and answer', async () => {
  const ofTown = marks.filter(mark => !ofCasework.includes(mark))
  const met: Met[] = []
  for (const looker of townLookers()) {
    const reads = readsOf(looker, true).filter(({ path }) => isFull || WITH_MARKS.test(path))
    met.push(...(await marksMet(looker, reads, ofTown)))
  }
  const readersOf = (mark: Mark) => [...new Set(met.filter(one => one.mark === mark).map(({ identity }) => identity))].sort()
  for (const mark of ofTown) expect(readersOf(mark), mark.name).toEqual([...mark.identities].sort())
})

function whoMetWhat(met: readonly Met[]): string {
  return marks
    .map(mark => `${mark.name}: ${[...new Set(met.filter(one => one.mark === mark).map(one => one.identity))].join(' ')}`)
    .join('\n')
}

test('what is forbidden and what is absent take the same time', async () => {
  const looker = stage.lookers.find(one => one.identity.name === 'よその機関')
  if (looker === undefined) throw new Error('nobody looks on')
  for (const [record, page] of [
    ['本人', '/people/'],
    ['事例', '/cases/'],
    ['相談', '/consultations/'],
  ] as const) {
    const times: { readonly forbidden: number[]; readonly absent: number[] } = { forbidden: [], absent: [] }
    for (let turn = 0; turn < sized(6, 130); turn++)
      for (const kind of turn % 2 === 0 ? (['forbidden', 'absent'] as const) : (['absent', 'forbidden'] as const)) {
        const id = kind === 'absent' ? newId() : (stage.records.get(record)?.['id'] ?? '')
        const began = performance.now()
        expect((await fetchAs(stage.app, looker, `${page}${id}`)).status).toBe(404)
        if (turn >= sized(2, 30)) times[kind].push(performance.now() - began)
      }
    const [forbidden, absent] = [median(times.forbidden), median(times.absent)]
    const apart = Math.abs(forbidden - absent)
    sayFigure({
      proof: '応答の時間',
      figure: `${record}: 見られないとき ${forbidden.toFixed(1)} ms、ないとき ${absent.toFixed(1)} ms の差`,
      measured: `${apart.toFixed(2)} ms`,
      promised: '2 ms または 10 % 以下',
    })
    // A few answers on a busy machine measure nothing.
    if (isFull) expect(apart, record).toBeLessThanOrEqual(Math.max(2, absent * 0.1))
  }
})

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
