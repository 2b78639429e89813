import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../prepare.mjs'
import { lawful, planted } from './planted-imports.mjs'
import { runTool } from './run-tool.mjs'

const { forbidden: rules } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')

/** Fewer files than this were looked at: then the tool is blind, not the tree clean. Raise it as the tree grows. */
const FLOOR = 280

/** The import law over src/, judged by ourselves, because the tool's own exit code may be green without having looked. */
export async function checkImports() {
  const { summary, modules } = await cruise(root)
  const seen = modules.filter(({ source }) => source.startsWith('src/')).length
  const problems = summary.violations.map(spell)
  if (seen < FLOOR) problems.push(`依存の検査は src の ${seen} ファイルしか見ていません（少なくとも ${FLOOR} のはず）`)
  if (summary.error > 0 && problems.length === 0) problems.push(`依存の検査が ${summary.error} 件の違反を数えました`)
  return { note: `${seen} files`, problems }
}

/** Plants every forbidden kind of import in a small house of its own; each must be caught, and nothing lawful may be. */
export async function checkImportCanaries() {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'tsunagi-import-law-')))
  try {
    build(house)
    const { summary } = await cruise(house)
    const caught = new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))
    const missed = planted
      .filter(({ rule, from, to }) => !caught.has(`${rule} ${from}`) && !caught.has(`${rule} ${to}`))
      .map(({ rule, from, to }) => `捕まりません: ${rule}: ${from} → ${to}`)
    const idle = rules
      .filter(({ name }) => !planted.some(({ rule }) => rule === name))
      .map(({ name }) => `規則 ${name} を試す違反が植えられていません`)
    const suspected = new Set(planted.map(({ from }) => from))
    const wronged = summary.violations.filter(({ rule, from }) => !suspected.has(from) && rule.name !== 'modules-form-no-ring').map(spell)
    return {
      note: `${planted.length} planted`,
      problems: [...missed, ...idle, ...wronged.map(text => `正しい依存が咎められました: ${text}`)],
    }
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}

async function cruise(house) {
  const config = join(root, '.dependency-cruiser.cjs')
  const { output, said } = await runTool('dependency-cruiser/bin/dependency-cruise.mjs', ['src', '--config', config, '-T', 'json'], house)
  try {
    return JSON.parse(output)
  } catch {
    throw new Error(`依存の検査が終わりませんでした。\n${said}`)
  }
}

function spell({ rule, from, to }) {
  return `${rule.name}: ${from} → ${to}`
}

/** Writes the lawful files, and each planted one as an import of its forbidden aim. */
function build(house) {
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler' } }))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  for (const [path, aims] of Object.entries(lawful)) write(house, path, aims.map(aim => importOf(path, aim)).join('\n'))
  for (const { from, to } of planted.filter(({ from }) => /[.]tsx?$/.test(from))) write(house, from, to ? importOf(from, to) : '')
}

function write(house, path, imports) {
  mkdirSync(join(house, dirname(path)), { recursive: true })
  writeFileSync(join(house, path), `${imports}\nexport const here = 1\nexport type Here = 1\n`)
}

/** `type src/…` borrows a type; anything else is taken as a value. */
function importOf(from, aim) {
  const path = aim.replace(/^type /, '')
  if (!path.startsWith('src/')) return `import * as outside from '${path}'\nexport const used${path.length} = outside`
  const target = `${'../'.repeat(from.split('/').length - 2) || './'}${path.slice('src/'.length)}`
  const name = path.replace(/\W/g, '_')
  if (aim !== path) return `import type { Here as ${name} } from '${target}'\nexport type Of${name} = ${name}`
  return `import { here as ${name} } from '${target}'\nexport const of${name} = ${name}`
}
