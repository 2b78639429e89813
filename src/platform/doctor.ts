import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config, Face } from './config.ts'
import { examineBackups } from './doctor/backups.ts'
import type { Complaint } from './doctor/complaint.ts'
import { askAs, complaints } from './doctor/complaint.ts'
import { examineFiles, examineMachine } from './doctor/machine.ts'
import { examineAccounts, examineInbox } from './doctor/people-at-work.ts'
import { examineSchema } from './doctor/schema.ts'
import { examineSeals } from './doctor/seals.ts'
import { examineServer } from './doctor/server.ts'
import { unreachable } from './doctor/unreachable.ts'
import { examineWaiting } from './doctor/waiting.ts'
import { clusterHome, embeddedHome, readSecrets, startEmbedded, urlOnDatabase } from './embedded/index.ts'
import { filesOf } from './installation.ts'
import { projectRoot } from './project-root.ts'

export type { Complaint } from './doctor/complaint.ts'
export { spell } from './doctor/complaint.ts'

/** What was found: plain facts to print first, and what is wrong. All is well when there are no complaints. */
export type Findings = { readonly facts: readonly string[]; readonly complaints: readonly Complaint[] }

/** Checks that belong to modules above the platform; they are given the owner's login, if there is one. */
export type FurtherChecks = (ownerUrl: string) => Promise<Findings>

/**
 * Looks at this installation and changes nothing: the machine, its files, the server, the tables, the seals, the accounts, the inbox.
 * When the database does not answer, what can be known without it is still said.
 *
 * @param env for the files that hold secrets (NAME_FILE)
 * @param further asked only where the owner's login is known
 */
export async function examine(config: Config, env: NodeJS.ProcessEnv, now: () => Date, further?: FurtherChecks): Promise<Findings> {
  const home = embeddedHome(projectRoot, config.dataDir)
  const folders = config.databaseUrl === undefined ? [home, await clusterHome(home)] : [home]
  const before = [...(await examineMachine(folders)), ...examineFiles(secretFiles(home, config, env)), ...examineFace(config)]
  const facts = [`データの場所: ${config.databaseUrl === undefined ? home : placeOf(config.databaseUrl)}`, FACES[config.face]]
  try {
    const patient = await admit(home, config)
    if (patient === undefined) return { facts, complaints: [...before, NEVER_STARTED] }
    try {
      const inside = await examineDatabase(
        patient,
        { home, ...filesOf(home, config.auditKeyFile) },
        config.mail !== undefined,
        now,
        further,
      )
      return { facts: [...facts, ...inside.facts], complaints: [...before, ...inside.complaints] }
    } finally {
      await patient.stop()
    }
  } catch (error) {
    return { facts, complaints: [...before, unreachable(error, config.databaseUrl)] }
  }
}

type Patient = { readonly appUrl: string; readonly ownerUrl: string | undefined; stop(): Promise<void> }

/** The database as it is: found, or started if it is our own, but neither made nor brought forward. */
async function admit(home: string, config: Config): Promise<Patient | undefined> {
  if (config.databaseUrl !== undefined) return { appUrl: config.databaseUrl, ownerUrl: config.ownerUrl, stop: async () => {} }
  const serverHome = await clusterHome(home)
  if (!existsSync(join(serverHome, 'cluster'))) return undefined
  await readSecrets(serverHome)
  const server = await startEmbedded({ home: serverHome })
  const ownerUrl = urlOnDatabase(server.superuserUrl, 'tsunagi')
  return { appUrl: ownerUrl, ownerUrl, stop: () => server.stop() }
}

