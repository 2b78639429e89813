import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { chmod, mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { ServerAccount } from './account.ts'
import { serverAccount } from './account.ts'

/** Where root keeps the embedded servers of this machine: a checkout below a 0700 folder cannot be entered by another account. */
export const ROOT_SHELF = '/var/lib/tsunagi'

/**
 * Names the folder of the embedded server; the same checkout always gets the same one.
 * @param checkout absolute path of the project
 * @param dataDirSetting the setting DATA_DIR, relative to the checkout or absolute; wins when given
 */
export function embeddedHome(checkout: string, dataDirSetting: string | undefined): string {
  if (dataDirSetting) return resolve(checkout, dataDirSetting)
  if (process.getuid?.() !== 0) return join(checkout, '.tsunagi')
  const mark = createHash('sha256').update(realpathSync(checkout)).digest('hex').slice(0, 16)
  return join(ROOT_SHELF, mark)
}

/**
 * Makes the folder and proves that the server's account can reach it.
 * @throws Error (Japanese) when it cannot be made or entered
 */
export async function prepareHome(home: string, account: ServerAccount | undefined): Promise<void> {
  try {
    const made = await mkdir(home, { recursive: true, mode: account ? 0o755 : 0o700 })
    // A folder that was there before keeps its rights; in a new one a strict umask must not lock the server's account out.
    if (made) await chmod(home, account ? 0o711 : 0o700)
    if (account && dirname(home) === ROOT_SHELF) await chmod(ROOT_SHELF, 0o755)
  } catch (cause) {
    throw new Error(`データを置くフォルダー ${home} を用意できませんでした。書き込める場所を環境変数 DATA_DIR に指定してください。`, {
      cause,
    })
  }
  const closed = account && (await firstClosedFolder(home, account))
  if (closed) {
    throw new Error(
      `フォルダー ${closed} には、データベース用のアカウント（uid ${account.uid}）が入れません。DATA_DIR を外すか、誰でも通れる場所（例: ${ROOT_SHELF} の下）を DATA_DIR に指定してください。`,
    )
  }
}

/**
 * Where the cluster itself goes: the home, unless root chose one below a folder that the server's account cannot enter
 * (a private temporary folder, a 0700 home); then a place of its own on the shelf, the same one every time.
 */
export async function clusterHome(home: string): Promise<string> {
  const account = serverAccount()
  if (account === undefined) return home
  const closed = await firstClosedFolder(await nearestExisting(home), account)
  if (closed === undefined) return home
  return join(ROOT_SHELF, createHash('sha256').update(home).digest('hex').slice(0, 16))
}

async function nearestExisting(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  return isThere ? realpathSync(folder) : nearestExisting(dirname(folder))
}

async function firstClosedFolder(folder: string, account: ServerAccount): Promise<string | undefined> {
  const { mode, uid, gid } = await stat(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : firstClosedFolder(parent, account)
}
