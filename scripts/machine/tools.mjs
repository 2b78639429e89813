import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, mayInstall } from './apt.mjs'
import { postgres15Bin } from './postgres15.mjs'

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const CHROMIUM_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Sees to the browser, the Japanese fonts and PostgreSQL 15: installs what is missing where it may.
 * Returns { chromium, complaints }: the browser's path, and one Japanese sentence for each thing the tests cannot do without.
 */
export function provideTools() {
  if (mayInstall()) installMissing()
  const chromium = findChromium()
  const complaints = []
  if (!chromium) complaints.push(chromiumMissing())
  if (!hasJapaneseFonts()) complaints.push(fontsMissing())
  if (process.env.CI && !postgres15Bin()) complaints.push(postgresMissing())
  return { chromium, complaints }
}

/** Path of a Chromium or Chrome: CHROMIUM_PATH when it is set, else the usual places; undefined when there is none. */
function findChromium() {
  const told = process.env.CHROMIUM_PATH
  if (told) return existsSync(told) ? told : undefined
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/usr/local/bin')
  return [...CHROMIUM_NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...CHROMIUM_PLACES].find(path => existsSync(path))
}

function installMissing() {
  const wanted = []
  // A wrong CHROMIUM_PATH is a matter for whoever set it.
  if (!process.env.CHROMIUM_PATH && !findChromium()) wanted.push('chromium')
  if (!hasJapaneseFonts()) wanted.push('fonts-noto-cjk')
  if (!postgres15Bin()) wanted.push('postgresql-15')
  // For the network of its own in which the staff side is watched.
  if (spawnSync('ip', ['-V']).error) wanted.push('iproute2')
  // For the proof that a wrong clock of the machine changes nothing.
  if (spawnSync('faketime', ['--version']).error) wanted.push('faketime')
  if (wanted.length === 0) return
  console.log(`試験に必要なもの（${wanted.join('、')}）を入れています…`)
  installPackages(wanted)
}

function hasJapaneseFonts() {
  if (process.platform !== 'linux') return true
  const listed = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' })
  if (!listed.error) return listed.stdout.trim() !== ''
  return ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk'].some(folder => existsSync(folder))
}

function chromiumMissing() {
  if (process.env.CHROMIUM_PATH) return `CHROMIUM_PATH の示す ${process.env.CHROMIUM_PATH} がありません。正しい場所を指定してください。`
  return 'ブラウザー（Chromium）がありません。Debian では「sudo apt-get install chromium」で入れるか、入れてある場所を環境変数 CHROMIUM_PATH に指定してください。'
}

function fontsMissing() {
  return '日本語の書体がありません。Debian では「sudo apt-get install fonts-noto-cjk」で入れてください。'
}

function postgresMissing() {
  return 'PostgreSQL 15 のプログラム（/usr/lib/postgresql/15/bin）がありません。Debian では「sudo apt-get install postgresql-15」で入れてください。'
}

// `.ci/run` calls this file by itself, before anything is tested.
if (process.argv[1]?.endsWith('machine/tools.mjs')) {
  const { complaints } = provideTools()
  for (const sentence of complaints) console.error(sentence)
  process.exitCode = complaints.length > 0 ? 1 : 0
}
