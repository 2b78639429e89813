import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { readAnchors } from '../audit/anchors.ts'
import { filesOf } from '../installation.ts'
import { projectRoot } from '../project-root.ts'
import { sequencesOf, tablesOf } from './catalogue.ts'
import type { Manifest, Migration, Opening, PartHead, PartSum, SequenceState } from './contents.ts'
import { holdOneMoment, rowsOut } from './copy.ts'
import { ANCHORS, contentOf, settingsIn, sortHomeFiles } from './home-files.ts'
import type { Lock } from './lock.ts'
import { writeOutFile } from './out-file.ts'
import type { Progress } from './progress.ts'
import { recordOut } from './records.ts'
import { sumsOf } from './sums.ts'

/** What is backed up: the database as its owner sees it, and the home beside it. */
export type BackupSource = {
  readonly ownerUrl: string
  readonly home: string
  readonly auditKeyFile: string | undefined
  readonly env: NodeJS.ProcessEnv
}

/** What was written. */
export type BackupMade = {
  readonly opening: Opening
  readonly manifest: Manifest
  readonly bytes: number
}

/**
 * Writes one backup: every table at one moment, while people go on writing, then the sequences, the files and the manifest.
 * Memory does not grow with the data.
 */
export async function writeBackup(source: BackupSource, path: string, lock: Lock, progress: Progress): Promise<BackupMade> {
  const client = new pg.Client({ connectionString: source.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await holdOneMoment(client)
    const opening = await openingOf(client, lock)
    const made: { manifest?: Manifest } = {}
    const bytes = await writeOutFile(path, lock, wholeOf(client, source, opening, progress, made))
    if (made.manifest === undefined) throw new Error('控えを終わりまで書けませんでした。')
    return { opening, manifest: made.manifest, bytes }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function* wholeOf(
  client: pg.Client,
  source: BackupSource,
  opening: Opening,
  progress: Progress,
  made: { manifest?: Manifest },
): AsyncGenerator<Uint8Array> {
  yield recordOut({ kind: 'opening', opening })
  // Asked before the rows, and after the moment was fixed: a number given since is then skipped, never given twice.
  const sequences = await statesOf(client)
  const parts: (PartHead & PartSum)[] = []
  const tables = await tablesOf(client)
  for (const [at, table] of tables.entries()) {
    progress.part(`表 ${at + 1}/${tables.length} ${table.name}`)
    parts.push(yield* partOf({ part: 'table', name: table.name, columns: table.columns }, rowsOut(client, table), progress))
  }
  const { taken, leftOut } = sortHomeFiles(source.home, source.auditKeyFile, opening.hasKeys)
  for (const file of taken) parts.push(yield* partOf({ part: 'file', name: file.name }, [contentOf(file)], progress))
  const auditHead = await headOf(client)
  const anchors = readAnchors(filesOf(source.home, source.auditKeyFile).anchors).filter(({ no }) => no <= auditHead.no)
  const lines = anchors.map(anchor => Buffer.from(`${JSON.stringify(anchor)}\n`))
  parts.push(yield* partOf({ part: 'file', name: ANCHORS }, lines, progress))
  const manifest = {
    parts,
    sequences,
    auditHead,
    lastAnchor: anchors.at(-1)?.no ?? 0,
    lastAnchorKey: anchors.at(-1)?.publicKey,
    configuration: settingsIn(source.env),
    leftOut,
  }
  yield recordOut({ kind: 'manifest', manifest })
  made.manifest = manifest
}

async function* partOf(
  head: PartHead,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  progress: Progress,
): AsyncGenerator<Uint8Array, PartHead & PartSum> {
  yield recordOut({ kind: 'part', head })
  const sums = sumsOf()
  for await (const piece of pieces) {
    sums.add(piece)
    progress.bytes(piece.length)
    yield recordOut({ kind: 'piece', piece })
  }
  const sum = sums.end()
  yield recordOut({ kind: 'end', sum })
  return { ...head, ...sum }
}

async function openingOf(client: pg.Client, lock: Lock): Promise<Opening> {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  const migrations = await client.query<Migration>('select name, checksum from ledger.migration order by name')
  const kinds = await client.query<{ kind: 'demo' | 'city' }>('select kind from platform.installation')
  const server = await client.query<{ server_version: string }>('show server_version')
  return {
    format: 1,
    program: version,
    madeAt: new Date().toISOString(),
    server: server.rows[0]?.server_version ?? '',
    kind: kinds.rows[0]?.kind,
    migrations: migrations.rows,
    hasKeys: lock.key !== undefined,
  }
}

async function statesOf(client: pg.Client): Promise<readonly SequenceState[]> {
  const states: SequenceState[] = []
  for (const name of await sequencesOf(client)) {
    const { rows } = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${name}`,
    )
    if (rows[0]) states.push({ name, ...rows[0] })
  }
  return states
}

async function headOf(client: pg.Client): Promise<Manifest['auditHead']> {
  const { rows } = await client.query<{ no: string; hash: string }>(`select no::text, encode(hash, 'hex') as hash from audit.head`)
  return { no: Number(rows[0]?.no ?? 0), hash: rows[0]?.hash ?? '' }
}
