import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { makeKeyFile } from './key-file.ts'

/** Locks and unlocks short texts kept in the database (drafts, stored search words). AES-256-GCM, a fresh nonce each time. */
export type Cipher = {
  lock(text: string): Buffer
  /** The text, or nothing when it was altered or locked with another key. */
  unlock(bytes: Uint8Array): string | undefined
}

const KEY = 32
const NONCE = 12
const TAG = 16

/**
 * Reads the key file (32 bytes, mode 0600), or makes it at the first start.
 * @throws Error in Japanese when the file is no such key
 */
export function openCipher(keyFile: string): Cipher {
  if (!existsSync(keyFile)) makeKeyFile(keyFile, randomBytes(KEY))
  const key = readFileSync(keyFile)
  if (key.length !== KEY) throw new Error(`暗号の鍵のファイル ${keyFile} は ${KEY} バイトのはずです。控えから元に戻してください。`)
  return cipherOf(key)
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
        // Without a fixed length a tag cut down to four bytes would be taken as well.
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
