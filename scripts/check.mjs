// `npm run check`: everything that can be judged without running the product. One line a step; any failure ends with 1.
import { ensurePackages, requireNode } from './prepare.mjs'

requireNode()
await ensurePackages()
const { checkDeadEnds, checkStyle, checkTypes } = await import('./checks/tools.mjs')
const { checkImportCanaries, checkImports } = await import('./checks/import-law.mjs')
const { checkOwnSchema } = await import('./checks/own-schema.mjs')
const { checkSchemaDump } = await import('./checks/schema-dump.mjs')
const { checkSizes } = await import('./checks/sizes.mjs')
const { checkSupplyCanaries, checkSupplyChain } = await import('./checks/supply-chain.mjs')

const steps = [
  ['format and lint', checkStyle],
  ['types', () => checkTypes('tsconfig.json')],
  ['types in the browser', () => checkTypes('tsconfig.browser.json')],
  ['import law', checkImports],
  ['import law catches what is planted', checkImportCanaries],
  ['dead exports and files', checkDeadEnds],
  ['each module writes its own tables', checkOwnSchema],
  ['sizes', checkSizes],
  ['supply chain', checkSupplyChain],
  ['supply chain catches what is planted', checkSupplyCanaries],
  ['db/schema.sql is fresh', checkSchemaDump],
]

let failures = 0
for (const [title, check] of steps) failures += (await runStep(title, check)) ? 0 : 1
console.log(failures === 0 ? `${steps.length} checks passed` : `${failures} of ${steps.length} checks failed`)
process.exitCode = failures === 0 ? 0 : 1

async function runStep(title, check) {
  const startedAt = performance.now()
  const { note = '', problems, warnings = [] } = await attempt(check)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${problems.length === 0 ? '✓' : '×'} ${title} (${[note, `${seconds} s`].filter(Boolean).join(', ')})`)
  for (const text of [...warnings, ...problems]) console.log(text.trimEnd().replace(/^/gm, '    '))
  return problems.length === 0
}

async function attempt(check) {
  try {
    return await check()
  } catch (error) {
    return { problems: [error.stack ?? String(error)] }
  }
}
