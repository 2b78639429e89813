import type { KeyObject } from 'node:crypto'
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { firstOf } from './database.ts'
import { makeKeyFile } from './key-file.ts'

/** The key that opens what residents handed in. It lies in a file of mode 0600 on the staff side only. */
export type InboxKey = {
  /** 32 bytes (X25519), told to everybody who seals. */
  readonly publicKey: Buffer
  /** What was sealed, or nothing when it was altered or sealed to another key. */
  open(box: Uint8Array): Buffer | undefined
}

const VERSION = 1
const POINT = 32
const NONCE = 12
const TAG = 16
const HEAD = 1 + POINT + NONCE
/** DER before the 32 bytes of an X25519 public key. @source RFC 8410 section 4 */
const SPKI = Buffer.from('302a300506032b656e032100', 'hex')

/** Reads the key file, or makes it at the first start of the staff side. */
export function openInboxKey(path: string): InboxKey {
  if (!existsSync(path)) makeKeyFile(path, generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const secret = createPrivateKey(readFileSync(path, 'utf8'))
  const publicKey = pointOf(createPublicKey(secret))
  return { publicKey, open: box => unseal(secret, publicKey, box) }
}

/**
 * Seals bytes so that only the holder of the other half can read them; who sealed them cannot open them again.
 *
 * @param publicKey 32 bytes of X25519
 * @returns version (1) ‖ one-time key (32) ‖ nonce (12) ‖ AES-256-GCM text ‖ tag (16)
 * @source the construction of RFC 9180 in its plainest form: X25519, HKDF-SHA256, AES-256-GCM
 */
export function sealTo(publicKey: Uint8Array, bytes: Uint8Array): Buffer {
  const once = generateKeyPairSync('x25519')
  const point = pointOf(once.publicKey)
  const key = keyBetween(once.privateKey, keyOf(publicKey), point, publicKey)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), point, nonce, body, cipher.getAuthTag()])
}

/** The staff side says to which key requests are to be sealed from now on. */
export function publishInboxKey(db: Db, key: InboxKey): Promise<void> {
  return publishInboxPoint(db, key.publicKey)
}

/** The same on a machine of the open side, which was told the public half only. */
export async function publishInboxPoint(db: Db, publicKey: Uint8Array): Promise<void> {
  await sql`select platform.publish_inbox_key(${publicKey})`.execute(db)
}

/** The key of the staff side, as either face may read it; nothing before the staff side was started for the first time. */
export async function readInboxKey(db: Db): Promise<Uint8Array | undefined> {
  return (await firstOf(db, sql<{ public_key: Uint8Array }>`select public_key from platform.inbox_key`))?.public_key
}

function unseal(secret: KeyObject, publicKey: Uint8Array, box: Uint8Array): Buffer | undefined {
  if (box.length < HEAD + TAG || box[0] !== VERSION) return undefined
  try {
    const point = box.subarray(1, 1 + POINT)
    const key = keyBetween(secret, keyOf(point), point, publicKey)
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1 + POINT, HEAD), { authTagLength: TAG })
    decipher.setAuthTag(box.subarray(box.length - TAG))
    return Buffer.concat([decipher.update(box.subarray(HEAD, box.length - TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

function keyBetween(privateKey: KeyObject, publicKey: KeyObject, once: Uint8Array, to: Uint8Array): Buffer {
  const secret = diffieHellman({ privateKey, publicKey })
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([once, to]), 'tsunagi inbox', 32))
}

function keyOf(point: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, point]), format: 'der', type: 'spki' })
}

function pointOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
}
