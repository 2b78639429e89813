import { statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { firstOf } from './database.ts'
import type { Installation } from './installation.ts'

/** What is wrong with this installation, one Japanese sentence each with what to do; empty when all is well. */
export async function examine(database: Database, place: Installation, kind: { readonly kind: string } | undefined): Promise<string[]> {
  const complaints: string[] = []
  const facts = await database.transaction(null, db =>
    firstOf(
      db,
      sql<{ version: number; now: Date; waiting: number }>`
        select current_setting('server_version_num')::integer as version, clock_timestamp() as now,
               (select count(*) from pg_stat_activity where wait_event_type = 'Lock') as waiting`,
    ),
  )
  if (facts === undefined) return ['データベースが答えません。']
  if (facts.version < 150_000) complaints.push('PostgreSQL が古い版です。15 以上にしてください。')
  const drift = Math.abs(facts.now.getTime() - Date.now())
  if (drift > 120_000)
    complaints.push(`この機械とデータベースの時計が ${Math.round(drift / 1000)} 秒ずれています。時刻合わせ（NTP）を確かめてください。`)
  if (kind === undefined)
    complaints.push('まだ初期化されていません。「npm start」か「npm run -s tsunagi -- seed-demo」を実行してください。')
  const disk = await statfs(place.home).catch(() => undefined)
  if (disk && disk.bavail * disk.bsize < 1_000_000_000) complaints.push('空き容量が 1GB を切っています。不要なファイルを片付けてください。')
  const secrets = statOf(`${place.home}/secrets.json`)
  if (secrets !== undefined && (secrets & 0o077) !== 0)
    complaints.push(`${place.home}/secrets.json をほかの人が読めます。「chmod 600」で直してください。`)
  return complaints
}

function statOf(path: string): number | undefined {
  try {
    return statSync(path).mode
  } catch {
    return undefined
  }
}
