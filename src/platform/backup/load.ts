import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import type { Table } from './catalogue.ts'
import { asideOf, tablesOf } from './catalogue.ts'
import { rowsIn, writePlainly } from './copy.ts'
import type { OpenWith } from './lock.ts'
import type { Progress } from './progress.ts'
import type { BackupRead } from './read-backup.ts'
import { readBackup } from './read-backup.ts'

/** What a backup held beside its tables. */
export type Loaded = BackupRead & { readonly files: ReadonlyMap<string, Buffer> }

/**
 * Loads a whole backup into tables laid for it, in one transaction: all of it is there afterwards, or nothing.
 * @param ownerUrl a login that may act as the owner of the tables
 */
export async function loadBackup(path: string, use: OpenWith, ownerUrl: string, progress: Progress): Promise<Loaded> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await writePlainly(client)
    await client.query(`set local maintenance_work_mem = '256MB'`)
    const aside = await asideOf(client)
    const tables = await tablesOf(client)
    for (const statement of aside.away) await client.query(statement)
    await empty(client, tables)
    const loaded = await fill(client, path, use, tables, progress)
    for (const { name, last, isCalled } of loaded.manifest.sequences)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled])
    progress.say('索引と、表のあいだのつながりを作り直しています。')
    for (const statement of aside.back) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
    return loaded
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Rows that the changes themselves laid (code lists, the ledger) make room for those of the backup. */
async function empty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  await client.query(`truncate ${tables.map(({ quoted }) => quoted).join(', ')}`)
}

async function fill(client: pg.Client, path: string, use: OpenWith, tables: readonly Table[], progress: Progress): Promise<Loaded> {
  const waiting = new Map(tables.map(table => [table.name, table]))
  const files = new Map<string, Buffer>()
  const read = await readBackup(path, use, {
    opening: () => undefined,
    part: async (head, pieces) => {
      if (head.part === 'file') return void files.set(head.name, await buffer(Readable.from(pieces)))
      const table = waiting.get(head.name)
      if (table === undefined || table.columns.join() !== head.columns.join())
        throw new Error(`控えの表 ${head.name} が、いまのプログラムの表と合いません。控えを作った版のつなぎで戻してください。`)
      waiting.delete(head.name)
      progress.part(`表 ${tables.length - waiting.size}/${tables.length} ${head.name}`)
      await rowsIn(client, table, counted(pieces, progress))
    },
  })
  const [missing] = waiting.keys()
  if (missing !== undefined) throw new Error(`控えに、表 ${missing} がありません。控えを作った版のつなぎで戻してください。`)
  return { ...read, files }
}

async function* counted(pieces: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    progress.bytes(piece.length)
    yield piece
  }
}
