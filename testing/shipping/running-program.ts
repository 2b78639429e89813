import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'
import { readDay } from '../../src/kernel/day.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { freshToken, tokenHash } from '../../src/platform/http/token.ts'
import { installationKind } from '../../src/platform/installation.ts'
import { loadCity } from '../../src/pretend/index.ts'
import { saveApiToken } from '../../src/staff/index.ts'
import type { ClonedDatabase } from '../database/clone.ts'
import { cloneDatabase } from '../database/clone.ts'

/** A small pretend town in a database of its own, with the built program and an API token of the front desk. */
export type BuiltTown = { readonly clone: ClonedDatabase; readonly home: string; readonly token: string }

/** What the program needs to run on a town. */
export type Ground = { readonly clone: { readonly appUrl: string; readonly publicUrl: string }; readonly home: string }

/** The built program as a process of its own. */
export type RunningProgram = {
  readonly child: ChildProcess
  readonly origin: string
  /** Everything it wrote so far, on both channels. */
  said(): string
  /** Its exit code, and how many milliseconds after the signal it ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>
}

/** Builds the program and loads the town; drop `clone` at the end. */
export async function buildTown(): Promise<BuiltTown> {
  await build()
  const clone = await cloneDatabase()
  return { clone, home: mkdtempSync(join(tmpdir(), 'tsunagi-built-')), token: await furnishTown(clone.ownerUrl) }
}

/** Puts the small town into a migrated database. @returns an API token of the front desk */
export async function furnishTown(ownerUrl: string): Promise<string> {
  const until = readDay('2026-11-20')
  if (until === undefined) throw new Error('a day of the calendar')
  await installationKind(ownerUrl, { kind: 'demo', cityName: '夢が原市（架空）' })
  const owner = openDatabase(ownerUrl, 2)
  const token = freshToken()
  try {
    await loadCity(owner, { seed: 3, residents: 40, consultations: 10, until }, () => {})
    await owner.transaction(null, db => saveApiToken(db, 'desk', tokenHash(token), 1))
  } finally {
    await owner.close()
  }
  return token
}

/** Starts the built program on the app's login and waits until it serves. */
export async function startProgram({ clone, home }: Ground, env: NodeJS.ProcessEnv = {}): Promise<RunningProgram> {
  const given = { DATABASE_URL: clone.appUrl, DATABASE_PUBLIC_URL: clone.publicUrl, DATA_DIR: home, PORT: '0', HOST: '127.0.0.1' }
  const child = spawn(process.execPath, ['dist/main.js'], { env: { ...process.env, ...given, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      words += bytes.toString('utf8')
      const found = /http:\/\/localhost:\d+/.exec(words)?.[0]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', code => reject(new Error(`ended with ${code} before it served: ${words}`)))
  })
  return {
    child,
    origin,
    said: () => words,
    end: async signal => {
      const since = performance.now()
      const gone = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill(signal)
      await gone
      return { code: child.exitCode, ms: Math.round(performance.now() - since) }
    },
  }
}
