// Which public texts are translated, by whom, and which are older than their Japanese.
//   node scripts/languages.mjs status                        counts, and every stale text
//   node scripts/languages.mjs mark <language> [key …]       these texts (none named: those without an origin) say what the Japanese says today
//   node scripts/languages.mjs review <language> <name> [key …]   a person has read these texts (none named: all of them)
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'

const path = fileURLToPath(new URL('../src/portal/texts/states.json', import.meta.url))
const { markOf, statesOf, textsOf } = await tsImport('../src/ui/languages/catalogue.ts', import.meta.url)
const source = await wordsOf('ja')
const languages = ['ja-easy', 'en', 'pt', 'vi', 'zh', 'es', 'fil']
const kept = JSON.parse(readFileSync(path, 'utf8'))
const [verb = 'status', language, ...rest] = process.argv.slice(2)

if (verb !== 'status' && !languages.includes(language)) fail(`言語は ${languages.join('・')} のどれかにしてください。`)
if (verb === 'status') for (const one of languages) tell(one, await wordsOf(one))
else if (verb === 'mark') keep(language, rest, text => markOf(text.source))
else if (verb === 'review') await review(language, rest)
else fail('status・mark・review のどれかを指定してください。')

async function review(language, [by, ...keys]) {
  if (!by) fail('確かめた人の名前を指定してください。')
  const on = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })
  const words = new Map(textsOf(await wordsOf(language)).map(({ key, text }) => [key, text]))
  const chosen = keys.length > 0 ? keys : [...words.keys()]
  keep(language, chosen, ({ key, source }) => ({ from: markOf(source), of: markOf(words.get(key)), by, on }))
}

/** Writes the origins of the chosen texts; of those without one when none is chosen. Origins of texts that are gone go too. */
function keep(language, keys, originOf) {
  const before = kept[language] ?? {}
  const texts = textsOf(source)
  const unknown = keys.filter(key => !texts.some(text => text.key === key))
  if (unknown.length > 0) fail(`次の文はありません: ${unknown.join('、')}`)
  const isChosen = key => (keys.length > 0 ? keys.includes(key) : before[key] === undefined)
  kept[language] = Object.fromEntries(
    texts.flatMap(({ key, text }) => {
      const origin = isChosen(key) ? originOf({ key, source: text }) : before[key]
      return origin === undefined ? [] : [[key, origin]]
    }),
  )
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`)
  console.log(`${language}: ${texts.filter(({ key }) => isChosen(key)).length} texts written down`)
}

function tell(language, words) {
  const states = [...statesOf(source, words, kept[language] ?? {}, language === 'ja-easy' ? 'authored' : 'machine')]
  const count = state => states.filter(([, one]) => one === state).length
  const counts = ['authored', 'machine', 'reviewed', 'stale'].map(state => `${state} ${count(state)}`).join(', ')
  console.log(`${language}: ${counts}`)
  for (const [key, state] of states) if (state === 'stale') console.log(`  stale ${key}`)
}

async function wordsOf(language) {
  const module = await tsImport(`../src/portal/texts/${language}.ts`, import.meta.url)
  return module[language === 'ja-easy' ? 'jaEasy' : language]
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
