import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import { Badge, Urgency } from './badge.tsx'
import { Masked } from './masked.tsx'
import { Quote } from './quote.tsx'
import { LiveResults, SearchBox } from './search-box.tsx'
import { Table } from './table.tsx'

const html = (page: Child): string => String(page)
const empty = { title: '相談はありません', text: '新しい相談を書いてください。' }
const columns = [
  { key: 'no', label: '番号' },
  { key: 'name', label: '本人' },
]

test('the first cell of a row leads to the record, and only that cell', () => {
  const page = html(
    <Table
      caption="相談"
      columns={columns}
      rows={[{ key: '1', href: '/consultations/1', cells: { no: 'S-000001', name: '架空 太郎' } }]}
      empty={empty}
    />,
  )
  expect(page.match(/<a /g)).toHaveLength(1)
  expect(page).toContain('<a class="tn-table__link" href="/consultations/1">S-000001</a>')
})

test('each cell knows its heading, so that a phone can show cards', () => {
  const page = html(<Table caption="相談" columns={columns} rows={[{ key: '1', cells: { no: '1', name: '架空' } }]} empty={empty} />)
  expect(page).toMatch(/<td data-label="番号"[^>]*>1<\/td>/)
  expect(page).toContain('scope="col"')
  expect(page).toContain('<caption')
})

test('a day is never broken over two lines, in either calendar, with or without its time', () => {
  for (const [cell, isWhole] of [
    ['2026/11/24', true],
    ['2026/11/24 13:05', true],
    ['R8.11.24', true],
    ['2026/11/24 から、取り下げられるまで', false],
  ] as const) {
    const page = html(<Table caption="相談" columns={columns} rows={[{ key: '1', cells: { no: '1', name: cell } }]} empty={empty} />)
    expect(page.includes('data-whole="true"'), cell).toBe(isWhole)
  }
})

test('an empty list says what to do instead of showing an empty table', () => {
  const page = html(<Table caption="相談" columns={columns} rows={[]} empty={empty} />)
  expect(page).not.toContain('<table')
  expect(page).toContain('新しい相談を書いてください。')
})

test('a state is words and a tone, never a colour alone', () => {
  expect(html(<Badge tone="bad">期限を過ぎた</Badge>)).toMatch(/data-tone="bad"[^>]*>期限を過ぎた/)
  expect(html(<Urgency level="immediate" />)).toContain('いますぐ')
})

test('a hidden value says why and how to ask for it', () => {
  const page = html(<Masked reason="住所保護のため表示していません。" unmask={{ href: '/reason', label: '理由を書いて表示する' }} />)
  expect(page).toContain('住所保護のため表示していません。')
  expect(page).toContain('href="/reason"')
})

test('words of a person are quoted with their speaker and kept as text', () => {
  const page = html(<Quote speaker="母">{'<script>だめ</script>'}</Quote>)
  expect(page).toContain('母の言葉')
  expect(page).toContain('<blockquote')
  expect(page).not.toContain('<script>')
})

test('what is searched for travels by post, never in an address', () => {
  const page = html(<SearchBox action="/people/search" token="t" label="人をさがす" value="架空" />)
  expect(page).toContain('method="post" action="/people/search"')
  expect(page).toContain('name="_token"')
})

test('a live answer carries its count in words', () => {
  expect(html(<LiveResults announce="3人見つかりました" />)).toContain('data-announce="3人見つかりました"')
})
