import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Database } from '../../../platform/database.ts'
import type { ParcelRefusal } from '../../../platform/parcel.ts'
import { openParcelKey } from '../../../platform/parcel.ts'
import { openInboxKey } from '../../../platform/sealed.ts'
import type { Packed } from './carry-requests.ts'
import { packAnswers, packRequests, unpackAnswers, unpackRequests } from './carry-requests.ts'

type Voice = { out(line: string): void; err(line: string): void }
type Keys = { readonly inboxKey: string; readonly parcelKey: string }
export type CarryVerb = 'inbox send' | 'inbox receive' | 'answers send' | 'answers receive'

const REFUSED: Readonly<Record<ParcelRefusal, string>> = {
  unreadable: 'つなぎの荷物のファイルとして読めません。ファイルを確かめてください。',
  'other-kind': '荷物の種類が違います。届いた相談は「inbox receive」、返事は「answers receive」で受け取ります。',
  forged: '署名が合いません。途中で書き換えられたか、--key が相手の鍵ではありません。受け取りませんでした。',
  again: 'この荷物は、もう受け取っています。何も変えませんでした。',
  gap: '一つ前の荷物をまだ受け取っていません。番号の順に受け取ってください。',
  'other-past': '前に受け取った荷物とつながりません。どちらかのデータベースが、古い控えに戻されていないか確かめてください。',
}

/** The command line of carrying: packs a parcel into a file, or takes one from a file. 0 done, 1 refused, 2 asked wrongly. */
export async function carry(
  verb: CarryVerb,
  args: readonly string[],
  owner: Database,
  keys: Keys,
  { out, err }: Voice,
): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, key: { type: 'string' }, again: { type: 'string' } },
  })
  if (verb.endsWith('send')) {
    const again = values.again === undefined ? undefined : Number(values.again)
    if (values.out === undefined) return wrong(err, '書き出すファイルを --out で指定してください。')
    if (again !== undefined && !(Number.isInteger(again) && again > 0)) return wrong(err, '--again は荷物の番号です。')
    const packed = await pack(verb, owner, keys, again)
    if (packed === undefined) return said(out, '運ぶものはありません。ファイルは作りませんでした。')
    writeFileSync(values.out, packed.text, { mode: 0o600 })
    return said(out, `荷物 ${packed.no} を ${values.out} に書きました（${packed.count} 件）。`)
  }
  const [file] = positionals
  if (file === undefined || values.key === undefined)
    return wrong(err, '受け取るファイルと、相手の公開鍵のファイル（--key）を指定してください。')
  const unpack = verb === 'inbox receive' ? unpackRequests : unpackAnswers
  const taken = await unpack(owner, readFileSync(file, 'utf8'), readFileSync(values.key, 'utf8'))
  if (taken.ok) return said(out, `荷物 ${taken.value.no} を受け取りました（${taken.value.count} 件）。`)
  err(REFUSED[taken.refusal])
  return 1
}

function pack(verb: CarryVerb, owner: Database, keys: Keys, again: number | undefined): Promise<Packed | undefined> {
  const key = openParcelKey(keys.parcelKey)
  return verb === 'inbox send'
    ? packRequests(owner, key, new Date(), again)
    : packAnswers(owner, key, openInboxKey(keys.inboxKey).publicKey, new Date())
}

function said(out: (line: string) => void, words: string): 0 {
  out(words)
  return 0
}

function wrong(err: (line: string) => void, words: string): 2 {
  err(words)
  return 2
}
