import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { makeKeyFile } from '../key-file.ts'
import { rememberBackup } from './last-backup.ts'
import type { LockWith } from './lock.ts'
import { makeLock, makeRecipientKey } from './lock.ts'
import { openAsItIs } from './place.ts'
import { progressTo } from './progress.ts'
import type { Voices } from './voices.ts'
import { refused, secondsSince, secretIn, spelt, wrong } from './voices.ts'
import type { BackupMade } from './write-backup.ts'
import { writeBackup } from './write-backup.ts'

/** `backup --out FILE [--passphrase-file FILE | --recipient KEY]`. @throws Error in Japanese */
export async function backupCommand(args: readonly string[], config: Config, voices: Voices): Promise<0 | 2> {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, 'passphrase-file': { type: 'string' }, recipient: { type: 'string' } },
  })
  if (values.out === undefined) return wrong(voices, 'どこに控えるかを --out ファイル で指定してください。')
  if (values['passphrase-file'] !== undefined && values.recipient !== undefined)
    return wrong(voices, '--passphrase-file と --recipient は、どちらか一つにしてください。')
  const path = resolve(values.out)
  const lock = makeLock(lockWith(values['passphrase-file'], values.recipient))
  await spelt(async () => {
    const place = await openAsItIs(config)
    try {
      const startedAt = performance.now()
      const source = { ...place, auditKeyFile: config.auditKeyFile, env: process.env }
      const made = await writeBackup(source, path, lock, progressTo(voices.err))
      rememberBackup(place.home, { at: made.opening.madeAt, path, bytes: made.bytes, auditHead: made.manifest.auditHead.no })
      voices.out(`控えました: ${path}（${sizeOf(made)}、${secondsSince(startedAt)} 秒）`)
      if (!made.opening.hasKeys) voices.err(PLAIN)
    } finally {
      await place.stop()
    }
  })
  return 0
}

/** `backup key --out FILE`: makes a pair for `--recipient`, and prints its public half alone. */
export function backupKeyCommand(args: readonly string[], voices: Voices): 0 | 1 | 2 {
  const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' } } })
  if (values.out === undefined) return wrong(voices, '鍵をどこに作るかを --out ファイル で指定してください。')
  if (existsSync(values.out)) return refused(voices, `${values.out} は、もうあります。別の名前を指定してください。`)
  const { privateKey, publicKey } = makeRecipientKey()
  makeKeyFile(resolve(values.out), privateKey)
  voices.out(publicKey)
  voices.err(
    `${values.out} は、控えを開くただ一つの鍵です。つなぎの機械から移し、別々の二か所に置いてください。なくすと、控えは開けません。`,
  )
  return 0
}

function sizeOf({ bytes, manifest }: BackupMade): string {
  const rows = manifest.parts.reduce((sum, part) => sum + (part.part === 'table' ? part.rows : 0), 0)
  return `${(bytes / 1_000_000).toFixed(1)} MB、${rows.toLocaleString('ja-JP')} 行、封印 ${manifest.auditHead.no} 番まで`
}

function lockWith(passphraseFile: string | undefined, recipient: string | undefined): LockWith {
  if (passphraseFile !== undefined) return { passphrase: secretIn(passphraseFile) }
  return recipient === undefined ? undefined : { recipient: existsSync(recipient) ? secretIn(recipient) : recipient }
}

const PLAIN =
  'この控えには鍵がかかっていません。記録がそのまま入っているので、記録と同じ重さで守ってください。監査などの鍵は入れていません（別に控えてください）。--passphrase-file か --recipient を付けると、鍵をかけ、つなぎの鍵も入れます。'
