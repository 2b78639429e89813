import { existsSync } from 'node:fs'
import pg from 'pg'
import { appendAnchors, readAnchors } from '../audit/anchors.ts'
import { openAuditKey } from '../audit/key.ts'
import { filesOf } from '../installation.ts'
import { refuseInUse } from './in-use.ts'
import { layAnchors, markRestored } from './mark-restored.ts'
import type { RestorePlace } from './restore.ts'
import { endWhatMustNotGoOn } from './settle.ts'

/**
 * After the server's own means brought a database back to a moment (point-in-time recovery, a physical copy): ends sessions and what
 * waits to be sent, and writes a signed batch that says so, so that the anchors of what was lost are no longer missed.
 *
 * @returns lines that say what was given up
 * @throws Error in Japanese when the key is missing, when nothing was lost, or when the database is in use
 */
export async function markBroughtBack(place: RestorePlace): Promise<readonly string[]> {
  const own = filesOf(place.home, place.auditKeyFile)
  if (!existsSync(own.auditKey))
    throw new Error(`監査の署名の鍵 ${own.auditKey} がありません。元の DATA_DIR を指定するか、控えた鍵を戻してください。`)
  const head = await headOf(place.ownerUrl)
  const anchors = readAnchors(own.anchors)
  const lost = anchors.filter(({ no }) => no > head)
  if (lost.length === 0) throw new Error('データベースは、アンカーより前に戻っていません。残すことはありません。')
  const { sessions } = await endWhatMustNotGoOn(place.ownerUrl)
  const kept = anchors.filter(({ no }) => no <= head).map(anchor => `${JSON.stringify(anchor)}\n`)
  const anchor = await markRestored(place.ownerUrl, openAuditKey(own.auditKey))
  const before = layAnchors(own.anchors, Buffer.from(kept.join('')), new Date())
  appendAnchors(own.anchors, [anchor])
  return [
    `封印 ${head} 番まで戻っています。そのあとの ${lost.length} 個（${lost[0]?.no} から ${lost.at(-1)?.no} 番）は失われました。`,
    `戻したことを、署名して監査の記録に残しました（封印 ${anchor.no}）。前のアンカーは ${before} に残しました。`,
    `サインインしていた画面と API の鍵 ${sessions} 件を終わらせました。全員、サインインし直してください。`,
  ]
}

async function headOf(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await refuseInUse(client)
    const { rows } = await client.query<{ no: string }>('select no::text from audit.head')
    return Number(rows[0]?.no ?? 0)
  } finally {
    await client.end()
  }
}
