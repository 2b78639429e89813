import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { makeKeyFile } from '../key-file.ts'

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
  makeKeyFile(path, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
}

function publicText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}
