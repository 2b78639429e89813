import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { exportKind } from '../../councils/index.ts'
import type { Bundle } from '../domain/bundle.ts'
import { STYLE } from './style.ts'
import { packed } from './tree.tsx'

const ROWS = [
  { id: 'a', title: '<b>坂道</b> & "影"', into: 'b' },
  { id: 'b', title: '門灯', into: 'gone' },
]
const KIND = exportKind({
  name: 'issues',
  title: '地域の困りごと',
  about: '見本',
  link: 'issue',
  columns: ['様子'],
  rows: ROWS,
  shape: z.object({ id: z.string(), title: z.string() }),
  page: ({ id, title, into }) => ({
    id,
    title,
    cells: ['聞いた'],
    sections: [
      {
        title: '',
        facts: [
          ['行き先', { to: into, words: `→ ${into}` }],
          ['空', ''],
          ['ない', null],
        ],
      },
      { title: '空の表', columns: ['あ'], rows: [] },
      { title: '言葉', words: '一行目\n二行目' },
    ],
  }),
  json: row => row,
})
const BUNDLE: Bundle = {
  council: { no: 1, name: '夢が里', kana: '', district: '', population: 0, bodyLabel: '', networkStatus: 'active' },
  kinds: [KIND],
  files: [{ name: '予定.ics', about: '予定表', bytes: Buffer.from('BEGIN') }],
  links: [
    {
      own: { kind: 'issue', id: 'a' },
      link: { other: { kind: 'issue', id: 'b' }, relation: 'similar', isOutgoing: true, note: 'よく似る' },
      title: '門灯',
    },
    {
      own: { kind: 'issue', id: 'a' },
      link: { other: { kind: 'treasure', id: 'elsewhere' }, relation: 'answers', isOutgoing: false, note: '' },
      title: 'よその宝',
    },
    {
      own: { kind: 'issue', id: 'b' },
      link: { other: { kind: 'issue', id: 'a' }, relation: 'similar', isOutgoing: false, note: 'よく似る' },
      title: '坂道',
    },
  ],
  on: '2026-11-23' as Day,
  byName: '見本 会長',
  holdsMore: false,
}

const files = unzipSync(packed(BUNDLE, new Date('2026-11-23T00:00:00Z')).bytes)
const read = (path: string) => strFromU8(files[`council-1-2026-11-23/${path}`] ?? new Uint8Array())

test('what somebody wrote stays words on the pages, and leads to what lies in the same export only', () => {
  const page = read('issues/a.html')
  expect(page.startsWith('<!DOCTYPE html><html lang="ja">')).toBe(true)
  expect(page).toContain('&lt;b&gt;坂道&lt;/b&gt; &amp; &quot;影&quot;')
  expect(page).toContain('<a href="../issues/b.html">→ b</a>')
  expect(page).toContain('似たもの: <a href="../issues/b.html">門灯</a>（よく似る）')
  expect(page).toContain('<li>力になるもの: よその宝</li>')
  expect(read('issues/b.html')).toContain('<td>→ gone</td>')
})

test('the look of the pages stands in them as it was written', () => {
  expect(read('index.html')).toContain(`<style>${STYLE}</style>`)
})

test('nothing empty is drawn', () => {
  for (const words of ['空の表', '空', 'ない']) expect(read('issues/a.html')).not.toContain(`>${words}<`)
})

test('the first page leads to every kind, to its JSON, to the shape of it, and to the files', () => {
  const links = [...read('index.html').matchAll(/href="([^"]+)"/g)].map(([, href = '']) => decodeURIComponent(href))
  expect(links).toEqual([
    'issues/index.html',
    'files/予定.ics',
    'json/issues.json',
    'json/links.json',
    'json/issues.schema.json',
    'json/links.schema.json',
  ])
  for (const href of links) expect(Object.keys(files)).toContain(`council-1-2026-11-23/${href}`)
})

test('the JSON holds what its shape names and no more, and every link once', () => {
  expect(JSON.parse(read('json/issues.json'))).toEqual({
    format: 'tsunagi-council-export',
    version: 1,
    kind: 'issues',
    council: 1,
    exportedOn: '2026-11-23',
    records: ROWS.map(({ id, title }) => ({ id, title })),
  })
  expect(JSON.parse(read('json/links.json')).records).toEqual([
    { from: { kind: 'issue', id: 'a' }, to: { kind: 'issue', id: 'b' }, relation: 'similar', note: 'よく似る' },
    { from: { kind: 'treasure', id: 'elsewhere' }, to: { kind: 'issue', id: 'a' }, relation: 'answers', note: '' },
  ])
  expect(JSON.parse(read('json/issues.schema.json')).properties.records.items.required).toEqual(['id', 'title'])
})

test('a file read with a coordinator’s eyes says that it may hold more than the council reads', () => {
  expect(read('index.html')).not.toContain('協議会にそのまま渡さないでください')
  const more = unzipSync(packed({ ...BUNDLE, holdsMore: true }, new Date()).bytes)
  expect(strFromU8(more['council-1-2026-11-23/index.html'] ?? new Uint8Array())).toContain('協議会にそのまま渡さないでください')
})
