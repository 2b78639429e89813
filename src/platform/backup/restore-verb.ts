import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { spell } from '../doctor.ts'
import { embeddedHome } from '../embedded/index.ts'
import { projectRoot } from '../project-root.ts'
import type { OpenWith } from './lock.ts'
import { markBroughtBack } from './mark-brought-back.ts'
import { openAsItIs, openToRestore } from './place.ts'
import { progressTo } from './progress.ts'
import { restoreBackup } from './restore.ts'
import type { RestoredChecks } from './verify-backup.ts'
import { verifyBackup } from './verify-backup.ts'
import type { Voices } from './voices.ts'
import { refused, secondsSince, secretIn, spelt } from './voices.ts'

/**
 * `restore --from FILE [--verify] [--replace] [--passphrase-file FILE] [--key-file FILE]`, or `restore --mark`.
 * @param checks what the modules look at in a system restored for trial
 * @throws Error in Japanese
 */
export async function restoreVerb(args: readonly string[], config: Config, checks: RestoredChecks, voices: Voices): Promise<0 | 1 | 2> {
  const asked = readRestore(args, voices)
  if (asked === undefined) return 2
  if (asked === 'mark') return markCommand(config, voices)
  return asked.isTrial ? verifyCommand(asked, config, checks, voices) : restoreCommand(asked, config, voices)
}

/** Options of `restore`; nothing when they are wrong, which has then been said. */
type RestoreAsked = { readonly from: string; readonly use: OpenWith; readonly isTrial: boolean; readonly replaces: boolean }

/** Reads `--from FILE [--verify] [--replace] [--passphrase-file FILE] [--key-file FILE]`, or `--mark` alone. */
function readRestore(args: readonly string[], voices: Voices): RestoreAsked | 'mark' | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string' },
      verify: { type: 'boolean' },
      replace: { type: 'boolean' },
      mark: { type: 'boolean' },
      'passphrase-file': { type: 'string' },
      'key-file': { type: 'string' },
    },
  })
  if (values.mark && Object.keys(values).length === 1) return 'mark'
  if (values.mark) return void voices.err('--mark は、ほかの指定と一緒には使えません。')
  if (values.from === undefined) return void voices.err('どの控えを戻すかを --from ファイル で指定してください。')
  if (values.verify && values.replace) return void voices.err('--verify は何も置きかえません。--replace と一緒には使えません。')
  const use = {
    ...(values['passphrase-file'] === undefined ? {} : { passphrase: secretIn(values['passphrase-file']) }),
    ...(values['key-file'] === undefined ? {} : { privateKey: secretIn(values['key-file']) }),
  }
  return { from: resolve(values.from), use, isTrial: values.verify === true, replaces: values.replace === true }
}

/** `restore --from FILE --verify`: restores for trial, says what was found, and leaves nothing behind. @throws Error in Japanese */
async function verifyCommand(asked: RestoreAsked, config: Config, checks: RestoredChecks, voices: Voices): Promise<0 | 1> {
  const startedAt = performance.now()
  const where = { home: embeddedHome(projectRoot, config.dataDir), auditKeyFile: config.auditKeyFile }
  const { facts, complaints } = await spelt(() => verifyBackup(asked.from, asked.use, where, checks, progressTo(voices.err)))
  for (const fact of facts) voices.out(fact)
  for (const complaint of complaints) voices.err(spell(complaint))
  if (complaints.length > 0) return refused(voices, 'この控えには問題があります。')
  voices.out(`この控えから戻せます（${secondsSince(startedAt)} 秒）。試しの場所は消しました。`)
  return 0
}

/** `restore --from FILE`: restores for good. @throws Error in Japanese */
async function restoreCommand(asked: RestoreAsked, config: Config, voices: Voices): Promise<0> {
  await spelt(async () => {
    const place = await openToRestore(config)
    try {
      const startedAt = performance.now()
      const target = { ...place, auditKeyFile: config.auditKeyFile }
      const lines = await restoreBackup(asked.from, asked.use, target, asked.replaces, progressTo(voices.err))
      for (const line of lines) voices.out(line)
      voices.out(
        `戻しました（${secondsSince(startedAt)} 秒）。「npm run -s tsunagi -- audit verify」と「doctor」で確かめてから、開いてください。`,
      )
    } finally {
      await place.stop()
    }
  })
  return 0
}

/** `restore --mark`: the server's own means brought the database back; what `restore` does afterwards is done here. */
async function markCommand(config: Config, voices: Voices): Promise<0> {
  await spelt(async () => {
    const place = await openAsItIs(config)
    try {
      for (const line of await markBroughtBack({ ...place, auditKeyFile: config.auditKeyFile })) voices.out(line)
    } finally {
      await place.stop()
    }
  })
  return 0
}
