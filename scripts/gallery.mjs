// Development only: shows every part of the interface, takes pictures of it and asks axe about it. `node scripts/gallery.mjs [page …]`
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { build as bundle } from 'esbuild'
import { chromium } from 'playwright-core'
import { build } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'screenshots', 'gallery')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const components = {
  list: 'ListPage',
  record: 'RecordPage',
  intake: 'IntakePage',
  parts: 'PartsPage',
  sheet: 'SheetPage',
  'sign-in': 'SignInPage',
}
const views = [
  { name: '1280-light', width: 1280, height: 800, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: '390-light', width: 390, height: 844, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
]

await mkdir(out, { recursive: true })
await build()
const pages = await renderPages(process.argv.slice(2))
for (const [name, html] of Object.entries(pages)) await writeFile(join(out, `${name}.html`), html)
const server = await serve(pages)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
let violations = 0
for (const name of Object.keys(pages)) for (const view of views) violations += await look(name, view)
for (const name of Object.keys(pages)) await print(name)
await browser.close()
server.close()
console.log(`${Object.keys(pages).length} pages, ${views.length} views, ${violations} violations; pictures in ${out}`)
process.exitCode = violations === 0 ? 0 : 1

async function renderPages(wanted) {
  const compiled = join(out, 'pages.mjs')
  const exports = Object.entries(components).map(([name, component]) => `export { ${component} } from './gallery/${name}.tsx'`)
  const stdin = { contents: exports.join('\n'), resolveDir: join(root, 'scripts'), loader: 'ts' }
  await bundle({
    stdin,
    outfile: compiled,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
  })
  const module = await import(compiled)
  const names = Object.keys(components).filter(name => wanted.length === 0 || wanted.includes(name))
  return Object.fromEntries(names.map(name => [name, String(module[components[name]]().toString())]))
}

function serve(pages) {
  const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' }
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://gallery')
    const page = pages[pathname.slice(1)]
    if (page) return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }).end(page)
    const file = pathname.startsWith('/assets/') ? await readFile(join(root, 'dist', pathname)).catch(() => undefined) : undefined
    response.writeHead(file ? 200 : 404, { 'Content-Type': types[extname(pathname)] ?? 'text/plain' }).end(file)
  })
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)))
}

async function look(name, { name: view, ...size }) {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    colorScheme: size.colorScheme,
    locale: 'ja-JP',
  })
  const page = await context.newPage()
  page.on('console', line => line.type() === 'error' && console.log(name, view, line.text()))
  page.on('pageerror', error => console.log(name, view, error.message))
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`)
  await page.screenshot({ path: join(out, `${name}-${view}.png`), fullPage: true })
  await page.screenshot({ path: join(out, `${name}-${view}-top.png`) })
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  if (overflow > 0) console.log(name, view, `is ${overflow} px too wide`)
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze()
  for (const found of violations)
    console.log(
      name,
      view,
      found.id,
      found.nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary?.split('\n')[1] ?? ''}`).slice(0, 3),
    )
  await context.close()
  return violations.length
}

async function print(name) {
  const page = await browser.newPage({ locale: 'ja-JP' })
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`)
  await page.pdf({ path: join(out, `${name}.pdf`), preferCSSPageSize: true })
  // A4 less the margins of print.css, at 96 dots per inch.
  await page.setViewportSize({ width: 688, height: 980 })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: join(out, `${name}-print.png`), fullPage: true })
  await page.close()
}
