import { law } from '../checks/supply-law.mjs'

/** Every package of the lock but our own: where it lies, and what the lock says of it. */
export function packagesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ path, entry }))
}

/** Name of the package that lies at a place of the lock. */
export function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Licence of a package: what the lock says, or what supply-law.mjs read instead; undefined when nobody knows. */
export function licenceOf(path, entry) {
  return entry.license?.replace(/^\((.*)\)$/, '$1') ?? law.licences[nameOf(path)]?.licence
}

/** What reaches those who run the program: everything that is not for development, and what the build puts into the browser's files. */
export function shippedOf(lock) {
  const shipped = new Set(
    packagesOf(lock)
      .filter(({ entry }) => !entry.dev && !entry.devOptional)
      .map(({ path }) => path),
  )
  const waiting = law.bundled.map(name => `node_modules/${name}`)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (shipped.has(path)) continue
    shipped.add(path)
    const { dependencies = {} } = lock.packages[path]
    for (const name of Object.keys(dependencies)) waiting.push(placeOf(lock, path, name))
  }
  return packagesOf(lock).filter(({ path }) => shipped.has(path))
}

/** Where Node finds `name` when the package at `from` asks for it. */
function placeOf(lock, from, name) {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    const place = `${at}/node_modules/${name}`
    if (lock.packages[place] !== undefined) return place
    if (!at.includes('/node_modules/')) return `node_modules/${name}`
  }
}
