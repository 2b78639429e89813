import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../prepare.mjs'

/**
 * Runs an installed tool by the path of its program below node_modules, and waits for its end.
 * Returns { code, output, said }: exit code, what it printed, and both channels together.
 */
export async function runTool(program, args, cwd = root) {
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = []
  const said = []
  child.stdout.on('data', chunk => {
    printed.push(chunk)
    said.push(chunk)
  })
  child.stderr.on('data', chunk => said.push(chunk))
  const [code] = await once(child, 'close')
  return { code, output: Buffer.concat(printed).toString('utf8'), said: Buffer.concat(said).toString('utf8') }
}
