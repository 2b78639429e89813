import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { appendAnchors } from '../audit/anchors.ts'
import { openAuditKey } from '../audit/key.ts'
import { filesOf } from '../installation.ts'
import { makeKeyFile } from '../key-file.ts'
import { migrate } from '../migrate.ts'
import { differencesFrom } from './compare.ts'
import type { Manifest } from './contents.ts'
import { ANCHORS, keyFilesOf } from './home-files.ts'
import { refuseInUse } from './in-use.ts'
import { laySchema, refuseUnknownSchema } from './lay-schema.ts'
import type { Loaded } from './load.ts'
import { loadBackup } from './load.ts'
import type { OpenWith } from './lock.ts'
import { layAnchors, markRestored } from './mark-restored.ts'
import type { Progress } from './progress.ts'
import type { BackupRead } from './read-backup.ts'
import { readBackup } from './read-backup.ts'
import { endWhatMustNotGoOn } from './settle.ts'

/** Where a backup is restored to. */
export type RestorePlace = { readonly ownerUrl: string; readonly home: string; readonly auditKeyFile: string | undefined }

/**
 * Restores a backup in place of an empty database: reads all of it once before anything is touched, lays the tables as they were,
 * loads, ends what must not go on, writes the restoring into the audit, and brings the tables forward to this program.
 *
 * @param replaces somebody said in so many words that what is there may go
 * @returns lines that say what was done and what is left to do
 */
export async function restoreBackup(
  path: string,
  use: OpenWith,
  place: RestorePlace,
  replaces: boolean,
  progress: Progress,
): Promise<readonly string[]> {
  await refuseInhabited(place.ownerUrl, replaces)
  progress.say('控えを初めから終わりまで読んで、壊れていないかを確かめています。')
  const { opening, keys } = await readAhead(path, use)
  refuseForeignKeys(place, keys)
  await laySchema(place.ownerUrl, opening.migrations)
  const loaded = await loadBackup(path, use, place.ownerUrl, progress)
  const found = await differencesFrom(loaded.manifest, place.ownerUrl, progress)
  if (found.length > 0) throw new Error(`戻した内容が、控えと合いません。使わないでください。\n${found.join('\n')}`)
  const { sessions, unsent } = await endWhatMustNotGoOn(place.ownerUrl)
  const forward = await migrate(place.ownerUrl)
  return [
    ...saySize(loaded),
    `サインインしていた画面と API の鍵 ${sessions} 件を終わらせました。全員、サインインし直してください。`,
    ...(unsent > 0 ? [`送りかけのお知らせ ${unsent} 件は、もう送られているかもしれないので、送りません。`] : []),
    ...(forward.length > 0 ? [`表を、いまの版まで新しくしました（${forward.length} 件）。`] : []),
    ...(await layFiles(place, loaded)),
  ]
}

/** Counts of what came back. */
export function saySize({ manifest, opening }: BackupRead): readonly string[] {
  const tables = manifest.parts.filter(({ part }) => part === 'table')
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const empty = tables.filter(table => table.rows === 0).length
  return [
    `控え: ${opening.madeAt} に、つなぎ ${opening.program}（PostgreSQL ${opening.server}）で作られたもの`,
    `表 ${tables.length}（うち空 ${empty}）、行 ${rows.toLocaleString('ja-JP')}、封印 ${manifest.auditHead.no} 番まで`,
  ]
}

/** Reads everything once: a damaged end must be known before the old content is gone. */
async function readAhead(path: string, use: OpenWith): Promise<BackupRead & { readonly keys: ReadonlyMap<string, Buffer> }> {
  const keys = new Map<string, Buffer>()
  const read = await readBackup(path, use, {
    opening: refuseUnknownSchema,
    part: async (head, pieces) => {
      if (head.part !== 'file' || !head.name.startsWith('keys/')) return
      const all: Uint8Array[] = []
      for await (const piece of pieces) all.push(piece)
      keys.set(head.name, Buffer.concat(all))
    },
  })
  return { ...read, keys }
}

async function refuseInhabited(ownerUrl: string, replaces: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await refuseInUse(client)
    const known = await client.query<{ there: boolean }>(`select to_regclass('platform.installation') is not null as there`)
    if (!known.rows[0]?.there || replaces) return
    const used = await client.query<{ used: boolean }>(
      `select exists (select 1 from platform.installation) or exists (select 1 from staff.staff) or exists (select 1 from audit.event) as used`,
    )
    if (used.rows[0]?.used)
      throw new Error(
        'このデータベースには、もう記録が入っています。空のデータベースに戻すか、いまの記録をすべて捨ててよいときだけ --replace を付けてください。',
      )
  } finally {
    await client.end()
  }
}

function refuseForeignKeys(place: RestorePlace, keys: ReadonlyMap<string, Buffer>): void {
  for (const { name, path } of keyFilesOf(place.home, place.auditKeyFile)) {
    const inside = keys.get(name)
    if (inside !== undefined && existsSync(path) && !readFileSync(path).equals(inside))
      throw new Error(`${path} に、控えの中とは別の鍵があります。別の場所に移すか、別の DATA_DIR を指定してから戻してください。`)
  }
}

async function layFiles(place: RestorePlace, { files, manifest }: Loaded): Promise<readonly string[]> {
  const own = filesOf(place.home, place.auditKeyFile)
  const laid = keyFilesOf(place.home, place.auditKeyFile).flatMap(({ name, path }) => {
    const content = files.get(name)
    if (content === undefined || existsSync(path)) return []
    makeKeyFile(path, content)
    return [path]
  })
  const kept = layAnchors(own.anchors, files.get(ANCHORS) ?? Buffer.alloc(0), new Date())
  return [
    ...(laid.length > 0 ? [`鍵を戻しました: ${laid.join('、')}`] : []),
    ...(kept === undefined ? [] : [`前のアンカーは ${kept} に残しました。消さないでください。`]),
    await sayMark(place.ownerUrl, own, manifest),
  ]
}

async function sayMark(ownerUrl: string, own: ReturnType<typeof filesOf>, manifest: Manifest): Promise<string> {
  if (!existsSync(own.auditKey))
    return `監査の署名の鍵がありません。起動する前に、別に控えた鍵を ${own.auditKey} に置いてください（権限 600）。置かずに起動すると、記録の鎖が途切れます。`
  const key = openAuditKey(own.auditKey)
  if (manifest.lastAnchorKey !== undefined && manifest.lastAnchorKey !== key.publicKey)
    return `${own.auditKey} は、控えの記録に署名した鍵ではありません。起動する前に、控えと同じ鍵に置きかえてください。`
  const anchor = await markRestored(ownerUrl, key)
  appendAnchors(own.anchors, [anchor])
  return `戻したことを、署名して監査の記録に残しました（封印 ${anchor.no}）。`
}
