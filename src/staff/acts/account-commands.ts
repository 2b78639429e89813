import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readAnyDay } from '../../kernel/era.ts'
import { looksLikeKana, toKatakana } from '../../kernel/fold.ts'
import { actAs } from '../../platform/act.ts'
import type { Database } from '../../platform/database.ts'
import { decodeFile } from '../../platform/encoding.ts'
import { findCredentials, findReader } from '../store/accounts.ts'
import type { FirstRefusal, OpenFrontDesk } from './create-administrator.ts'
import { createAdministrator } from './create-administrator.ts'
import type { TransferPlan } from './transfer-staff.ts'
import { planTransfer, transferStaff } from './transfer-staff.ts'

/** Where a command says what it did, and what it complains about. */
export type Voice = { readonly out: (line: string) => void; readonly err: (line: string) => void }

/** What `create-admin` needs besides its words: where the pages are, and how the first agency is made. */
export type FirstGround = { readonly origin: string; readonly openFrontDesk: OpenFrontDesk }

/**
 * `create-admin --login L --name 氏名 --kana カナ [--agency 名前] [--another]`: prints the one-time setup link, alone.
 * @returns 0 done, 1 refused with the reason told, 2 asked wrongly
 */
export async function createAdmin(args: readonly string[], owner: Database, ground: FirstGround, { out, err }: Voice): Promise<0 | 1 | 2> {
  const { values } = parseArgs({ args: [...args], options: ADMIN_OPTIONS })
  const { login, name, kana, agency } = values
  if (!login || !name || !kana) return told(err, '使い方: create-admin --login ログイン名 --name 氏名 --kana カナ [--agency 機関の名前]', 2)
  if (!/^[A-Za-z0-9._@-]{2,64}$/.test(login))
    return told(err, 'ログイン名は、半角の英数字と . _ - @ で、2文字から64文字までにしてください。', 2)
  if (!looksLikeKana(kana)) return told(err, '--kana は、ひらがなかカタカナで書いてください。', 2)
  const one = { login, name, kana: toKatakana(kana), agency, isAnother: values.another === true }
  const made = await createAdministrator(owner, one, ground.openFrontDesk)
  if (!made.ok) return told(err, sentenceOf(made.refusal), 1)
  out(`${ground.origin}/setup/${made.value}`)
  err('このアドレスは一度だけ、7日のあいだ使えます。開いて、パスワードと二つ目の確認を決めてください。')
  return 0
}

/**
 * `staff transfer FILE --by LOGIN [--from 日] [--dry-run]`: the list of transfer day, UTF-8 or CP932; every line or none.
 * @returns 0 done, 1 refused with every line that does not fit, 2 asked wrongly
 */
export async function transferByFile(args: readonly string[], database: Database, { out, err }: Voice): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: TRANSFER_OPTIONS })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0 || !values.by)
    return told(err, '使い方: staff transfer ファイル --by 管理の担当のログイン名 [--from 日] [--dry-run]', 2)
  const usual = values.from === undefined ? undefined : readAnyDay(values.from)
  if (usual && !usual.ok) return told(err, '--from は、令和9年4月1日、R9.4.1、2027-04-01 のように書いてください。', 2)
  const text = await textOf(path)
  if (text === undefined) return told(err, `${path} を読めません。UTF-8 か Shift_JIS（CP932）の CSV にしてください。`, 1)
  const reader = await administratorOf(database, values.by)
  if (reader === undefined) return told(err, `「${values.by}」は、管理の担当ではありません。`, 1)
  const act = actAs(database, reader, { route: 'tsunagi staff transfer', requestNo: '-', now: new Date() })
  const day = usual?.value
  if (values['dry-run'] === true) return tell(await planTransfer(act, text, day), '確かめただけで、何も変えていません。', { out, err })
  const done = await transferStaff(act, text, day)
  return tell(done.ok ? done.value : done.refusal, '異動を入れました。', { out, err })
}

function tell(plan: TransferPlan, ending: string, { out, err }: Voice): 0 | 1 {
  for (const { line, column, sentence } of plan.complaints) err(`${line}行目${column === null ? '' : ` ${column}`}: ${sentence}`)
  if (plan.complaints.length > 0) return told(err, '合わない行があるので、何も変えていません。', 1)
  for (const { row, mover } of plan.moves)
    out(`${row.from} ${mover.login} ${mover.name}: ${mover.agencyName} → ${row.agency ?? '退職'}（開いている画面 ${mover.sessions}）`)
  out(`${plan.moves.length}人。${ending}`)
  return 0
}

async function administratorOf(database: Database, login: string) {
  const known = await database.transaction(null, db => findCredentials(db, login))
  const found = known && (await database.transaction(null, db => findReader(db, known.staffId)))
  return found?.reader.duties.has('administer') ? found.reader : undefined
}

async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined)
  const read = bytes && decodeFile(bytes)
  return read?.ok ? read.value.text : undefined
}

function sentenceOf(refused: FirstRefusal): string {
  if (refused.code === 'there-is-one') return '管理の担当は、もういます。もう一人作るときは --another を付けてください。'
  if (refused.code === 'login-taken') return 'そのログイン名は、もう使われています。別のログイン名にしてください。'
  return `どの機関で働くかを --agency で指定してください: ${refused.names.join('、')}`
}

function told<Code extends 1 | 2>(err: Voice['err'], words: string, code: Code): Code {
  err(words)
  return code
}

const ADMIN_OPTIONS = {
  login: { type: 'string' },
  name: { type: 'string' },
  kana: { type: 'string' },
  agency: { type: 'string' },
  another: { type: 'boolean' },
} as const

const TRANSFER_OPTIONS = { by: { type: 'string' }, from: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const
