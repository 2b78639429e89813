import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processLives } from './postmaster.ts'
import type { Engine } from './run.ts'
import { runProgram } from './run.ts'

/**
 * Makes the database cluster if the home has none; a cluster that exists is complete and is never touched.
 * @throws Error (Japanese) when initdb fails or the cluster was made by another major version
 */
export async function ensureCluster(engine: Engine, superuserPassword: string): Promise<void> {
  await sweepDrafts(engine.home)
  const present = await clusterVersion(engine.dataDir)
  if (present === undefined) await createCluster(engine, superuserPassword)
  else if (present !== engine.binaries.major) {
    throw new Error(
      `データは PostgreSQL ${present} で作られていますが、このプログラムは PostgreSQL ${engine.binaries.major} を使います。前の版のつなぎで控え（backup）を取り、${engine.home} を別の場所へ移してから、この版で復元（restore）してください。`,
    )
  }
}

async function clusterVersion(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function createCluster(engine: Engine, superuserPassword: string): Promise<void> {
  const draft = join(engine.home, `cluster-draft-${process.pid}-${randomBytes(4).toString('hex')}`)
  const passwordFile = `${draft}.password`
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600, flag: 'wx' })
    if (engine.account) {
      await chown(draft, engine.account.uid, engine.account.gid)
      await chown(passwordFile, engine.account.uid, engine.account.gid)
    }
    await initialise(engine, draft, passwordFile)
    await adopt(draft, engine.dataDir)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function initialise(engine: Engine, draft: string, passwordFile: string): Promise<void> {
  // Linux always has C.UTF-8; elsewhere the engine's own implementation gives the same order.
  const locale =
    process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const fixed = ['-D', draft, '-U', 'postgres', '--encoding=UTF8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const { code, said } = await runProgram(engine, 'initdb', [...fixed, ...locale])
  if (code === 0) return
  throw new Error(
    `データベースを ${engine.home} に作れませんでした。空き容量（100 MB 以上）と書き込みの権限を確かめてから、起動し直してください。\n${said.trim()}`,
  )
}

async function adopt(draft: string, dataDir: string): Promise<void> {
  try {
    await rename(draft, dataDir)
  } catch (error) {
    // Another starter was first; its cluster has the same passwords, so ours is simply thrown away.
    if ((await clusterVersion(dataDir)) === undefined) throw error
  }
}

async function sweepDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^cluster-draft-(\d+)-/.exec(name)?.[1]
    if (maker && !processLives(Number(maker))) await rm(join(home, name), { recursive: true, force: true })
  }
}
