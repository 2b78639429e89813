import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = join(root, 'src/ui/assets')
const outerStyles = new Set(['theme.css', 'base.css', 'print.css'])
const tokensPath = join(root, 'node_modules/@digital-go-jp/design-tokens/dist/tokens.css')

/** Builds the program and what browsers load into dist/. Returns what was built, and in how many milliseconds. */
export async function build() {
  const startedAt = performance.now()
  const out = join(root, 'dist')
  await mkdir(join(out, 'assets'), { recursive: true })
  const entries = ['main', 'cli'].map(name => join(root, `src/${name}.ts`)).filter(existsSync)
  await Promise.all([
    buildProgram(entries, out),
    buildScript(join(out, 'assets')),
    buildStyles(join(out, 'assets')),
    copyMark(out),
    copyMapParts(out),
  ])
  const manifest = await writeManifest(join(out, 'assets'))
  return { entries: entries.length, assets: Object.keys(manifest), milliseconds: Math.round(performance.now() - startedAt) }
}

async function buildProgram(entryPoints, outdir) {
  if (entryPoints.length === 0) return
  await bundle({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
}

async function buildScript(outdir) {
  await bundle({
    entryPoints: { tsunagi: join(sources, 'main.ts'), map: join(sources, 'map.ts'), passkey: join(sources, 'passkey.ts') },
    outdir,
    bundle: true,
    format: 'esm',
    minify: true,
    target: ['chrome109', 'firefox115', 'safari15.4'],
    logLevel: 'warning',
  })
}

/** One style sheet: the tokens in use, the theme, the base, every part by name, and paper last because it overrules the rest. */
async function buildStyles(outdir) {
  const parts = (await readdir(sources)).filter(name => name.endsWith('.css') && !outerStyles.has(name)).sort()
  const names = ['theme.css', 'base.css', ...parts, 'print.css']
  const own = (await Promise.all(names.map(name => readFile(join(sources, name), 'utf8')))).join('\n')
  const tokens = tokensUsedBy(own, await readFile(tokensPath, 'utf8'))
  await writeFile(join(outdir, 'tsunagi.css'), `${tokens}\n${own}`)
}

function tokensUsedBy(css, tokens) {
  const lines = new Map([...tokens.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value]))
  const wanted = new Set()
  const want = text => {
    for (const [, name] of text.matchAll(/var\((--[\w-]+)/g)) {
      const value = lines.get(name)
      if (value === undefined || wanted.has(name)) continue
      wanted.add(name)
      want(value)
    }
  }
  want(css)
  return `:root {\n${[...wanted].map(name => `  ${name}: ${lines.get(name)};`).join('\n')}\n}`
}

async function copyMark(out) {
  await copyFile(join(sources, 'mark.svg'), join(out, 'assets/mark.svg'))
}

/** The map's worker has an address of its own, because the page's policy allows no blob; its style sheet is loaded on map pages only. */
async function copyMapParts(out) {
  const from = join(root, 'node_modules/maplibre-gl/dist')
  await copyFile(join(from, 'maplibre-gl-worker.mjs'), join(out, 'assets/map-worker.js'))
  await copyFile(join(from, 'maplibre-gl.css'), join(out, 'assets/maplibre.css'))
}

async function writeManifest(folder) {
  const manifest = {}
  for (const name of (await readdir(folder)).sort()) {
    if (name === 'manifest.json' || name.endsWith('.map')) continue
    manifest[name] = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('base64url')
      .slice(0, 10)
  }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await build()
  console.log(`built ${built.entries} programs and ${built.assets.length} assets in ${built.milliseconds} ms`)
}
