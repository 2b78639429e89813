import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readAnchors } from '../audit/anchors.ts'
import { openAuditKey } from '../audit/key.ts'
import { verifyAudit } from '../audit/verify.ts'
import { openDatabase } from '../database.ts'
import type { Findings } from '../doctor.ts'
import { clusterHome, ensureRoles, readSecrets, startEmbedded, urlAsLogin, urlOnDatabase } from '../embedded/index.ts'
import { filesOf } from '../installation.ts'
import { migrate } from '../migrate.ts'
import { differencesFrom } from './compare.ts'
import { ANCHORS } from './home-files.ts'
import { laySchema, refuseUnknownSchema } from './lay-schema.ts'
import type { Loaded } from './load.ts'
import { loadBackup } from './load.ts'
import type { OpenWith } from './lock.ts'
import { anchorsIn } from './mark-restored.ts'
import type { Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'
import { saySize } from './restore.ts'
import { endWhatMustNotGoOn } from './settle.ts'

/** Checks of modules above the platform on the restored system: it folds anew, and reads pages. */
export type RestoredChecks = (place: ScratchPlace) => Promise<Findings>

/** The restored system, for as long as it is looked at. */
export type ScratchPlace = { readonly appUrl: string; readonly publicUrl: string; readonly ownerUrl: string; readonly home: string }

/** It lives for minutes and may be lost at any moment: nothing waits for the disk. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum: 'off',
}

/**
 * Restores a backup for trial into a PostgreSQL of its own beside the running one, compares every table with what was backed up,
 * checks the audit against the anchors, lets the modules look, and takes it all away again. What runs is neither read nor touched.
 *
 * @param where the home, for the anchors and the key that are kept there, and for room on the disk
 */
export async function verifyBackup(
  path: string,
  use: OpenWith,
  where: { readonly home: string; readonly auditKeyFile: string | undefined },
  checks: RestoredChecks,
  progress: Progress,
): Promise<Findings> {
  const { opening } = await readBackup(path, use, { opening: refuseUnknownSchema, part: async () => {} })
  progress.say('控えのすべてのバイトを確かめました。試しの場所に戻しています。')
  const scratch = join(where.home, `restore-trial-${process.pid}`)
  await mkdir(where.home, { recursive: true, mode: 0o700 })
  const serverHome = await clusterHome(scratch)
  const server = await startEmbedded({ home: serverHome, settings: FAST })
  try {
    const secrets = await readSecrets(serverHome)
    await ensureRoles(server.superuserUrl, 'tsunagi', secrets)
    const ownerUrl = urlOnDatabase(server.superuserUrl, 'tsunagi')
    await laySchema(ownerUrl, opening.migrations)
    const loaded = await loadBackup(path, use, ownerUrl, progress)
    const place = {
      ownerUrl,
      appUrl: urlAsLogin(ownerUrl, 'tsunagi_app', secrets.app),
      publicUrl: urlAsLogin(ownerUrl, 'tsunagi_public', secrets.public),
      home: serverHome,
    }
    return await judge(loaded, place, where, checks, progress)
  } finally {
    await server.stop()
    await rm(serverHome, { recursive: true, force: true })
    await rm(scratch, { recursive: true, force: true })
  }
}

async function judge(
  loaded: Loaded,
  place: ScratchPlace,
  where: { readonly home: string; readonly auditKeyFile: string | undefined },
  checks: RestoredChecks,
  progress: Progress,
): Promise<Findings> {
  const differences = await differencesFrom(loaded.manifest, place.ownerUrl, progress)
  const { sessions } = await endWhatMustNotGoOn(place.ownerUrl)
  const forward = await migrate(place.ownerUrl)
  progress.say('監査の記録を、封印とアンカーに照らしています。')
  const audit = await judgeAudit(loaded, place, where)
  progress.say('戻したつなぎで、計算し直し、画面を読んでいます。')
  const further = await checks(place)
  return {
    facts: [
      ...saySize(loaded),
      ...(differences.length === 0 ? ['すべての表の行数・中身と、すべての番号が、控えと同じです。'] : []),
      `画面と API の鍵 ${sessions} 件を終わらせ、表を ${forward.length} 件新しくしました。`,
      ...audit.facts,
      ...further.facts,
    ],
    complaints: [
      ...differences.map(symptom => ({
        symptom,
        why: 'この控えからは、元のとおりに戻りません。',
        remedy: 'この控えを使わず、いますぐ新しい控えをとってください。',
      })),
      ...audit.complaints,
      ...further.complaints,
    ],
  }
}

/** Anchors inside the backup, and those of the home up to the backup's head: the later ones are of days that came after. */
async function judgeAudit(
  loaded: Loaded,
  place: ScratchPlace,
  where: { readonly home: string; readonly auditKeyFile: string | undefined },
): Promise<Findings> {
  const { auditHead, lastAnchorKey } = loaded.manifest
  if (auditHead.no === 0) return { facts: ['封印された監査の記録は、まだありません。'], complaints: [] }
  const own = filesOf(where.home, where.auditKeyFile)
  const ownKey = existsSync(own.auditKey) ? openAuditKey(own.auditKey).publicKey : undefined
  // A backup may be looked at beside another installation, whose anchors say nothing about it.
  const isOurs = lastAnchorKey === undefined || ownKey === lastAnchorKey
  const kept = isOurs ? readAnchors(own.anchors).filter(({ no }) => no <= auditHead.no) : []
  const publicKey = lastAnchorKey ?? ownKey
  if (publicKey === undefined) return { facts: ['監査の鍵もアンカーもないので、封印の署名は確かめていません。'], complaints: [] }
  const database = openDatabase(place.appUrl, 1)
  try {
    const anchors = [...anchorsIn(loaded.files.get(ANCHORS) ?? Buffer.alloc(0)), ...kept]
    const verdict = await verifyAudit(database, anchors, publicKey)
    if (verdict.ok)
      return {
        facts: [
          `監査の記録は完全です。封印 ${verdict.batches}、記録 ${verdict.events} 件、アンカー ${anchors.length} 本に照らしました。`,
          ...(isOurs ? [] : ['この DATA_DIR の監査の鍵は別のものなので、控えの中のアンカーだけに照らしました。']),
        ],
        complaints: [],
      }
    return {
      facts: [],
      complaints: [
        {
          symptom: verdict.place,
          why: '控えをとる前に、監査の記録が書きかえられています。',
          remedy: '一つ前の控えでも確かめ、個人情報の担当に知らせてください。',
        },
      ],
    }
  } finally {
    await database.close()
  }
}
