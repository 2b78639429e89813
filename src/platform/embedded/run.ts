import type { ChildProcess, StdioOptions } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ServerAccount } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Everything needed to run one of PostgreSQL's programs for one home. */
export type Engine = {
  readonly home: string
  readonly dataDir: string
  readonly binaries: Binaries
  readonly account: ServerAccount | undefined
}

/** What a finished program left: its exit code (null when killed) and all it said. */
export type Finished = { readonly code: number | null; readonly said: string }

/**
 * Starts one of PostgreSQL's programs in its own session, under the server's account, without our environment's secrets.
 * @throws Error (Japanese) when this machine cannot run it
 */
export async function startProgram(engine: Engine, program: string, args: readonly string[], stdio: StdioOptions): Promise<ChildProcess> {
  const path = join(engine.binaries.bin, program)
  const child = spawn(path, args, {
    ...engine.account,
    cwd: engine.home,
    env: plainEnvironment(),
    // Its own session: Ctrl-C in the terminal reaches the application, which then stops the server in good order.
    detached: true,
    stdio,
    windowsHide: true,
  })
  try {
    await once(child, 'spawn')
    return child
  } catch (cause) {
    throw new Error(
      `PostgreSQL のプログラム ${path} を実行できませんでした。その場所でプログラムを実行できるか確かめてください。この機種で動かない場合は、PostgreSQL 15 以上を用意し、接続先を DATABASE_URL に指定してください。`,
      { cause },
    )
  }
}

/** Runs one of PostgreSQL's programs to its end. */
export async function runProgram(engine: Engine, program: string, args: readonly string[]): Promise<Finished> {
  const child = await startProgram(engine, program, args, ['ignore', 'pipe', 'pipe'])
  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk.toString('utf8')
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  await once(child, 'close')
  return { code: child.exitCode, said }
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP']
  return Object.fromEntries([...kept.map(name => [name, process.env[name]]), ['LC_MESSAGES', 'C'], ['TZ', 'UTC']])
}
