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
  /** Login of the public side; missing on a server where only the app's login was given. */
  readonly publicUrl: string | undefined
  /** Login of the side where residents sign in; missing where it was not given, or has no password. */
  readonly residentsUrl: string | undefined
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
  if (config.databaseUrl === undefined) return openEmbedded(home)
  if (config.face === 'residents' && !(await mayMakeRoles(config.databaseUrl))) return openResidentsServer(home, config.databaseUrl)
  if (config.face === 'public' && config.ownerUrl === undefined && !(await mayMakeRoles(config.databaseUrl)))
    return openPublicServer(home, config.databaseUrl)
  return openServer(home, config.databaseUrl, config.ownerUrl, config.publicUrl)
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
  return {
    appUrl: urlAsLogin(ownerUrl, 'tsunagi_app', secrets.app),
    publicUrl: urlAsLogin(ownerUrl, 'tsunagi_public', secrets.public),
    residentsUrl: secrets.residents === undefined ? undefined : urlAsLogin(ownerUrl, 'tsunagi_residents', secrets.residents),
    ownerUrl,
    home,
    isEmbedded: true,
    place: server.dataDir,
    stop: () => server.stop(),
  }
}

async function openServer(
  home: string,
  databaseUrl: string,
  ownerUrl: string | undefined,
  publicUrl: string | undefined,
): Promise<Installation> {
  if (ownerUrl === undefined && (await mayMakeRoles(databaseUrl))) return openAsAdministrator(home, databaseUrl)
  if (ownerUrl !== undefined) await migrate(ownerUrl)
  await refusePowerfulLogin(databaseUrl)
  if (publicUrl !== undefined) await refuseKnowingLogin(publicUrl)
  return {
    appUrl: databaseUrl,
    publicUrl,
    residentsUrl: undefined,
    ownerUrl,
    home,
    isEmbedded: false,
    place: placeOf(databaseUrl),
    stop: async () => {},
  }
}

/** The open side on a server: it is given the weakest login there is, and starts with no other. */
async function openPublicServer(home: string, publicUrl: string): Promise<Installation> {
  await refuseKnowingLogin(publicUrl)
  return { ...onServer(home, publicUrl), publicUrl }
}

/** The side where residents sign in: its login opens the community half, and no record of casework. */
async function openResidentsServer(home: string, residentsUrl: string): Promise<Installation> {
  await refuseCasework(residentsUrl)
  return { ...onServer(home, residentsUrl), residentsUrl }
}

function onServer(home: string, url: string): Installation {
  const none = { publicUrl: undefined, residentsUrl: undefined, ownerUrl: undefined }
  return { appUrl: url, ...none, home, isEmbedded: false, place: placeOf(url), stop: async () => {} }
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
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
  return {
    appUrl: urlAsLogin(adminUrl, 'tsunagi_app', secrets.app),
    publicUrl: urlAsLogin(adminUrl, 'tsunagi_public', secrets.public),
    residentsUrl: secrets.residents === undefined ? undefined : urlAsLogin(adminUrl, 'tsunagi_residents', secrets.residents),
    ownerUrl: adminUrl,
    home,
    isEmbedded: false,
    place: placeOf(adminUrl),
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

/** The open side must not be able to read a record even if it were taken over: its login has no way into any half. */
async function refuseKnowingLogin(url: string): Promise<void> {
  await withClient(url, async client => {
    const { rows } = await client.query<{ knows: boolean; migrated: boolean }>(
      `select rolsuper or rolbypassrls or exists (select 1 from pg_roles o where o.rolname in ('tsunagi_owner', 'tsunagi_app') and pg_has_role(o.oid, 'member'))
              or exists (select 1 from pg_namespace n where n.nspname in ('people', 'desk', 'referral', 'staff', 'audit') and has_schema_privilege(n.oid, 'usage')) as knows,
              to_regnamespace('door') is not null as migrated
         from pg_roles where rolname = current_user`,
    )
    if (rows[0]?.knows) {
      throw new Error(
        '市民向けの側に、記録を読めるログインが指定されています。安全のため起動しません。DATABASE_PUBLIC_URL（FACE=public では DATABASE_URL）には tsunagi_public を指定してください。',
      )
    }
    if (!rows[0]?.migrated) {
      throw new Error(
        'データベースがまだ用意されていません。職員側で DATABASE_OWNER_URL を指定して「npm run -s tsunagi -- migrate」を実行してください。',
      )
    }
  })
}

/** Neither must the side of residents, whose login opens nothing but the community half and their own way in. */
async function refuseCasework(url: string): Promise<void> {
  await withClient(url, async client => {
    const { rows } = await client.query<{ knows: boolean; opens: boolean }>(
      `select rolsuper or rolbypassrls or exists (select 1 from pg_roles o where o.rolname in ('tsunagi_owner', 'tsunagi_app') and pg_has_role(o.oid, 'member'))
              or exists (select 1 from pg_namespace n where n.nspname in ('people', 'desk', 'referral', 'coordination') and has_schema_privilege(n.oid, 'usage')) as knows,
              to_regnamespace('councils') is not null and has_schema_privilege('councils', 'usage') as opens
         from pg_roles where rolname = current_user`,
    )
    if (rows[0]?.knows) {
      throw new Error(
        '住民がサインインする側に、相談の記録を読めるログインが指定されています。安全のため起動しません。FACE=residents の DATABASE_URL には tsunagi_residents を指定してください。',
      )
    }
    if (!rows[0]?.opens) {
      throw new Error(
        '住民がサインインする側のログインに、地域の記録を開く権限がありません。職員側で DATABASE_OWNER_URL を指定して「npm run -s tsunagi -- migrate」を実行し、FACE=residents の DATABASE_URL には tsunagi_residents を指定してください。',
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

/** Files beside the database: the keys that sign the audit, lock drafts and open the inbox, and the anchors. */
export function filesOf(
  home: string,
  auditKeyFile: string | undefined,
): {
  readonly auditKey: string
  readonly draftKey: string
  readonly inboxKey: string
  readonly parcelKey: string
  readonly anchors: string
} {
  return {
    auditKey: auditKeyFile ?? join(home, 'keys', 'audit.pem'),
    draftKey: join(home, 'keys', 'draft.key'),
    inboxKey: join(home, 'keys', 'inbox.pem'),
    parcelKey: join(home, 'keys', 'parcel.pem'),
    anchors: join(home, 'audit-anchors.jsonl'),
  }
}
