import { serve } from '@hono/node-server'
import { buildApp } from './app.ts'
import { startTaker } from './casework/desk/index.ts'
import { startRolling } from './community/activities/index.ts'
import type { Day } from './kernel/day.ts'
import { dayOfInstant } from './kernel/day.ts'
import { openAuditKey } from './platform/audit/key.ts'
import { startSealer } from './platform/audit/seal.ts'
import { openCipher } from './platform/cipher.ts'
import { openClock, watchClock } from './platform/clock.ts'
import { readCodes, watchCodes } from './platform/codes.ts'
import { readConfig } from './platform/config.ts'
import { openDatabase, SERVING_MS } from './platform/database.ts'
import { draftsIn } from './platform/draft.ts'
import { withHealth } from './platform/http/health.ts'
import { filesOf, installationKind, openInstallation } from './platform/installation.ts'
import { describeError, openLog } from './platform/log.ts'
import { startPostman } from './platform/mail/postman.ts'
import { openSingleSignOn } from './platform/oidc.ts'
import { assetsFolder } from './platform/project-root.ts'
import { openInboxKey, publishInboxKey } from './platform/sealed.ts'
import { onShutdown } from './platform/shutdown.ts'
import { startSweeper } from './platform/sweep.ts'
import { FIRST_CITY, loadCity, scenesDoorkeeper, tellScenes } from './pretend/index.ts'
import { doorkeeperOf, hasDemoAccounts } from './staff/index.ts'

/** The doorkeeper of the open side: nobody signs in there. */
const NOBODY = { bySession: async () => undefined, byToken: async () => undefined }

const config = readConfig(process.env)
const log = openLog(config.logLevel)
const say = (line: string) => process.stdout.write(`${line}\n`)

const installation = await openInstallation(config)
const files = filesOf(installation.home, config.auditKeyFile)
const fresh = installation.isEmbedded
  ? ({ kind: 'demo', cityName: FIRST_CITY.cityName } as const)
  : ({ kind: 'city', cityName: '' } as const)
const kind = await installationKind(installation.ownerUrl ?? installation.appUrl, installation.ownerUrl ? fresh : undefined)
const newCity =
  kind?.kind === 'demo' && kind.isFresh && installation.ownerUrl ? { ...FIRST_CITY, until: dayOfInstant(new Date()) } : undefined
if (newCity && installation.ownerUrl) {
  say('はじめての起動です。架空のまちを用意しています…')
  const owner = openDatabase(installation.ownerUrl, 2)
  await loadCity(owner, newCity, () => {})
  await owner.close()
}

// The open side has one pool, of the login that knows nobody; whatever asks the other one there asks in vain.
const isStaffSide = config.face === 'staff' || config.face === 'all'
const isResidentsSide = config.face === 'residents'
const door =
  isResidentsSide || installation.publicUrl === undefined
    ? undefined
    : openDatabase(installation.publicUrl, isStaffSide ? 4 : 10, SERVING_MS)
const database = isStaffSide || door === undefined ? openDatabase(ownUrl(), 10, SERVING_MS) : door
if ((isStaffSide || isResidentsSide) && kind?.kind !== 'demo' && (await hasDemoAccounts(database))) {
  await database.close()
  throw new Error(
    '実際のまちのデータベースに、デモ用のアカウントがあります。安全のため起動しません。デモのデータを別のデータベースに分けてください。',
  )
}
const cipher = openCipher(files.draftKey)
const clock = await openClock(database)
const clockWatch = watchClock(clock, error => log.error(describeError(error), 'clock'))
const house = {
  database,
  door: door ?? database,
  codes: await readCodes(database),
  drafts: draftsIn(database, cipher),
  cipher,
  isDemo: kind?.kind === 'demo',
  cityName: kind?.cityName ?? '',
  isOpenToResidents: config.face === 'all',
  publicLink: config.publicLink,
  sendsMail: isStaffSide && config.mail !== undefined,
  sso: isStaffSide && config.oidc ? openSingleSignOn(config.oidc, clock.now) : undefined,
}
const watch = watchCodes(house.codes, error => log.error(describeError(error), 'codes'))
const jobs = isStaffSide ? await startJobs() : []
const app = buildApp({
  face: config.face,
  house,
  doorkeeper: isStaffSide ? doorkeeperOf(database) : isResidentsSide ? { ...NOBODY, bySession: doorkeeperOf(database).bySession } : NOBODY,
  log,
  clock: clock.now,
  assets: assetsFolder,
  isBehindProxy: config.isBehindProxy,
  answerMs: config.answerMs,
})
const health = withHealth(app, {
  database,
  clock: () => new Date(),
  home: installation.home,
  cluster: installation.isEmbedded ? installation.place : undefined,
  sendsMail: house.sendsMail,
  hasQueues: !isResidentsSide,
})
const server = serve({ fetch: health.fetch, port: config.port, hostname: config.host }, bound => {
  say(`つなぎを開きました: http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${bound.port}`)
  if (isStaffSide || isResidentsSide) {
    say(
      house.isDemo
        ? 'デモ用の架空のまちです。最初の画面で役を選ぶと、パスワードなしで入れます。'
        : 'ログイン名とパスワードでサインインしてください。',
    )
  }
  if (config.face === 'public' || config.face === 'all') say('市民の入口は、このアドレスの /p です。')
  say(`データの場所: ${installation.place}`)
  if (newCity && isStaffSide) void goOnWith(newCity)
})
onShutdown(server, health, async () => {
  watch.stop()
  clockWatch.stop()
  for (const job of jobs) await job.stop()
  await database.close()
  if (door !== database) await door?.close()
  await installation.stop()
})

/** The login of this side's pool. */
function ownUrl(): string {
  if (!isResidentsSide) return installation.appUrl
  if (installation.residentsUrl !== undefined) return installation.residentsUrl
  throw new Error(
    '住民がサインインする側（FACE=residents）のログイン tsunagi_residents に、パスワードがありません。DATABASE_URL に指定してください。',
  )
}

/** The doors are open already: nobody waits for the later chapters of the city's stories. */
async function goOnWith(city: { readonly seed: number; readonly until: Day }): Promise<void> {
  const parts = { face: 'staff', house, doorkeeper: scenesDoorkeeper(database), log: openLog('silent'), assets: assetsFolder } as const
  try {
    await tellScenes(clock => buildApp({ ...parts, clock }), city)
    say('架空のまちの物語を、今日まで進めました。')
  } catch (error) {
    log.error(describeError(error), 'scenes')
  }
}

/** Work of the staff side that nobody presses a button for. */
async function startJobs(): Promise<readonly { stop(): Promise<void> | void }[]> {
  const place = {
    key: openAuditKey(files.auditKey),
    anchorFile: files.anchors,
    announce: (anchor: { readonly no: number; readonly hash: string }) => log.info({ no: anchor.no, hash: anchor.hash }, 'anchor'),
  }
  const inboxKey = openInboxKey(files.inboxKey)
  await database.transaction(null, db => publishInboxKey(db, inboxKey))
  return [
    startSweeper(database, error => log.error(describeError(error), 'sweep')),
    startSealer(database, place, error => log.error(describeError(error), 'seal')),
    startRolling(database, clock.now, error => log.error(describeError(error), 'roll')),
    startTaker(database, inboxKey, error => log.error(describeError(error), 'take-in'), clock.now),
    ...(config.mail ? [startPostman(database, config.mail, clock.now, error => log.error(describeError(error), 'mail'))] : []),
  ]
}
