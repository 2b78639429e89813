import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The address of a built asset, with its content hash so that browsers may keep it for ever. Without a build it is the plain address. */
export function assetUrl(name: string): string {
  const hash = versions()[name]
  return hash === undefined ? `/assets/${name}` : `/assets/${name}?v=${hash}`
}

let known: Readonly<Record<string, string>> | undefined

function versions(): Readonly<Record<string, string>> {
  known ??= readManifest()
  return known
}

function readManifest(): Readonly<Record<string, string>> {
  for (const path of manifestPaths()) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
    } catch {
      // The next place may have it; a checkout that was never built has none, and pages must still work.
    }
  }
  return {}
}

/** Beside the bundle when running from dist/, under the checkout when running the sources. */
function manifestPaths(): readonly string[] {
  const here = dirname(fileURLToPath(import.meta.url))
  return [join(here, 'assets', 'manifest.json'), join(here, '..', '..', 'dist', 'assets', 'manifest.json')]
}
