import { rename, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { StaffId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'
import { actAs } from '../../../platform/act.ts'
import type { Database } from '../../../platform/database.ts'
import type { Bundle } from '../domain/bundle.ts'
import type { KeepingParts } from './take-council.ts'
import { takeCouncil } from './take-council.ts'

/** Somebody with whose eyes a council can be read. */
export type Eyes = { readonly reader: Reader; readonly staffName: string }

/** What the command is given by the house. */
export type ExportGround = KeepingParts & {
  readonly database: Database
  /** Who signs in by this name; by id where the house itself found a keeper. */
  readonly eyesOf: (who: { readonly login: string } | { readonly staffId: StaffId }) => Promise<Eyes | undefined>
  /** The first keeper of a council who has an account; nobody where only the owner of the tables could say and is not there. */
  readonly firstKeeper: (councilNo: number) => Promise<StaffId | undefined>
  readonly pack: (bundle: Bundle, at: Date) => { readonly name: string; readonly bytes: Uint8Array }
  readonly says: {
    readonly usage: string
    readonly who: string
    readonly nobody: (no: number) => string
    readonly unknown: (login: string) => string
    readonly notKeeper: (name: string) => string
    readonly done: (records: number, file: string, name: string) => string
  }
}

/** Where a command says what it did, and what it complains about. */
export type Voice = { readonly out: (line: string) => void; readonly err: (line: string) => void }

/**
 * `export council NO [--as LOGIN] [--to FILE]`: the records of a council as one ZIP, with the eyes of somebody who keeps them: the named one,
 * else the first keeper who has an account. It is written down as theirs, by way of the command.
 * @returns 0 done, 1 refused with the reason told, 2 asked wrongly
 */
export async function exportCouncil(args: readonly string[], ground: ExportGround, { out, err }: Voice): Promise<0 | 1 | 2> {
  const told = <const Code extends 1 | 2>(words: string, code: Code): Code => {
    err(words)
    return code
  }
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { as: { type: 'string' }, to: { type: 'string' } },
  })
  const [number = '', ...more] = positionals
  if (!/^[1-9]\d{0,2}$/.test(number) || more.length > 0) return told(ground.says.usage, 2)
  const no = Number(number)
  const keeper = values.as === undefined ? await ground.firstKeeper(no) : undefined
  if (values.as === undefined && keeper === undefined) return told(ground.says.who, 2)
  const eyes = await ground.eyesOf(keeper === undefined ? { login: values.as ?? '' } : { staffId: keeper })
  if (eyes === undefined) return told(ground.says.unknown(values.as ?? ''), 1)
  const now = new Date()
  const act = actAs(ground.database, eyes.reader, { route: 'export council', requestNo: 'cli', now })
  const taken = await takeCouncil(act, no, eyes.staffName, ground)
  if (!taken.ok) return told(taken.refusal.code === 'absent' ? ground.says.nobody(no) : ground.says.notKeeper(eyes.staffName), 1)
  const { name, bytes } = ground.pack(taken.value, now)
  const path = values.to ?? name
  await writeFile(`${path}.part`, bytes, { mode: 0o600 })
  await rename(`${path}.part`, path)
  out(
    ground.says.done(
      taken.value.kinds.reduce((sum, kind) => sum + kind.records.length, 0),
      path,
      eyes.staffName,
    ),
  )
  return 0
}
