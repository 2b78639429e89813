import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { filesOf } from '../installation.ts'

/** A file of the home that belongs in a backup; the name says what it is, wherever it lies. */
export type HomeFile = { readonly name: string; readonly path: string }

/** Name of the anchors inside a backup. */
export const ANCHORS = 'audit-anchors.jsonl'

/**
 * Keys: without them drafts, sealed requests and the audit's own signature cannot be carried on. They travel in locked backups only,
 * because beside what they open or sign they would be worth nothing.
 */
export function keyFilesOf(home: string, auditKeyFile: string | undefined): readonly HomeFile[] {
  const { anchors: _, ...keys } = filesOf(home, auditKeyFile)
  return [
    { name: 'keys/audit.pem', path: keys.auditKey },
    { name: 'keys/draft.key', path: keys.draftKey },
    { name: 'keys/inbox.pem', path: keys.inboxKey },
    { name: 'keys/parcel.pem', path: keys.parcelKey },
  ]
}

/** What is there and what is left out of this backup, with the reason. */
export function sortHomeFiles(
  home: string,
  auditKeyFile: string | undefined,
  isLocked: boolean,
): { readonly taken: readonly HomeFile[]; readonly leftOut: Readonly<Record<string, string>> } {
  const keys = keyFilesOf(home, auditKeyFile).filter(({ path }) => existsSync(path))
  const plain = isLocked ? [] : keys.map(({ name }) => [name, '鍵をかけない控えには、鍵を入れません。'] as const)
  const secrets = existsSync(join(home, 'secrets.json'))
    ? [['secrets.json', 'この機械のデータベースのパスワードです。戻す先で、新しく作られます。'] as const]
    : []
  return { taken: isLocked ? keys : [], leftOut: Object.fromEntries([...plain, ...secrets]) }
}

/** Names of environment variables whose value is a secret, or holds one. */
const SECRET = /(URL|SECRET|PASSWORD|PASSPHRASE|TOKEN|KEY)(_FILE)?$/

/** The settings this installation runs with: plain values as they are, of a secret only that it was given, and in which form. */
export function settingsIn(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const known = Object.keys(env).filter(name =>
    /^(PORT|HOST|FACE|DATA_DIR|BEHIND_PROXY|ANSWER_SECONDS|LOG_LEVEL|AUDIT_KEY_FILE|NODE_ENV|(DATABASE|OIDC|MAIL|SMTP|TSUNAGI)_.*)$/.test(
      name,
    ),
  )
  return Object.fromEntries(known.sort().map(name => [name, saidOf(name, env[name] ?? '')]))
}

function saidOf(name: string, value: string): string {
  if (!SECRET.test(name)) return value
  return name.endsWith('_FILE') ? `（ファイル ${basename(value)} から。中身は入れません）` : '（秘密。中身は入れません）'
}

/** All of a small file. */
export function contentOf(file: HomeFile): Buffer {
  return readFileSync(file.path)
}
