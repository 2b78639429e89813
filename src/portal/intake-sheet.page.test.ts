import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../testing/app.ts'
import { startApp } from '../../testing/app.ts'
import type { Language } from '../kernel/language.ts'
import { LANGUAGE_TAGS, LANGUAGES } from '../kernel/language.ts'
import { plainText, unreadKanji } from '../ui/languages/readings.ts'
import { QUESTIONS, sidesOf } from './pages/intake-questions.ts'
import { wordsIn } from './texts/all.ts'
import type { IntakeWords } from './texts/intake/all.ts'
import { intakeWordsIn } from './texts/intake/all.ts'

let app: RunningApp
let desk: Browser

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 5 })
  desk = await app.signIn('desk')
})
afterAll(() => app.close())

const others: readonly Language[] = LANGUAGES.filter(language => language !== 'ja')
/** The page as it is read: without readings, tags and escapes. */
const readable = (html: string): string => withoutTags(html).replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const withoutTags = (html: string): string =>
  html
    .replace(/<r[pt]>[^<]*<\/r[pt]>/g, '')
    .replace(/<\/?ruby>/g, '')
    .replace(/<span class="tn-whole">([^<]*)<\/span>/g, '$1')

test('staff find a sheet for every language but Japanese alone, from the cards and from the hearing', async () => {
  const list = await desk.get('/intake-sheets')
  expect(list.status).toBe(200)
  expect([...list.html.matchAll(/href="\/intake-sheets\/([a-z-]+)"/g)].map(([, language]) => language)).toEqual(others)
  for (const from of ['/cards', '/consultations/new']) expect((await desk.get(from)).html).toContain('href="/intake-sheets"')
  for (const none of ['ja', 'xx']) expect((await desk.get(`/intake-sheets/${none}`)).status).toBe(404)
})

test('every question and every answer stands there in Japanese and in the language beside it', async () => {
  for (const language of others) {
    const shown = readable((await desk.get(`/intake-sheets/${language}`)).html)
    const { japanese, other } = sidesOf(language)
    const says = QUESTIONS.flatMap(({ ask, parts }) => [
      ask,
      ...parts.flatMap(part => ('choices' in part ? part.choices.map(one => one.say) : [])),
    ])
    expect(says.length).toBeGreaterThan(60)
    for (const { ask } of QUESTIONS) expect(shown, language).toContain(`lang="ja">${plainText(ask(japanese))}</span>`)
    for (const say of says) {
      const [left, right] = [plainText(say(japanese)), plainText(say(other))]
      expect(shown, language).toContain(`lang="${LANGUAGE_TAGS[language]}">${right}</span>`)
      if (left !== right.replaceAll(' ', '')) expect(shown, language).toContain(`lang="ja">${left}</span>`)
    }
  }
})

test('no number to point at is there twice, and every topic of the public side has one', async () => {
  for (const language of others) {
    const { html } = await desk.get(`/intake-sheets/${language}`)
    const codes = [...html.matchAll(/class="tn-intake__code">([^<]+)</g)].map(([, code]) => code)
    expect(new Set(codes).size, language).toBe(codes.length)
    expect(codes).toContain('6-16')
    const topics = Object.values(wordsIn(language).topics).map(plainText)
    for (const topic of topics) expect(readable(html)).toContain(topic)
  }
})

test('the paper says in both languages that no person has checked the translation', async () => {
  for (const language of others) {
    const shown = readable((await desk.get(`/intake-sheets/${language}`)).html)
    expect(shown).toContain(plainText(intakeWordsIn(language).unchecked))
    expect(shown).toContain(language === 'ja-easy' ? 'まだ確かめてもらっていません' : intakeWordsIn('ja').unchecked)
  }
  expect(intakeWordsIn('ja').unchecked).toMatch(/機械.*まだ人が確かめていません/)
  expect((await desk.get('/intake-sheets')).html).toContain('まだ人が確かめていません')
})

test('every kanji of the easy sheet has a reading', async () => {
  for (const [key, text] of Object.entries(intakeWordsIn('ja-easy'))) expect(unreadKanji(text), key).toEqual([])
  const { other } = sidesOf('ja-easy')
  for (const { ask, supports } of QUESTIONS) for (const say of [ask, ...supports]) expect(unreadKanji(say(other))).toEqual([])
  expect((await desk.get('/intake-sheets/ja-easy')).html).toContain('<ruby>友<rp>(</rp><rt>とも</rt>')
})

test('a sheet that lacks a sentence does not compile, and none is left in Japanese', () => {
  const { danger, ...lacking } = intakeWordsIn('pt')
  // @ts-expect-error the sentence about danger is missing
  const refused: IntakeWords = lacking
  expect(refused.danger).not.toBe(danger)
  const source = intakeWordsIn('ja')
  for (const language of others.filter(one => one !== 'ja-easy')) {
    const words = Object.entries(intakeWordsIn(language))
    for (const [key, text] of words) expect(text, `${language} ${key}`).not.toBe(source[key as keyof IntakeWords])
    expect(words.filter(([, text]) => text.trim() === '' || /[ぁ-んァ-ヶ]/.test(text))).toEqual([])
  }
})

test('whoever is not signed in is led to the door, because the sheet belongs to the counter', async () => {
  const seen = await app.visitor().get('/intake-sheets/pt')
  expect(seen.status).toBe(303)
  expect(seen.location).toMatch(/^\/sign-in/)
})
