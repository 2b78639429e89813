import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../migrate.ts'
import { projectRoot } from '../project-root.ts'
import { schemasOf } from './catalogue.ts'
import type { Migration, Opening } from './contents.ts'

const OWN = join(projectRoot, 'db', 'migrations')

/**
 * Refuses a backup whose tables this program does not know how to make: made by a newer one, or from other text under the same name.
 * The text of the changes is the program's own and never the backup's: a file that somebody hands over must not be able to run anything.
 */
export function refuseUnknownSchema(opening: Opening, folder: string = OWN): void {
  if (opening.format !== 1 || !Array.isArray(opening.migrations))
    throw new Error('この控えは、新しい版のつなぎで作られています。新しい版のつなぎで戻してください。')
  const newer = opening.migrations.filter(({ name }) => !existsSync(join(folder, name)))
  if (newer.length > 0)
    throw new Error(
      `この控えは、新しい版のつなぎ（${opening.program}）で作られています（${newer.map(({ name }) => name).join('、')}）。その版のつなぎで戻してください。`,
    )
  const altered = opening.migrations.filter(one => checksumOf(join(folder, one.name)) !== one.checksum)
  if (altered.length > 0)
    throw new Error(
      `データベースの変更履歴 ${altered.map(({ name }) => name).join('、')} が、控えを作ったときの内容と違います。配られた版と同じファイルに戻してください。`,
    )
}

/** Lays exactly the tables that a backup was made from; whatever stood in our schemas before is gone. */
export async function laySchema(ownerUrl: string, migrations: readonly Migration[], folder: string = OWN): Promise<void> {
  await clearSchemas(ownerUrl)
  const some = await mkdtemp(join(tmpdir(), 'tsunagi-schema-'))
  try {
    for (const { name } of migrations) await copyFile(join(folder, name), join(some, name))
    await migrate(ownerUrl, some)
  } finally {
    await rm(some, { recursive: true, force: true })
  }
}

async function clearSchemas(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // One by one: all at once would take more locks than a server keeps in store.
    for (const schema of await schemasOf(client)) await client.query(`drop schema ${schema} cascade`)
  } finally {
    await client.end()
  }
}

function checksumOf(path: string): string {
  return createHash('sha256').update(readFileSync(path, 'utf8')).digest('hex')
}
