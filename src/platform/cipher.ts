import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Locks and unlocks short texts kept in the database (drafts, stored search words). AES-256-GCM, a fresh nonce each time. */
export type Cipher = {
  lock(text: string): Buffer
  /** The text, or nothing when it was altered or locked with another key. */
  unlock(bytes: Uint8Array): string | undefined
}

const NONCE = 12
const TAG = 16

/** Reads the key file (32 bytes, mode 0600), or makes it at the first start. */
export function openCipher(keyFile: string): Cipher {
  if (!existsSync(keyFile)) makeKey(keyFile)
  return cipherOf(readFileSync(keyFile))
}

/** A cipher of a key in hand. */
export function cipherOf(key: Uint8Array): Cipher {
  return {
    lock: text => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    unlock: bytes => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

function makeKey(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}
