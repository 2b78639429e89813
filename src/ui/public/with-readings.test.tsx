import { expect, test } from 'vitest'
import { RubyName } from './ruby.tsx'
import { withReadings } from './with-readings.ts'

const OVER = '<ruby>相談<rp>(</rp><rt>そうだん</rt><rp>)</rp></ruby>'

test('readings stand over the words of the page, in the markup that browsers without ruby can show too', () => {
  expect(withReadings('<p class="相談">相談する</p>', true)).toBe(`<p class="相談">${OVER}する</p>`)
})

test('without readings the page shows the plain words', () => {
  expect(withReadings(`<p>${OVER}と｜今日《きょう》</p>`, false)).toBe('<p>相談と今日</p>')
})

test('what somebody typed stays exactly as it was typed', () => {
  for (const own of [
    '<textarea>相談《x》｜今日《きょう》</textarea>',
    '<p data-own-words="">相談｜今日《きょう》<b>相談</b></p>',
    '<input value="｜今日《きょう》"/>',
  ])
    for (const isShown of [true, false]) expect(withReadings(own, isShown)).toBe(own)
})

test('an element that is left alone ends where it ends', () => {
  expect(withReadings('<div data-own-words=""><div>相談</div></div>相談', true)).toBe(`<div data-own-words=""><div>相談</div></div>${OVER}`)
})

test('words of another language are not read as Japanese', () => {
  expect(withReadings('<a lang="zh-Hans">中文相談</a><a lang="ja">相談</a>', true)).toBe(
    `<a lang="zh-Hans">中文相談</a><a lang="ja">${OVER}</a>`,
  )
})

test('labels and choices of a list carry no markup and no notation', () => {
  expect(withReadings('<b aria-label="｜今日《きょう》"></b><option>｜今日《きょう》の相談</option>', true)).toBe(
    '<b aria-label="今日"></b><option>今日の相談</option>',
  )
})

test('markup that was escaped stays escaped', () => {
  expect(withReadings('<p>&lt;b&gt;相談&amp;</p>', true)).toBe(`<p>&lt;b&gt;${OVER}&amp;</p>`)
})

test('a name is read by the kana kept with it, and left alone when there is none', () => {
  expect(String(<RubyName name="神戸" kana="かんべ" />)).toContain('<rt>かんべ</rt>')
  expect(withReadings(String(<RubyName name="相談 太郎" />), true)).not.toContain('<ruby>')
})
