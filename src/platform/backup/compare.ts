import pg from 'pg'
import { sequencesOf, tablesOf } from './catalogue.ts'
import type { Manifest } from './contents.ts'
import { holdOneMoment, rowsOut } from './copy.ts'
import type { Progress } from './progress.ts'
import { sumsOf } from './sums.ts'

/**
 * Reads every table back and compares rows, bytes and row sums with the manifest, and every sequence with its state.
 * @returns sentences naming what differs; empty when all is the same
 */
export async function differencesFrom(manifest: Manifest, ownerUrl: string, progress: Progress): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await holdOneMoment(client)
    const found: string[] = []
    const tables = await tablesOf(client)
    for (const table of tables) {
      progress.part(`照らし合わせ ${table.name}`)
      const sums = sumsOf()
      for await (const piece of rowsOut(client, table)) {
        sums.add(piece)
        progress.bytes(piece.length)
      }
      const now = sums.end()
      const then = manifest.parts.find(part => part.part === 'table' && part.name === table.name)
      if (then === undefined) found.push(`表 ${table.name} は、控えにありません。`)
      else if (now.rows !== then.rows) found.push(`表 ${table.name} は ${then.rows} 行のはずですが、${now.rows} 行です。`)
      else if (now.bytes !== then.bytes || now.rowSum !== then.rowSum) found.push(`表 ${table.name} の中身が、控えと違います。`)
    }
    const absent = manifest.parts.filter(part => part.part === 'table' && !tables.some(({ name }) => name === part.name))
    return [...found, ...absent.map(({ name }) => `表 ${name} がありません。`), ...(await sequencesOff(client, manifest))]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function sequencesOff(client: pg.Client, manifest: Manifest): Promise<readonly string[]> {
  const names = await sequencesOf(client)
  const missing = manifest.sequences.filter(({ name }) => !names.includes(name)).map(({ name }) => `番号 ${name} がありません。`)
  const off: string[] = []
  for (const { name, last, isCalled } of manifest.sequences.filter(one => names.includes(one.name))) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    )
    if (rows[0]?.last !== last || rows[0].called !== isCalled) off.push(`番号 ${name} が、控えと違います。`)
  }
  return [...missing, ...off]
}
