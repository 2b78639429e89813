import { readFileSync } from 'node:fs'
import type { Duty } from '../../../src/kernel/reader.ts'

/** Answers as the table writes them. */
export const SIGNS = ['見', '書', '断', '無', '欠', '入', '通', '同', '開'] as const
export type Sign = (typeof SIGNS)[number]

/** Who asks. Without a login nobody is signed in; `isOver` is an account closed after signing in. */
export type Identity = {
  readonly name: string
  readonly login: string | undefined
  readonly duties: readonly string[]
  readonly isOver: boolean
}
/** What is asked for below an address, and with which duty. */
export type AddressRow = { readonly prefix: string; readonly records: readonly string[]; readonly duties: readonly string[] }
/** One relation to one record. */
export type RelationRow = {
  readonly record: string
  readonly relation: string
  readonly identities: readonly string[]
  readonly read: Sign
  readonly write: Sign
  readonly rows: number | undefined
}
/** Where an address below a record answers otherwise than the record. */
export type Exception = {
  /** A method, or `*` for any. */
  readonly method: string
  readonly prefix: string
  readonly records: readonly string[]
  readonly identities: readonly string[]
  readonly sign: Sign
}
/** Who may meet the words of one thing. */
export type MarkRow = { readonly mark: string; readonly identities: readonly string[] }

export type SightTable = {
  readonly identities: readonly Identity[]
  readonly addresses: readonly AddressRow[]
  readonly relations: readonly RelationRow[]
  /** The table of the database behind a record, if it is read as such. */
  readonly tables: ReadonlyMap<string, string>
  readonly exceptions: readonly Exception[]
  readonly marks: readonly MarkRow[]
  /** Numbers that must not shrink. */
  readonly least: ReadonlyMap<string, number>
}

/** The words of the table for each duty. */
export const DUTY_WORDS: Readonly<Record<Duty, string>> = {
  consult: '相談',
  head: '責任者',
  coordinate: '調整',
  outreach: '訪問',
  specialist: '専門',
  evaluate: '評価',
  audit: '監査',
  administer: '管理',
  chair: '委員長',
  resident: '住民',
  partner: '協力',
}

/** Reads docs/who-may-see.md, which is the expectation itself. */
export function readSightTable(): SightTable {
  return sightTableOf(readFileSync(new URL('../../../docs/who-may-see.md', import.meta.url), 'utf8'))
}

/** The table in a text; complains in a sentence about a row it cannot read. */
export function sightTableOf(text: string): SightTable {
  const parts = sectionsOf(text)
  const rows = (title: string) => rowsOf(parts.get(title) ?? stop(`「${title}」の節がありません。`))
  const records = [...parts].filter(([title]) => /（.+）$/.test(title))
  return {
    identities: rows('立場').map(([name = '', login = '', duties = '']) => ({
      name,
      login: login === '–' ? undefined : login,
      duties: wordsOf(duties).filter(duty => duty !== '–' && duty !== '休止'),
      isOver: duties === '休止',
    })),
    addresses: rows('宛先').map(([prefix = '', kinds = '', duties = '']) => ({
      prefix,
      records: kinds === '–' ? [] : wordsOf(kinds),
      duties: wordsOf(duties),
    })),
    relations: records.flatMap(([title, body]) => rowsOf(body).map(row => relationOf(nameOf(title), row))),
    tables: new Map(records.map(([title]) => [nameOf(title), /（(.+)）$/.exec(title)?.[1] ?? '–'])),
    exceptions: rows('宛先ごとの違い').map(([route = '', records = '', identities = '', sign = '']) => ({
      method: wordsOf(route)[0] ?? '',
      prefix: wordsOf(route)[1] ?? '',
      records: wordsOf(records),
      identities: wordsOf(identities),
      sign: signOf(sign, route),
    })),
    marks: rows('目印の語').map(([mark = '', , identities = '']) => ({ mark, identities: wordsOf(identities) })),
    least: new Map(rows('下限').map(([name = '', number = '']) => [name, Number(number.replaceAll(',', ''))])),
  }
}

function relationOf(record: string, [relation = '', identities = '', read = '', write = '', rows = '']: readonly string[]): RelationRow {
  const where = `${record}の「${relation}」`
  return {
    record,
    relation,
    identities: wordsOf(identities),
    read: signOf(read, where),
    write: signOf(write, where),
    rows: rows === '–' ? undefined : Number(rows),
  }
}

function signOf(cell: string, where: string): Sign {
  return SIGNS.find(sign => sign === cell) ?? stop(`${where}の「${cell}」は、記号の表にありません。`)
}

const nameOf = (title: string) => title.replace(/（.+）$/, '')
const wordsOf = (cell: string) => cell.split(/\s+/).filter(word => word !== '')

function sectionsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/^#{2,3} /m).map(part => {
      const [title = '', ...body] = part.split('\n')
      return [title.trim(), body.join('\n')] as const
    }),
  )
}

/** Cells of each row below the line under the heads. */
function rowsOf(body: string): readonly (readonly string[])[] {
  const lines = body.split('\n').filter(line => line.startsWith('|'))
  return lines.slice(2).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
}

function stop(sentence: string): never {
  throw new Error(`docs/who-may-see.md: ${sentence}`)
}
