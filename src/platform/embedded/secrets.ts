import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The passwords of the embedded server, made at random on this machine and kept nowhere else. */
export type EmbeddedSecrets = {
  readonly superuser: string
  readonly app: string
  readonly figures: string
  readonly public: string
  /** Missing in a home made before residents had a side of their own. */
  readonly residents?: string | undefined
}

/**
 * Reads the passwords of the embedded server living in this home.
 * @throws Error (Japanese) when the file is missing or unreadable
 */
export async function readSecrets(home: string): Promise<EmbeddedSecrets> {
  const path = secretsPath(home)
  try {
    const { superuser, app, figures, public: publicFace, residents } = JSON.parse(await readFile(path, 'utf8')) as Partial<EmbeddedSecrets>
    if (superuser && app && figures && publicFace) return { superuser, app, figures, public: publicFace, residents }
  } catch (cause) {
    throw unreadable(path, cause)
  }
  throw unreadable(path, undefined)
}

/** Makes the passwords if this home has none yet; of several starters at once, one wins and all read the same. */
export async function ensureSecrets(home: string): Promise<EmbeddedSecrets> {
  const path = secretsPath(home)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const fresh: EmbeddedSecrets = {
    superuser: newPassword(),
    app: newPassword(),
    figures: newPassword(),
    public: newPassword(),
    residents: newPassword(),
  }
  await writeFile(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  // A hard link fails if the name exists, so a half-written file is never seen and an existing one never replaced.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return readSecrets(home)
}

function secretsPath(home: string): string {
  return join(home, 'secrets.json')
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

function unreadable(path: string, cause: unknown): Error {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EACCES') {
    return new Error(`データベースのパスワードのファイル ${path} を読む権限がありません。前回と同じ利用者で起動してください。`, { cause })
  }
  return new Error(
    `データベースのパスワードのファイル ${path} を読めませんでした。控えから同じファイルを戻してください。まだ何も記録していない場合は、このフォルダーごと消してから起動し直してください。`,
    { cause },
  )
}
