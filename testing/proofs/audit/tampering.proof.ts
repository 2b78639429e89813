import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Anchor } from '../../../src/platform/audit/anchors.ts'
import { readAnchors } from '../../../src/platform/audit/anchors.ts'
import { openAuditKey } from '../../../src/platform/audit/key.ts'
import type { SealPlace } from '../../../src/platform/audit/seal.ts'
import { verifyAudit } from '../../../src/platform/audit/verify.ts'
import type { Database } from '../../../src/platform/database.ts'
import { arrangeStaff } from '../../builders/arrange-staff.ts'
import { keepAudit, replayAudit } from '../../builders/audit-copies.ts'
import { sealHistory } from '../../builders/audited-history.ts'
import type { Chance } from '../../builders/chance.ts'
import { chanceOf } from '../../builders/chance.ts'
import { columnTamperings } from '../../builders/column-tamperings.ts'
import { forgeChain } from '../../builders/forged-chain.ts'
import { openAsApp } from '../../builders/open-as-app.ts'
import { ROW_TAMPERINGS } from '../../builders/row-tamperings.ts'
import type { ClonedDatabase } from '../../database/clone.ts'
import { cloneDatabase } from '../../database/clone.ts'
import { sayFigure, sized } from '../size.ts'
import { anchorForgeries } from './forged-anchors.ts'
import { WHOLE_ROW_TAMPERINGS } from './whole-row-tamperings.ts'

const SEED = Number(process.env['TAMPER_SEED'] ?? Date.now() % 1_000_000_000)
const COUNT = sized(40, 240)
const BATCHES = 7
const EVENTS = 9

let clone: ClonedDatabase
let database: Database
let intruder: pg.Client
let folder: string
let place: SealPlace
let anchors: readonly Anchor[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagi-tampering-'))
  place = { key: openAuditKey(join(folder, 'audit.key')), anchorFile: join(folder, 'anchors') }
  clone = await cloneDatabase()
  database = await openAsApp(clone, 3)
  const arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }, { name: '見本社協' }],
    staff: [
      { login: 'one', duties: ['consult'], agency: '見本課' },
      { login: 'other', duties: ['consult'], agency: '見本社協' },
    ],
  })
  intruder = new pg.Client({ connectionString: clone.ownerUrl })
  await intruder.connect()
  await intruder.query('set session_replication_role = replica')
  const size = { batches: BATCHES, events: EVENTS, waiting: 5 }
  await sealHistory(database, ['one', 'other'].map(arranged.reader), place, size, no => keepAudit(intruder, `after_${no}`))
  await keepAudit(intruder, 'whole')
  copyFileSync(place.anchorFile, join(folder, 'before'))
  anchors = readAnchors(join(folder, 'before'))
})

afterAll(async () => {
  await intruder.end()
  await database.close()
  await clone.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** What an intruder does, and the anchors as they are read afterwards. */
type Deed = (chance: Chance) => Promise<{ readonly said: string; readonly anchors: readonly Anchor[] }>

async function deeds(): Promise<readonly (readonly Deed[])[]> {
  const stranger = openAuditKey(join(folder, 'stranger.key'))
  const rows = (list: typeof ROW_TAMPERINGS): readonly Deed[] =>
    list.map(one => async chance => ({ said: await one.apply(intruder, chance), anchors }))
  const whole = rows(WHOLE_ROW_TAMPERINGS)
  const altered = await columnTamperings(intruder)
  const columns = rows(altered)
  const ofEvents = rows(altered.filter(one => one.name.startsWith('alter event.') && one.name !== 'alter event.at'))
  const replayed: Deed = async chance => {
    const back = 1 + chance.below(BATCHES - 1)
    const parts = chance.pick([['all'], ['event'], ['leaf'], ['batch', 'head'], ['batch', 'leaf', 'head']])
    await replayAudit(intruder, `after_${back}`, parts[0] === 'all' ? undefined : parts)
    return { said: `the backup after batch ${back} replayed: ${parts}`, anchors }
  }
  const recomputed: Deed = async chance => {
    const spoilt = await chance.pick(ofEvents)(chance)
    await forgeChain(intruder, chance.below(2) === 0 ? stranger : undefined)
    return { said: `${spoilt.said}, and the chain recomputed`, anchors }
  }
  const together: Deed = async chance => {
    const one = await chance.pick(rows(ROW_TAMPERINGS.slice(0, 6)))(chance)
    const other = await chance.pick(whole)(chance)
    return { said: `${one.said}; ${other.said}`, anchors }
  }
  const forged = anchorForgeries(stranger).map(
    (one): Deed =>
      async chance => ({ said: one.name, anchors: one.forge(anchors, chance) }),
  )
  return [columns, rows(ROW_TAMPERINGS), whole, forged, [replayed], [recomputed], [together]]
}

test('every tampering that chance thinks of is found, and nothing is found where nothing was done', async () => {
  const kinds = await deeds()
  const missed: string[] = []
  const lines: string[] = []
  for (let nth = 0; nth < COUNT; nth++) {
    const chance = chanceOf(SEED + nth)
    await replayAudit(intruder, 'whole')
    if (nth % 10 === 0)
      expect(await verifyAudit(database, anchors, place.key.publicKey)).toEqual({ ok: true, batches: BATCHES, events: BATCHES * EVENTS })
    const done = await chance.pick(kinds[nth % kinds.length] ?? [])(chance)
    const verdict = await verifyAudit(database, done.anchors, place.key.publicKey)
    lines.push(`${verdict.ok ? 'MISSED' : 'found '} ${done.said} → ${verdict.ok ? '' : verdict.place}`)
    if (verdict.ok) missed.push(done.said)
  }
  console.log(`seed ${SEED}\n${lines.join('\n')}`)
  sayFigure({
    proof: '監査: 改ざん',
    figure: `見つけた改ざん（種 ${SEED}）`,
    measured: `${COUNT - missed.length} / ${COUNT}`,
    promised: '100 %（200 通り以上）',
  })
  expect(missed).toEqual([])
})

test('a chain that nobody could recompute is what finds them: sealed again with the true key, an altered event is no longer seen', async () => {
  await replayAudit(intruder, 'whole')
  await intruder.query(
    `update audit.event set action = 'thing.never' where id = (select event_id from audit.leaf order by batch_no, position limit 1)`,
  )
  expect(await verifyAudit(database, anchors, place.key.publicKey)).toMatchObject({ ok: false })
  await forgeChain(intruder, place.key)
  // What the documents say cannot be found by the chain alone, the anchors outside still find.
  expect(await verifyAudit(database, [], place.key.publicKey)).toMatchObject({ ok: true })
  expect(await verifyAudit(database, anchors, place.key.publicKey)).toMatchObject({ ok: false })
})
