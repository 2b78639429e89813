import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, scryptSync } from 'node:crypto'

/** How one backup is locked, as its first line says it: not at all, with a passphrase, or for the holder of one X25519 key. */
export type LockHeader =
  | { readonly lock: 'none' }
  | { readonly lock: 'scrypt'; readonly salt: string }
  | { readonly lock: 'x25519'; readonly sender: string; readonly recipient: string }

/** A lock of one file: what its first line says, and the AES-256 key that no other file has; without a key it is only checksummed. */
export type Lock = { readonly header: LockHeader; readonly key: Uint8Array | undefined }

/** What somebody has in hand who wants to lock. The recipient is SPKI in base64, as `backup key` prints it. */
export type LockWith = { readonly passphrase: string } | { readonly recipient: string } | undefined

/** What somebody has in hand who wants to open. The private key is PEM. */
export type OpenWith = { readonly passphrase?: string; readonly privateKey?: string }

/** 32 MiB, three times over, and about 0.3 s: much for who guesses, little for who knows. @source RFC 7914, section 2; OWASP Password Storage */
const SCRYPT = { N: 32_768, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const SHORTEST = 12

/**
 * Makes the lock of a new backup.
 * @throws Error in Japanese when the passphrase is short or the key is none
 */
export function makeLock(use: LockWith): Lock {
  if (use === undefined) return { header: { lock: 'none' }, key: undefined }
  if ('recipient' in use) return lockFor(use.recipient)
  if ([...use.passphrase].length < SHORTEST) throw new Error(`控えの合言葉は ${SHORTEST} 文字以上にしてください。`)
  const salt = randomBytes(16)
  return { header: { lock: 'scrypt', salt: salt.toString('base64') }, key: keyFromPassphrase(use.passphrase, salt) }
}

/**
 * Opens the lock that a first line tells of.
 * @throws Error in Japanese saying what is missing: passphrase or key file
 */
export function openLock(header: LockHeader, use: OpenWith): Lock {
  if (header.lock === 'none') return { header, key: undefined }
  if (header.lock === 'scrypt') {
    if (use.passphrase === undefined)
      throw new Error('この控えには合言葉がかかっています。合言葉を書いたファイルを --passphrase-file で指定してください。')
    return { header, key: keyFromPassphrase(use.passphrase, Buffer.from(header.salt, 'base64')) }
  }
  if (use.privateKey === undefined)
    throw new Error('この控えは、決まった鍵で開きます。「backup key」で作った鍵のファイルを --key-file で指定してください。')
  const own = readPrivateKey(use.privateKey)
  if (publicText(createPublicKey(own)) !== header.recipient)
    throw new Error('この控えは、別の鍵に宛てて作られています。控えを作ったときの公開鍵と組になる鍵を指定してください。')
  return { header, key: keyFromExchange(own, readPublicKey(header.sender), header.sender, header.recipient) }
}

/** A pair for `--recipient`: the machine that makes backups knows the public half only, and cannot open them. */
export function makeRecipientKey(): { readonly privateKey: string; readonly publicKey: string } {
  const pair = generateKeyPairSync('x25519')
  return { privateKey: String(pair.privateKey.export({ format: 'pem', type: 'pkcs8' })), publicKey: publicText(pair.publicKey) }
}

function lockFor(recipient: string): Lock {
  const theirs = readPublicKey(recipient.trim())
  const ours = generateKeyPairSync('x25519')
  const header = { lock: 'x25519', sender: publicText(ours.publicKey), recipient: publicText(theirs) } as const
  return { header, key: keyFromExchange(ours.privateKey, theirs, header.sender, header.recipient) }
}

function keyFromPassphrase(passphrase: string, salt: Uint8Array): Uint8Array {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT)
}

function keyFromExchange(own: KeyObject, other: KeyObject, sender: string, recipient: string): Uint8Array {
  const agreed = diffieHellman({ privateKey: own, publicKey: other })
  return Buffer.from(hkdfSync('sha256', agreed, Buffer.from(`${sender} ${recipient}`), 'tsunagi backup 1', 32))
}

function readPublicKey(text: string): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'x25519') return key
  } catch {
    // Said below.
  }
  throw new Error('控えの宛先の公開鍵が読めません。「backup key」が表示した1行を、そのまま指定してください。')
}

function readPrivateKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'x25519') return key
  } catch {
    // Said below.
  }
  throw new Error('控えを開く鍵のファイルが読めません。「backup key」で作ったファイルを指定してください。')
}

function publicText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}
