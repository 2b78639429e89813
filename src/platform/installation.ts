import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import {
  clusterHome,
  embeddedHome,
  ensureRoles,
  ensureSecrets,
  readSecrets,
  startEmbedded,
  urlAsLogin,
  urlOnDatabase,
} from './embedded/index.ts'
import { migrate } from './migrate.ts'
import { projectRoot } from './project-root.ts'

export type InstallationKind = 'demo' | 'city'

/** Where the data is and how to reach it. */
export type Installation = {
  /** Login of the app: owns nothing, passes no policy by. */
  readonly appUrl: string
  /** Login that may act as the owner; missing on a server where only the app's login was given. */
  readonly ownerUrl: string | undefined
  /** Folder of keys and anchors, outside the database. */
  readonly home: string
  readonly isEmbedded: boolean
  /** Where the embedded cluster lies, for the line printed at start and by doctor. */
  readonly place: string
  stop(): Promise<void>
}

const DATABASE = 'tsunagi'

/** Finds the database of this installation, starting the embedded one when no server is named, and brings its schema forward. */
export async function openInstallation(config: Config): Promise<Installation> {
  const home = embeddedHome(projectRoot, config.dataDir)
  return config.databaseUrl === undefined ? openEmbedded(home) : openServer(home, config.databaseUrl, config.ownerUrl)
}

async function openEmbedded(home: string): Promise<Installation> {
  const serverHome = await clusterHome(home)
  const server = await startEmbedded({ home: serverHome })
  const secrets = await readSecrets(serverHome)
  const ownerUrl = urlOnDatabase(server.superuserUrl, DATABASE)
  try {
    await ensureRoles(server.superuserUrl, DATABASE, secrets)
    await migrate(ownerUrl)
  } catch (error) {
    await server.stop()
    throw error
  }
  const appUrl = urlAsLogin(ownerUrl, 'tsunagi_app', secrets.app)
  return { appUrl, ownerUrl, home, isEmbedded: true, place: server.dataDir, stop: () => server.stop() }
}

async function openServer(home: string, databaseUrl: string, ownerUrl: string | undefined): Promise<Installation> {
  if (ownerUrl === undefined && (await mayMakeRoles(databaseUrl))) return openAsAdministrator(home, databaseUrl)
  if (ownerUrl !== undefined) await migrate(ownerUrl)
  await refusePowerfulLogin(databaseUrl)
  const place = new URL(databaseUrl)
  return { appUrl: databaseUrl, ownerUrl, home, isEmbedded: false, place: `${place.host}${place.pathname}`, stop: async () => {} }
}

/**
 * Somebody gave the administrator's login where the app's belongs. The app never runs with it: the roles are made, the schema is
 * brought forward, and the pool is opened as tsunagi_app with a password kept in the home.
 */
async function openAsAdministrator(home: string, adminUrl: string): Promise<Installation> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const secrets = await ensureSecrets(home)
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1))
  await ensureRoles(adminUrl, database, secrets)
  await withClient(adminUrl, client => client.query(`grant create on database ${pg.escapeIdentifier(database)} to tsunagi_owner`))
  await migrate(adminUrl)
  const place = new URL(adminUrl)
  return {
    appUrl: urlAsLogin(adminUrl, 'tsunagi_app', secrets.app),
    ownerUrl: adminUrl,
    home,
    isEmbedded: false,
    place: `${place.host}${place.pathname}`,
    stop: async () => {},
  }
}

function mayMakeRoles(url: string): Promise<boolean> {
  return withClient(url, async client => {
    const { rows } = await client.query<{ may: boolean }>(
      'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
    )
    return rows[0]?.may === true
  })
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A login that passes the row policies by would turn the second wall into paper. */
async function refusePowerfulLogin(url: string): Promise<void> {
  await withClient(url, async client => {
    const { rows } = await client.query<{ powerful: boolean; migrated: boolean }>(
      `select rolsuper or rolbypassrls or exists (select 1 from pg_roles o where o.rolname = 'tsunagi_owner' and pg_has_role(o.oid, 'member')) as powerful,
              to_regclass('platform.installation') is not null as migrated
         from pg_roles where rolname = current_user`,
    )
    if (rows[0]?.powerful) {
      throw new Error(
        'DATABASE_URL には、アプリ用の弱い権限のログイン（tsunagi_app）を指定してください。管理者のログインは DATABASE_OWNER_URL に指定します。',
      )
    }
    if (!rows[0]?.migrated) {
      throw new Error(
        'データベースがまだ用意されていません。DATABASE_OWNER_URL を指定して「npm run -s tsunagi -- migrate」を実行してください。',
      )
    }
  })
}

/** What kind of installation this is; an empty one becomes what `fresh` says, once and for good. */
export async function installationKind(
  ownerOrAppUrl: string,
  fresh: { readonly kind: InstallationKind; readonly cityName: string } | undefined,
): Promise<{ readonly kind: InstallationKind; readonly cityName: string; readonly isFresh: boolean } | undefined> {
  return withClient(ownerOrAppUrl, async client => {
    const read = () => client.query<{ kind: InstallationKind; city_name: string }>('select kind, city_name from platform.installation')
    const known = (await read()).rows[0]
    if (known) return { kind: known.kind, cityName: known.city_name, isFresh: false }
    if (fresh === undefined) return undefined
    await client.query('insert into platform.installation (kind, city_name) values ($1, $2) on conflict do nothing', [
      fresh.kind,
      fresh.cityName,
    ])
    const made = (await read()).rows[0]
    return made && { kind: made.kind, cityName: made.city_name, isFresh: true }
  })
}

/** Files beside the database: the audit key, the draft key, the anchors. */
export function filesOf(
  home: string,
  auditKeyFile: string | undefined,
): { readonly auditKey: string; readonly draftKey: string; readonly anchors: string } {
  return {
    auditKey: auditKeyFile ?? join(home, 'keys', 'audit.pem'),
    draftKey: join(home, 'keys', 'draft.key'),
    anchors: join(home, 'audit-anchors.jsonl'),
  }
}
