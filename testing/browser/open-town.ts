import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { projectRoot } from '../../src/platform/project-root.ts'
import type { RunningApp } from '../app.ts'
import { startApp } from '../app.ts'

/** The real application on a port of localhost, where a browser can go. */
export type OpenTown = RunningApp & { readonly origin: string }

/** Opens a small pretend town to browsers, with freshly built assets; call `close` at the end. */
export async function openTown(): Promise<OpenTown> {
  buildIfStale()
  const app = await startApp()
  const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost' })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server without a port')
  const close = async () => {
    // A browser keeps its connections open; waiting for them would take as long as it likes.
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
    await app.close()
  }
  return { ...app, origin: `http://localhost:${address.port}`, close }
}

/** In a process of its own, because the product's pages read the build at their first use. */
function buildIfStale(): void {
  const program = `import(${JSON.stringify(join(projectRoot, 'scripts', 'prepare.mjs'))}).then(prepare => prepare.ensureBuilt())`
  const built = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: projectRoot, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`)
}
