import { expect, test } from 'vitest'
import type { ExportKind } from '../../councils/index.ts'
import { endsOf, linksOnPage, placesIn } from './bundle.ts'

const record = (id: string, ends: readonly string[] = []) => ({
  id,
  title: `題 ${id}`,
  cells: [],
  sections: [],
  json: {},
  ends: ends.map(end => ({ kind: 'agenda_item' as const, id: end, words: end })),
})
const kind = (name: string, link: ExportKind['link'], records: ExportKind['records']): ExportKind => ({
  name,
  link,
  title: name,
  about: '',
  columns: [],
  schema: {},
  records,
})
const KINDS = [
  kind('meetings', 'meeting', [record('m1', ['i1'])]),
  kind('issues', 'issue', [record('a')]),
  kind('people', undefined, [record('p')]),
]

test('what is told on a page is found there by its id, and links are asked for by kind', () => {
  const places = placesIn(KINDS)
  expect(places.get('i1')).toEqual({ path: 'meetings/m1.html', title: '題 m1（i1）' })
  expect(places.get('a')?.path).toBe('issues/a.html')
  expect([...endsOf(KINDS)]).toEqual([
    ['meeting', ['m1']],
    ['agenda_item', ['i1']],
    ['issue', ['a']],
  ])
})

test('a page shows the links of everything told on it, and none that leads back to itself', () => {
  const link = (own: string, other: string) => ({
    own: { kind: 'agenda_item' as const, id: own },
    link: { other: { kind: 'issue' as const, id: other }, relation: 'about' as const, isOutgoing: true, note: '' },
    title: '',
  })
  const links = [link('i1', 'a'), link('m1', 'i1'), link('a', 'i1')]
  const [meeting] = KINDS[0]?.records ?? []
  if (meeting === undefined) throw new Error('a meeting')
  expect(linksOnPage({ links }, meeting, placesIn(KINDS))).toEqual([links[0]])
})
