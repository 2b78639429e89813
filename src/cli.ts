import { parseArgs } from 'node:util'
import { buildApp, keepingParts, routes } from './app.ts'
import { refoldCases, refoldPlans } from './casework/coordination/index.ts'
import type { CarryVerb } from './casework/desk/index.ts'
import { carry, refoldConsultations } from './casework/desk/index.ts'
import { firstKeeperAccount } from './community/councils/index.ts'
import { councilExportCommand } from './community/keeping/pages/routes.tsx'
import { exportFacilities, importBoundary, importFacilities, openFrontDesk } from './directory/index.ts'
import { dayOfInstant } from './kernel/day.ts'
import type { StaffId } from './kernel/id.ts'
import { readAnchors } from './platform/audit/anchors.ts'
import { openAuditKey } from './platform/audit/key.ts'
import { verifyAudit } from './platform/audit/verify.ts'
import { backupCommand, backupKeyCommand, readSomePages, restoreVerb } from './platform/backup/index.ts'
import { readConfig } from './platform/config.ts'
import type { Database, Db } from './platform/database.ts'
import { openDatabase } from './platform/database.ts'
import type { Findings } from './platform/doctor.ts'
import { examine, spell } from './platform/doctor.ts'
import { routeTable } from './platform/http/route.ts'
import { freshToken, tokenHash } from './platform/http/token.ts'
import type { Installation } from './platform/installation.ts'
import { filesOf, installationKind, openInstallation } from './platform/installation.ts'
import { openParcelKey } from './platform/parcel.ts'
import { FIRST_CITY, loadCity } from './pretend/index.ts'
import { createAdmin, disableStaff, readerNamed, readerOf, reportUnusualAccess, saveApiToken, transferByFile } from './staff/index.ts'

/** A verb did what was asked (0), refused with a reason (1), or was asked wrongly (2). */
type Outcome = 0 | 1 | 2
type Verb = (args: readonly string[]) => Promise<Outcome>

const config = readConfig(process.env)
const out = (line: string) => process.stdout.write(`${line}\n`)
const err = (line: string) => process.stderr.write(`${line}\n`)

const VERBS: Readonly<Record<string, Verb>> = {
  doctor: () => doctor(),
  migrate: () => withInstallation(async place => said(`データベースは最新です: ${place.place}`)),
  'seed-demo': args => withInstallation(place => seedDemo(place, args)),
  'token create': args => withInstallation(place => createToken(place, args)),
  backup: args => backupCommand(args, config, { out, err }),
  'backup key': async args => backupKeyCommand(args, { out, err }),
  restore: args => restoreVerb(args, config, lookAtRestored, { out, err }),
  'audit verify': args => withInstallation(place => verify(place, args)),
  'report unusual-access': args => withInstallation(place => withOwner(place, owner => reportUnusualAccess(args, owner, { out, err }))),
  'user disable': args => withInstallation(place => disable(place, args)),
  routes: async () => said(routeTable(routes)),
  'import facilities': args => withInstallation(place => withOwner(place, owner => importFacilities(args, owner, { out, err }))),
  'import boundary': args => withInstallation(place => withOwner(place, owner => importBoundary(args, owner, { out, err }))),
  'inbox send': args => carrying('inbox send', args),
  'inbox receive': args => carrying('inbox receive', args),
  'inbox key': () => withInstallation(async place => said(openParcelKey(filesOf(place.home, undefined).parcelKey).publicKey)),
  'answers send': args => carrying('answers send', args),
  'answers receive': args => carrying('answers receive', args),
  'export facilities': args =>
    withInstallation(place => withDatabase(place.appUrl, database => exportFacilities(args, database, { out, err }))),
  'export council': args => withInstallation(place => takeCouncilAway(place, args)),
  'create-admin': args => withInstallation(place => firstAdmin(place, args)),
  'staff transfer': args => withInstallation(place => withDatabase(place.appUrl, database => transferByFile(args, database, { out, err }))),
}

process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<Outcome> {
  const [first = '', second = '', ...rest] = words
  const double = VERBS[`${first} ${second}`]
  const single = VERBS[first]
  if (double === undefined && single === undefined) {
    err(`使い方: npm run -s tsunagi -- <${Object.keys(VERBS).join(' | ')}>`)
    return 2
  }
  try {
    return double ? await double(rest) : single ? await single(words.slice(1)) : 2
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      err('指定のしかたが違います。使える指定は、docs/operations.md に書いてあります。')
      return 2
    }
    err(error instanceof Error ? error.message : '処理できませんでした。')
    return 1
  }
}

