import { serve } from '@hono/node-server'
import { buildApp } from './app.ts'
import { dayOfInstant } from './kernel/day.ts'
import { openAuditKey } from './platform/audit/key.ts'
import { startSealer } from './platform/audit/seal.ts'
import { openCipher } from './platform/cipher.ts'
import { readCodes } from './platform/codes.ts'
import { readConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { draftsIn } from './platform/draft.ts'
import { withHealth } from './platform/http/health.ts'
import { filesOf, installationKind, openInstallation } from './platform/installation.ts'
import { describeError, openLog } from './platform/log.ts'
import { assetsFolder } from './platform/project-root.ts'
import { onShutdown } from './platform/shutdown.ts'
import { startSweeper } from './platform/sweep.ts'
import { FIRST_CITY, loadCity } from './pretend/index.ts'
import { doorkeeperOf, hasDemoAccounts } from './staff/index.ts'

const config = readConfig(process.env)
const log = openLog(config.logLevel)
const say = (line: string) => process.stdout.write(`${line}\n`)

const installation = await openInstallation(config)
const files = filesOf(installation.home, config.auditKeyFile)
const fresh = installation.isEmbedded
  ? ({ kind: 'demo', cityName: FIRST_CITY.cityName } as const)
  : ({ kind: 'city', cityName: '' } as const)
const kind = await installationKind(installation.ownerUrl ?? installation.appUrl, installation.ownerUrl ? fresh : undefined)
if (kind?.kind === 'demo' && kind.isFresh && installation.ownerUrl) {
  say('はじめての起動です。架空のまちを用意しています…')
  const owner = openDatabase(installation.ownerUrl, 2)
  await loadCity(owner, { ...FIRST_CITY, until: dayOfInstant(new Date()) }, () => {})
  await owner.close()
}

const database = openDatabase(installation.appUrl)
if (kind?.kind !== 'demo' && (await hasDemoAccounts(database))) {
  await database.close()
  throw new Error(
    '実際のまちのデータベースに、デモ用のアカウントがあります。安全のため起動しません。デモのデータを別のデータベースに分けてください。',
  )
}
const cipher = openCipher(files.draftKey)
const house = {
  database,
  codes: await readCodes(database),
  drafts: draftsIn(database, cipher),
  cipher,
  isDemo: kind?.kind === 'demo',
  cityName: kind?.cityName ?? '',
}
const place = {
  key: openAuditKey(files.auditKey),
  anchorFile: files.anchors,
  announce: (anchor: { readonly no: number; readonly hash: string }) => log.info({ no: anchor.no, hash: anchor.hash }, 'anchor'),
}
const sealer = startSealer(database, place, error => log.error(describeError(error), 'seal'))
const sweeper = startSweeper(database, error => log.error(describeError(error), 'sweep'))
const app = buildApp({ house, doorkeeper: doorkeeperOf(database), log, clock: () => new Date(), assets: assetsFolder })
const health = withHealth(app, { database, clock: () => new Date() })
const server = serve({ fetch: health.fetch, port: config.port, hostname: config.host }, bound => {
  say(`つなぎを開きました: http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${bound.port}`)
  say(
    house.isDemo
      ? 'デモ用の架空のまちです。最初の画面で役を選ぶと、パスワードなしで入れます。'
      : 'ログイン名とパスワードでサインインしてください。',
  )
  say(`データの場所: ${installation.place}`)
})
onShutdown(server, health, async () => {
  sweeper.stop()
  await sealer.stop()
  await database.close()
  await installation.stop()
})
