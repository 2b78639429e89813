// Writes db/schema.sql from a freshly migrated database. `npm run check` compares; run this after each new migration.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'
import { root } from './prepare.mjs'
import { readSchema } from './schema/read.mjs'
import { spellSchema } from './schema/spell.mjs'

/** Where the dump lies. */
export const schemaPath = join(root, 'db', 'schema.sql')

/** The text of db/schema.sql as the migrations make it now, from an embedded server of its own that is removed afterwards. */
export async function dumpSchema() {
  const { ensureRoles, readSecrets, startEmbedded, urlOnDatabase } = await tsImport('../src/platform/embedded/index.ts', import.meta.url)
  const { migrate } = await tsImport('../src/platform/migrate.ts', import.meta.url)
  const { freshHome } = await tsImport('../testing/database/fresh-home.ts', import.meta.url)
  const home = await freshHome()
  const server = await startEmbedded({ home, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
  try {
    await ensureRoles(server.superuserUrl, 'tsunagi', await readSecrets(home))
    const url = urlOnDatabase(server.superuserUrl, 'tsunagi')
    await migrate(url)
    return await spell(url)
  } finally {
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
}

async function spell(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return spellSchema(await readSchema(client))
  } finally {
    await client.end()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(schemaPath, await dumpSchema())
  console.log('db/schema.sql を書きました。')
}