async function examineDatabase(
  patient: Patient,
  files: ReturnType<typeof filesOf> & { readonly home: string },
  sendsMail: boolean,
  now: () => Date,
  further: FurtherChecks | undefined,
): Promise<Findings> {
  const client = new pg.Client({ connectionString: patient.ownerUrl ?? patient.appUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const ask = askAs(client)
    const [installed] = (await ask<{ kind: 'demo' | 'city' }>('select kind from platform.installation')) ?? []
    const found = [
      ...(await examineServer(ask, now)),
      ...(await examineSchema(ask)),
      ...(await examineSeals(ask, files)),
      ...(await examineAccounts(ask, installed?.kind ?? 'demo')),
      ...(await examineInbox(ask)),
      ...(await examineWaiting(ask, sendsMail)),
    ]
    const backups = examineBackups(files.home, installed?.kind, now())
    const more = patient.ownerUrl !== undefined && installed ? await further?.(patient.ownerUrl) : undefined
    return {
      facts: [
        KINDS[installed?.kind ?? 'none'],
        ...(patient.ownerUrl === undefined ? [SHALLOW] : []),
        ...backups.facts,
        ...(more?.facts ?? []),
      ],
      complaints: [...found, ...backups.complaints, ...(more?.complaints ?? [])],
    }
  } finally {
    await client.end()
  }
}

function examineFace(config: Config): readonly Complaint[] {
  return complaints(
    (config.face === 'public' || config.face === 'residents') &&
      config.ownerUrl !== undefined && {
        symptom: `外に開く側（FACE=${config.face}）に、管理者のログイン（DATABASE_OWNER_URL）が渡されています。`,
        why: '外から届く機械が乗っ取られると、すべての記録が読まれます。',
        remedy: '外に開く側の設定から DATABASE_OWNER_URL（と _FILE）を消して、起動し直してください。',
      },
    config.face === 'all' &&
      config.databaseUrl !== undefined &&
      config.ownerUrl === undefined &&
      config.publicUrl === undefined && {
        symptom: '市民向けの画面のログイン（DATABASE_PUBLIC_URL）がありません。',
        why: '一つのプログラムで両方の画面を開くとき、市民向けの画面は、記録を読めない別のログインで動かします。',
        remedy: 'DATABASE_PUBLIC_URL に tsunagi_public のログインを指定するか、職員向けだけなら FACE=staff にしてください。',
      },
  )
}

/** Inside a container there are no other users; what guards these files is the folder they come from on the machine outside. */
const IN_CONTAINER = '/run/secrets/'

function secretFiles(home: string, config: Config, env: NodeJS.ProcessEnv): readonly string[] {
  const { anchors: _, ...keys } = filesOf(home, config.auditKeyFile)
  const named = Object.entries(env).flatMap(([name, path]) =>
    /_(URL|SECRET|PASSWORD)_FILE$/.test(name) && path && !path.startsWith(IN_CONTAINER) ? [path] : [],
  )
  return [join(home, 'secrets.json'), ...Object.values(keys), ...named]
}

function placeOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : '（読めない DATABASE_URL）'
}

const FACES: Readonly<Record<Face, string>> = {
  all: '役目: 職員向けと市民向けの両方（FACE=all）。住民に開くときは、FACE=staff・FACE=public・FACE=residents に分けられます。',
  staff: '役目: 職員向けだけ（FACE=staff）。外へはつなぎません。',
  public: '役目: 市民向けだけ（FACE=public）。相談の記録は読めません。',
  residents: '役目: 席のある住民のサインインだけ（FACE=residents）。相談の記録は読めません。',
}

const KINDS = { demo: '種類: デモ（架空のまち）', city: '種類: 実際のまち', none: '種類: （まだ決まっていません）' } as const
const SHALLOW = '管理者のログイン（DATABASE_OWNER_URL）を付けると、封印の遅れ、職員のアカウント、受け取れない相談も確かめます。'

const NEVER_STARTED: Complaint = {
  symptom: 'まだ一度も起動していません。データベースがありません。',
  why: '何も記録できません。',
  remedy: '試すなら「npm start」。サーバーの PostgreSQL を使うなら、DATABASE_URL を指定してください（docs/operations.md の2）。',
}
