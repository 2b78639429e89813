import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { projectRoot } from '../project-root.ts'
import { scramVerifier } from './scram.ts'
import { urlOnDatabase } from './urls.ts'

/** Passwords (printable ASCII) of the logins; one that is given none lets nobody in. */
export type LoginPasswords = {
  readonly app: string
  readonly figures: string
  readonly public: string
  readonly residents?: string | undefined
}

/** Any number does, as long as all starters use the same. */
const BOOTSTRAP_LOCK = 7_386_001

/**
 * Makes the roles and the database as db/roles.sql says and sets the logins' passwords; running it again only sets the passwords.
 * @param adminUrl superuser, or a login with CREATEROLE and CREATEDB, on any existing database of the server
 * @param database name of the database to make or keep
 * @throws Error (Japanese) when a role of the same name has more power than it may have
 */
export async function ensureRoles(adminUrl: string, database: string, passwords: LoginPasswords): Promise<void> {
  const [server] = await readRolesSql(database)
  await withClient(adminUrl, async client => {
    // Two applications starting at once would otherwise meet in the catalogue ("tuple concurrently updated").
    await client.query('select pg_advisory_lock($1)', [BOOTSTRAP_LOCK])
    const { rows } = await client.query<{ libc: boolean }>(
      `select datlocprovider = 'c' as libc from pg_database where datname = 'template0'`,
    )
    const locale = rows[0]?.libc === false ? '' : `locale 'C.UTF-8'`
    for (const statement of server) await runTolerant(client, statement.replace(':locale', locale))
    for (const [login, password] of Object.entries({
      tsunagi_app: passwords.app,
      tsunagi_figures: passwords.figures,
      tsunagi_public: passwords.public,
      tsunagi_residents: passwords.residents,
    })) {
      if (password !== undefined) await client.query(`alter role ${login} password '${scramVerifier(password)}'`)
    }
  })
  await closeDatabase(adminUrl, database)
}

/**
 * Closes one database to everybody but the logins and the owner; a copy made from a template needs it anew.
 * @param adminUrl as for ensureRoles
 */
export async function closeDatabase(adminUrl: string, database: string): Promise<void> {
  const [, inside] = await readRolesSql(database)
  await withClient(urlOnDatabase(adminUrl, database), async client => {
    // The lock above is held in another database, and such locks do not reach across.
    await client.query('select pg_advisory_lock($1)', [BOOTSTRAP_LOCK])
    for (const statement of inside) await client.query(statement)
  })
}

/** The file's statements: on the server, and inside the database after `\connect`. */
async function readRolesSql(database: string): Promise<readonly [readonly string[], readonly string[]]> {
  const text = (await readFile(join(projectRoot, 'db', 'roles.sql'), 'utf8')).replaceAll(':"database"', pg.escapeIdentifier(database))
  const [server = '', inside = ''] = text.split(/^\\connect .*$/m)
  return [statements(server), statements(inside)]
}

function statements(text: string): readonly string[] {
  const plain = text.replace(/^\\.*$|^--.*$/gm, '')
  // A statement ends at a line that is not indented; the bodies of its blocks are.
  return plain.match(/[\s\S]*?^\S.*;$/gm) ?? []
}

async function runTolerant(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    const duplicateDatabase = '42P04'
    if (!(error instanceof pg.DatabaseError && error.code === duplicateDatabase)) throw error
  }
}

async function withClient(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}
