import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The Ed25519 key that signs batches. It lives in a file of mode 0600, outside the database and outside the plain backup. */
export type AuditKey = {
  sign(hash: Uint8Array): Buffer
  /** SPKI in base64, written into every anchor. */
  readonly publicKey: string
}

/** Reads the key file, or makes it at the first start. */
export function openAuditKey(path: string): AuditKey {
  if (!existsSync(path)) makeKey(path)
  const secret = createPrivateKey(readFileSync(path, 'utf8'))
  return { sign: hash => sign(null, hash, secret), publicKey: publicText(createPublicKey(secret)) }
}

/** Whether a signature is that of the key written down as `publicKey`. */
export function isSignedBy(publicKey: string, hash: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, hash, key, signature)
}

function makeKey(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  // wx: two processes starting at once must end with one key.
  try {
    writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}

function publicText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}
