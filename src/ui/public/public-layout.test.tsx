import { expect, test } from 'vitest'
import { LANGUAGE_NAMES, LANGUAGES } from '../../kernel/language.ts'
import type { FrameWords } from './frame-words.ts'
import { PublicLayout } from './public-layout.tsx'
import type { PublicPageProps } from './public-page-props.ts'

const LOOK = { ruby: 'auto', size: 'normal', contrast: 'normal' } as const

/** Words of a frame; a test says only what it looks at. */
const words: FrameWords = {
  siteName: '相談',
  toHome: 'はじめへ',
  demo: '練習用',
  errorTitlePrefix: 'エラー：',
  errorSummary: '直すところ',
  errorPrefix: 'エラー：',
  required: '必ず',
  optional: 'なくてもよい',
  skipToMain: '本文へ',
  sending: '送っています',
  print: '印刷',
  exit: { button: 'すぐに閉じる', label: '安全', support: '変わります' },
  languages: '言葉',
  look: {
    ...{
      title: '見やすさ',
      ruby: 'ふりがな',
      rubyOn: 'つける',
      rubyOff: 'つけない',
      easy: '書き方',
      easyOn: 'やさしい',
      easyOff: 'ふつう',
    },
    ...{ size: '大きさ', sizeNormal: 'ふつう', sizeLarge: '大きい', sizeLargest: 'とても大きい', apply: '決める', note: 'ここだけ' },
    ...{ contrast: '色', contrastNormal: 'ふつう', contrastStrong: 'はっきり' },
  },
  foot: { label: '連絡先', phone: '電話', emergency: '110 119', privacy: '職員だけ', requestNo: '番号' },
  translation: { machine: 'by a machine', reviewed: 'by a person', stale: 'older parts', toJapanese: 'Japanese' },
}

const html = (but: Partial<PublicPageProps> = {}): string =>
  String(
    <PublicLayout
      language="ja"
      look={LOOK}
      words={words}
      title="相談する"
      path="/p/ja/ask"
      desk={{ cityName: '夢が原市', phone: '0595-00-0000' }}
      {...but}
    >
      <h1>相談する</h1>
    </PublicLayout>,
  )

test('a page says in which language it is, and easy Japanese is Japanese', () => {
  expect(html({ language: 'pt' })).toContain('<html lang="pt-BR" dir="ltr"')
  expect(html({ language: 'ja-easy' })).toContain('<html lang="ja" dir="ltr"')
})

test('every language leads to the same page and is named in itself', () => {
  const page = html()
  for (const language of LANGUAGES) {
    expect(page).toContain(`href="/p/${language}/ask"`)
    expect(page).toContain(`<span>${LANGUAGE_NAMES[language]}</span>`)
  }
})

test('in the middle of a form the menus send the form, so that nothing typed is lost', () => {
  const page = html({ formId: 'ask', enter: { name: '_go', value: 'next' } })
  for (const language of LANGUAGES)
    expect(page).toMatch(new RegExp(`form="ask" formaction="/p/${language}/ask" formmethod="post" name="_show"`))
  expect(page).toMatch(/form="ask" formaction="\/p\/look" formmethod="post" name="_show"/)
})

test('Enter in that form goes on, although the menus stand before it', () => {
  const page = html({ formId: 'ask', enter: { name: '_go', value: 'next' } })
  expect(/<button[^>]*form="ask"[^>]*>/.exec(page)?.[0]).toMatch(/name="_go" value="next" tabindex="-1"/)
})

test('the title carries no readings and tells of errors', () => {
  const page = html({ title: '｜今日《きょう》の相談', language: 'ja-easy', hasErrors: true })
  expect(page).toContain('<title>エラー：今日の相談｜相談</title>')
})

test('readings stand over the whole page in easy Japanese, and in ordinary Japanese when they were switched on', () => {
  const first = '<h1><ruby>相談<rp>(</rp><rt>そうだん</rt><rp>)</rp></ruby>する</h1>'
  expect(html({ language: 'ja-easy' })).toContain(first)
  expect(html({ look: { ...LOOK, ruby: 'on' } })).toContain(first)
  expect(html()).toContain('<h1>相談する</h1>')
})

test('a translated page says how it was translated and leads to the Japanese', () => {
  const page = html({ language: 'vi', path: '/p/vi/ask', origin: { isReviewed: false, hasStale: true } })
  expect(page).toMatch(/by a machine older parts.*href="\/p\/ja\/ask"/)
  expect(html({ language: 'vi', origin: { isReviewed: true, hasStale: false } })).toMatch(/by a person(?!.*older parts)/)
})

test('the telephone, emergencies and who reads stand in the foot of every page', () => {
  const foot = /<footer[\s\S]*<\/footer>/.exec(html())?.[0] ?? ''
  for (const said of ['href="tel:0595-00-0000"', '110 119', '職員だけ']) expect(foot).toContain(said)
})

test('a page can be left at once, and nothing on it needs script or inline style', () => {
  const page = html()
  expect(page).toContain('すぐに閉じる')
  expect(page).not.toMatch(/ style=|<style| on[a-z]+="/)
  expect(html({ withExit: false })).not.toContain('すぐに閉じる')
})
