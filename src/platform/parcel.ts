import type { KeyObject } from 'node:crypto'
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Result } from '../kernel/result.ts'
import { no, yes } from '../kernel/result.ts'
import type { Db } from './database.ts'
import { firstOf } from './database.ts'
import { makeKeyFile } from './key-file.ts'

export type ParcelKind = 'requests' | 'answers'

/** What one side gives to the other on a carrier: numbered, naming the parcel before it. */
export type Parcel = {
  readonly kind: ParcelKind
  readonly no: number
  /** SHA-256 of the parcel before, in hex; empty for the first. */
  readonly before: string
  readonly madeAt: string
  readonly content: unknown
}

/** Why a parcel was not taken. */
export type ParcelRefusal = 'unreadable' | 'other-kind' | 'forged' | 'again' | 'gap' | 'other-past'

/** The key with which one side signs its parcels. */
export type ParcelKey = { readonly publicKey: string; sign(bytes: Uint8Array): Buffer }

const FORMAT = 'tsunagi-parcel-1'

/** Reads the Ed25519 key file, or makes it at the first use. `publicKey` (SPKI in base64) is what the other side is told once, by hand. */
export function openParcelKey(path: string): ParcelKey {
  if (!existsSync(path)) makeKeyFile(path, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const secret = createPrivateKey(readFileSync(path, 'utf8'))
  const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).toString('base64')
  return { publicKey, sign: bytes => sign(null, bytes, secret) }
}

/** The file that is carried: one line of what is signed, one line of the signature. */
export function writeParcel(parcel: Parcel, key: ParcelKey): { readonly text: string; readonly hash: string } {
  const body = JSON.stringify({ format: FORMAT, ...parcel })
  return { text: `${body}\n${key.sign(Buffer.from(body)).toString('base64')}\n`, hash: hashOf(body) }
}

/**
 * Reads a carried file, if it is of the kind awaited, signed by the other side and the very next one.
 *
 * @param last number and hash of the parcel taken before; number 0 before the first
 */
export function readParcel(
  text: string,
  kind: ParcelKind,
  trusted: string,
  last: { readonly no: number; readonly hash: string },
): Result<{ readonly parcel: Parcel; readonly hash: string }, ParcelRefusal> {
  const [body = '', signature = ''] = text.split('\n')
  const parcel = parsed(body)
  if (parcel === undefined) return no('unreadable')
  if (parcel.kind !== kind) return no('other-kind')
  if (!isSigned(body, signature, trusted)) return no('forged')
  if (parcel.no <= last.no) return no('again')
  if (parcel.no > last.no + 1) return no('gap')
  return parcel.before === last.hash ? yes({ parcel, hash: hashOf(body) }) : no('other-past')
}

/** Number and hash (hex) of the last parcel of a kind; 0 and empty before the first. */
export async function lastParcel(
  db: Db,
  direction: 'sent' | 'received',
  kind: ParcelKind,
  before?: number,
): Promise<{ readonly no: number; readonly hash: string }> {
  const row = await firstOf(
    db,
    sql<{ no: number; hash: string }>`
      select no, encode(hash, 'hex') as hash from platform.parcel
       where direction = ${direction} and kind = ${kind} and (${before ?? null}::bigint is null or no < ${before ?? null}::bigint)
       order by no desc limit 1`,
  )
  return row ?? { no: 0, hash: '' }
}

/** When a parcel was made, if one of that number was. */
export async function parcelAt(db: Db, kind: ParcelKind, number: number): Promise<string | undefined> {
  const row = await firstOf(
    db,
    sql<{ at: Date }>`select at from platform.parcel where direction = 'sent' and kind = ${kind} and no = ${number}`,
  )
  return row?.at.toISOString()
}

/** Writes down that a parcel left or came. Of two hands that bring the same one at once, the second fails here. */
export async function saveParcel(
  db: Db,
  direction: 'sent' | 'received',
  parcel: Pick<Parcel, 'kind' | 'no' | 'madeAt'>,
  hash: string,
): Promise<void> {
  await sql`
    insert into platform.parcel (direction, kind, no, hash, at)
    values (${direction}, ${parcel.kind}, ${parcel.no}, decode(${hash}, 'hex'), ${parcel.madeAt})`.execute(db)
}

function parsed(body: string): Parcel | undefined {
  try {
    const read = JSON.parse(body) as Parcel & { readonly format?: unknown }
    return read.format === FORMAT && Number.isInteger(read.no) && typeof read.before === 'string' ? read : undefined
  } catch {
    return undefined
  }
}

function isSigned(body: string, signature: string, trusted: string): boolean {
  const key = keyOf(trusted)
  return key !== undefined && verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'))
}

function keyOf(trusted: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(trusted.trim(), 'base64'), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
