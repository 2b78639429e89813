import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'

const html = (page: Child): string => String(page)
const frame = (but: Partial<Frame> = {}): Frame => ({
  isDemo: false,
  signedIn: { staffName: '見本 花子', agencyName: '福祉総合相談窓口' },
  nav: ['今日', '相談', 'つなぎ', '検索', '設定'].map((label, at) => ({ key: `n${at}`, href: `/${at}`, label })),
  here: 'n1',
  formToken: 'form-token',
  requestNo: '7K2F',
  path: '/1',
  ...but,
})

test('a page is a whole Japanese document that begins with its doctype', () => {
  const page = html(<Layout title="相談の一覧" frame={frame()} />)
  expect(page.startsWith('<!DOCTYPE html><html lang="ja"')).toBe(true)
  expect(page).toContain('<title>相談の一覧｜つなぎ</title>')
  expect(page).toContain('width=device-width')
})

test('a refused form is told in the title', () => {
  expect(html(<Layout title="新しい相談" hasErrors frame={frame()} />)).toContain('<title>エラー：新しい相談｜つなぎ</title>')
})

test('a demo says on every page and on paper that it is one', () => {
  expect(html(<Layout title="あ" frame={frame({ isDemo: true })} />).match(/デモ用・架空データ/g)).toHaveLength(2)
  expect(html(<Layout title="あ" frame={frame()} />)).not.toContain('デモ用')
})

test('leaving the program is a post that carries the form token', () => {
  const page = html(<Layout title="あ" frame={frame()} />)
  expect(page).toMatch(/<form method="post" action="\/sign-out"[^>]*><input type="hidden" name="_token" value="form-token"/)
  expect(html(<Layout title="あ" frame={frame({ signedIn: undefined })} />)).not.toContain('/sign-out')
})

test('the place of this page is marked once, and every place is reachable', () => {
  const page = html(<Layout title="あ" frame={frame()} />)
  expect(page.match(/aria-current="page"/g)).toHaveLength(1)
  for (const at of [0, 1, 2, 3, 4]) expect(page.match(new RegExp(`href="/${at}"`, 'g'))).toHaveLength(1)
})

test('help and the number to read out stand in the foot of every page', () => {
  const page = html(<Layout title="あ" frame={frame({ nav: [], signedIn: undefined })} />)
  const foot = page.slice(page.indexOf('<footer'))
  expect(foot).toContain('相談・操作のヘルプ')
  expect(foot).toContain('7K2F')
})

test('a page that somebody at risk may read can be left at once without script', () => {
  expect(html(<Layout title="あ" withExit frame={frame()} />)).toMatch(
    /<a class="tn-exit__link" href="https:[^"]+" rel="noreferrer nofollow">このページをすぐに離れる/,
  )
  expect(html(<Layout title="あ" frame={frame()} />)).not.toContain('このページをすぐに離れる')
})

test('nothing on a page needs an inline style or an inline script', () => {
  const page = html(<Layout title="あ" withExit flash="受け付けました。" frame={frame()} />)
  expect(page).not.toMatch(/ style=|<style| on[a-z]+="/)
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).toMatch(/<script type="module" src="\/assets\/tsunagi\.js/)
})

test('names are shown as text, never as markup', () => {
  const page = html(
    <Layout title="<script>" flash="<script>" frame={frame({ signedIn: { staffName: '<script>', agencyName: '<script>' } })} />,
  )
  expect(page).not.toContain('<script>')
})