async function withInstallation(work: (place: Installation) => Promise<Outcome>): Promise<Outcome> {
  const place = await openInstallation(config)
  try {
    return await work(place)
  } finally {
    await place.stop()
  }
}

/** Work that only the owner of the tables may do. */
async function withOwner(place: Installation, work: (owner: Database) => Promise<Outcome>): Promise<Outcome> {
  if (place.ownerUrl === undefined) return refuse('DATABASE_OWNER_URL を指定してください。管理者の権限で書き込みます。')
  return withDatabase(place.ownerUrl, work)
}

async function withDatabase<Value>(url: string, work: (database: Database) => Promise<Value>): Promise<Value> {
  const database = openDatabase(url, 1)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

function carrying(verb: CarryVerb, args: readonly string[]): Promise<Outcome> {
  return withInstallation(place => withOwner(place, owner => carry(verb, args, owner, filesOf(place.home, undefined), { out, err })))
}

async function doctor(): Promise<Outcome> {
  const { facts, complaints } = await examine(config, process.env, () => new Date(), examineFolds)
  for (const fact of facts) out(fact)
  for (const complaint of complaints) err(spell(complaint))
  if (complaints.length === 0) out('問題は見つかりませんでした。')
  return complaints.length === 0 ? 0 : 1
}

/** Works out the state of every consultation anew from its acts. */
async function examineFolds(ownerUrl: string): Promise<Findings> {
  const owner = openDatabase(ownerUrl, 2)
  try {
    const found = [
      { what: '相談', ...(await refoldConsultations(owner)) },
      { what: '事例', ...(await refoldCases(owner)) },
      { what: 'プラン', ...(await refoldPlans(owner)) },
    ]
    const complaints = found.flatMap(({ what, differing: [first, ...more] }) =>
      first === undefined
        ? []
        : [
            {
              symptom: `${what} ${first} の状態が、積み重ねた行いから計算したものと違います（全${more.length + 1}件）。`,
              why: '画面に出ている状態が、したことと合っていません。',
              remedy: '控えと見比べてください。「npm run -s tsunagi -- audit verify」で、記録が書きかえられていないかも確かめてください。',
            },
          ],
    )
    return { facts: found.map(({ what, looked }) => `${what} ${looked} 件の状態を計算し直して確かめました。`), complaints }
  } finally {
    await owner.close()
  }
}

/** What a restored system is looked at by, for trial. */
async function lookAtRestored(place: Parameters<typeof readSomePages>[0]): Promise<Findings> {
  const found = [await examineFolds(place.ownerUrl), await readSomePages(place, { build: buildApp, readerOf })]
  return { facts: found.flatMap(({ facts }) => facts), complaints: found.flatMap(({ complaints }) => complaints) }
}

async function seedDemo(place: Installation, args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({
    args: [...args],
    options: { residents: { type: 'string' }, seed: { type: 'string' }, consultations: { type: 'string' } },
  })
  const residents = whole(values.residents, FIRST_CITY.residents)
  const seed = whole(values.seed, FIRST_CITY.seed)
  const consultations = whole(values.consultations, Math.round((residents ?? 0) / 2))
  if (residents === undefined || seed === undefined || consultations === undefined)
    return wrong('人数と種は、0より大きい整数にしてください。')
  if (place.ownerUrl === undefined) return refuse('DATABASE_OWNER_URL を指定してください。架空のまちは、管理者の権限で入れます。')
  const kind = await installationKind(place.ownerUrl, { kind: 'demo', cityName: FIRST_CITY.cityName })
  if (kind?.kind !== 'demo') return refuse('ここは実際のまちのデータベースです。架空のまちは入れられません。')
  if (!kind.isFresh) return refuse('架空のまちは、もう入っています。入れ直すときは、空のデータベースを用意してください。')
  const owner = openDatabase(place.ownerUrl, 2)
  try {
    const size = { seed, residents, consultations, until: dayOfInstant(new Date()) }
    const counts = await loadCity(owner, size, now => err(`ひと ${now.persons} 人、相談 ${now.consultations} 件`))
    out(
      `種 ${seed}: ひと ${counts.persons} 人、世帯 ${counts.households}、相談 ${counts.consultations} 件、つなぎ ${counts.referrals} 件を入れました。`,
    )
    return 0
  } finally {
    await owner.close()
  }
}

async function createToken(place: Installation, args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({ args: [...args], options: { staff: { type: 'string' }, days: { type: 'string' } } })
  const days = whole(values.days, 90)
  if (values.staff === undefined) return wrong('だれのトークンかを --staff ログイン名 で指定してください。')
  if (days === undefined || days > 366) return wrong('--days は 1 から 366 までの整数にしてください。')
  if (place.ownerUrl === undefined) return refuse('DATABASE_OWNER_URL を指定してください。トークンは管理者の権限で作ります。')
  const owner = openDatabase(place.ownerUrl, 1)
  try {
    const token = freshToken()
    const login = values.staff
    const staffId = await owner.transaction(null, db => saveApiToken(db, login, tokenHash(token), days))
    if (staffId === undefined) return refuse(`ログイン名「${login}」の職員は見つかりません。`)
    out(token)
    return 0
  } finally {
    await owner.close()
  }
}

/** The first account makes an empty database of a server a city's, for good. */
async function firstAdmin(place: Installation, args: readonly string[]): Promise<Outcome> {
  if (place.ownerUrl !== undefined && !place.isEmbedded) await installationKind(place.ownerUrl, { kind: 'city', cityName: '' })
  const host = config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host
  const today = dayOfInstant(new Date())
  const ground = { origin: `http://${host}:${config.port}`, openFrontDesk: (db: Db, name: string) => openFrontDesk(db, name, today) }
  return withOwner(place, owner => createAdmin(args, owner, ground, { out, err }))
}

async function verify(place: Installation, args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({ args: [...args], options: { anchors: { type: 'string' } } })
  const files = filesOf(place.home, config.auditKeyFile)
  const key = openAuditKey(files.auditKey)
  const database = openDatabase(place.appUrl, 2)
  try {
    const verdict = await verifyAudit(database, readAnchors(values.anchors ?? files.anchors), key.publicKey)
    if (!verdict.ok) return refuse(verdict.place)
    out(`監査の記録は完全です。封印 ${verdict.batches}、記録 ${verdict.events} 件を確かめました。`)
    return 0
  } finally {
    await database.close()
  }
}

/** The records of a council with the eyes of somebody who keeps them; only the owner of the tables can say who does. */
function takeCouncilAway({ appUrl, ownerUrl }: Installation, args: readonly string[]): Promise<Outcome> {
  const firstKeeper = async (no: number) =>
    ownerUrl === undefined ? undefined : withDatabase(ownerUrl, owner => owner.transaction(null, db => firstKeeperAccount(db, no)))
  return withDatabase(appUrl, database => {
    const eyesOf = (who: { login: string } | { staffId: StaffId }) =>
      'login' in who ? readerNamed(database, who.login) : readerOf(database, who.staffId)
    return councilExportCommand(args, { ...keepingParts, database, eyesOf, firstKeeper }, { out, err })
  })
}

async function disable(place: Installation, args: readonly string[]): Promise<Outcome> {
  const [login] = args
  if (login === undefined) return wrong('使えなくするログイン名を指定してください。')
  if (place.ownerUrl === undefined) return refuse('DATABASE_OWNER_URL を指定してください。')
  const owner = openDatabase(place.ownerUrl, 1)
  try {
    const staffId = await owner.transaction(null, db => disableStaff(db, login))
    if (staffId === undefined) return refuse(`使えるログイン名「${login}」は見つかりません。`)
    out(`${login} を使えなくし、開いている画面とトークンをすべて終わらせました。`)
    return 0
  } finally {
    await owner.close()
  }
}

function said(words: string): 0 {
  out(words)
  return 0
}

function refuse(reason: string): 1 {
  err(reason)
  return 1
}

function wrong(reason: string): 2 {
  err(reason)
  return 2
}

/** A whole number above zero; the fallback when nothing was given; nothing when it is no such number. */
function whole(text: string | undefined, fallback: number): number | undefined {
  if (text === undefined) return fallback
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}
