// Only Node's own modules here: on a fresh clone nothing else is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './alone.mjs'

/** Folder that holds package.json, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const STAMP = join(root, 'dist', 'built-from')
const BUILT = ['main.js', 'cli.js', 'assets/manifest.json'].map(name => join(root, 'dist', name))

/** Ends the program with a sentence when this Node is older than the packages allow. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  refuse(
    `つなぎには Node.js 20.19 以上が必要です（今は ${process.versions.node} です）。https://nodejs.org/ja から新しい版を入れてください。`,
  )
}

/** Installs the packages of package-lock.json when they are missing or other ones. Progress goes to the error channel. */
export async function ensurePackages() {
  if (packagesMatch()) return
  await alone(root, () => {
    if (packagesMatch()) return
    console.error('必要な部品（npm パッケージ）を入れています。初回は数分かかることがあります…')
    const installed = runNpm(['ci', '--include=dev', '--no-progress'])
    if (installed !== 0) refuse('部品を入れられませんでした。ネットワークにつながっているかを確かめて、もう一度お試しください。')
  })
}

/** Builds dist/ when it is missing or made from other sources. Progress goes to the error channel. */
export async function ensureBuilt() {
  if (isBuiltFrom(sourcesHash())) return
  await alone(root, () => {
    const hash = sourcesHash()
    if (isBuiltFrom(hash)) return
    console.error('プログラムを組み立てています…')
    // In a process of its own: the bundler's memory is gone before the product starts.
    const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] })
    if (built.status !== 0) refuse('プログラムを組み立てられませんでした。上に出ている理由を確かめてください。')
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(STAMP, stampOf(hash))
  })
}

/** Says a sentence on the error channel and ends with exit code 1. */
export function refuse(sentence) {
  console.error(sentence)
  process.exit(1)
}

function packagesMatch() {
  try {
    const wanted = readPackages('package-lock.json')
    const present = readPackages('node_modules/.package-lock.json')
    return Object.entries(wanted).every(([path, { version, optional, devOptional }]) =>
      path === '' ? true : (present[path]?.version ?? (optional || devOptional ? version : undefined)) === version,
    )
  } catch {
    return false
  }
}

function readPackages(name) {
  return JSON.parse(readFileSync(join(root, name), 'utf8')).packages
}

function isBuiltFrom(hash) {
  return BUILT.every(path => existsSync(path)) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOf(hash)
}

/** Both ends: what it was built from, and what was built, because others may run build.mjs as well. */
function stampOf(hash) {
  return `${hash} ${hashOf(BUILT.filter(path => existsSync(path)))}`
}

function sourcesHash() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/[.]test[.]tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
  return hashOf([...sources.sort(), join(root, 'package-lock.json'), join(root, 'scripts', 'build.mjs')])
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** Runs npm without touching the output channel; its exit code. */
function runNpm(args) {
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], options).status
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' }).status
}
