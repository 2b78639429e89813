import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { LoginPasswords } from '../../src/platform/embedded/index.ts'
import { ensureRoles, readSecrets, startEmbedded, urlOnDatabase } from '../../src/platform/embedded/index.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { freshHome } from './fresh-home.ts'

/** What a test needs to reach the database; `template` is the migrated database that clones are made from. */
export type DatabaseFacts = {
  readonly host: string
  readonly port: number
  readonly superuserUrl: string
  readonly appPassword: string
  readonly figuresPassword: string
  readonly publicPassword: string
  readonly residentsPassword: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    database: DatabaseFacts
  }
}

type TestServer = { readonly superuserUrl: string; readonly passwords: LoginPasswords; readonly stop: () => Promise<void> }

/** Nothing a test writes needs to outlive a power cut. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts one fresh PostgreSQL for the whole run, or takes the one named by TEST_DATABASE_URL (a superuser's URL),
 * makes the roles and one migrated template database, and gives back the way to take it all down.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Vitest calls this for every project and for the root; what the root provides reaches them all.
  if (!project.isRootProject() || project.vitest.projects.every(({ name }) => name === 'pure')) return undefined
  const given = process.env['TEST_DATABASE_URL']
  const server = given ? givenServer(given) : await freshServer()
  const template = given ? `tsunagi_template_${randomBytes(4).toString('hex')}` : 'tsunagi_template'
  const tearDown = async () => {
    if (given) await dropFamily(server.superuserUrl, template)
    await server.stop()
  }
  try {
    await ensureRoles(server.superuserUrl, template, server.passwords)
    await migrate(urlOnDatabase(server.superuserUrl, template))
    project.provide('database', factsOf(server, template))
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}

async function freshServer(): Promise<TestServer> {
  const home = await freshHome()
  const server = await startEmbedded({ home, settings: FAST })
  const stop = async () => {
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
  return { superuserUrl: server.superuserUrl, passwords: await readSecrets(home), stop }
}

function givenServer(superuserUrl: string): TestServer {
  // Derived, not random: two runs at once on the same server set the same passwords.
  const password = (login: string) => createHash('sha256').update(`${login} ${superuserUrl}`).digest('hex')
  return {
    superuserUrl,
    passwords: { app: password('app'), figures: password('figures'), public: password('public'), residents: password('residents') },
    stop: async () => undefined,
  }
}

function factsOf(server: TestServer, template: string): DatabaseFacts {
  const { hostname, port } = new URL(server.superuserUrl)
  return {
    host: hostname,
    port: Number(port || 5432),
    superuserUrl: server.superuserUrl,
    appPassword: server.passwords.app,
    figuresPassword: server.passwords.figures,
    publicPassword: server.passwords.public,
    residentsPassword: server.passwords.residents ?? '',
    template,
  }
}

/** Drops the template and every clone a failed test left behind. */
async function dropFamily(superuserUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname ^@ $1', [template])
    for (const { datname } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`)
  } finally {
    await client.end()
  }
}
