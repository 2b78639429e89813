import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/**
 * Turns a password into what PostgreSQL stores for scram-sha-256, so that the password itself never travels nor reaches a log.
 * @param password printable ASCII
 * @source RFC 5802, RFC 7677
 */
export function scramVerifier(password: string): string {
  const rounds = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const storedKey = createHash('sha256').update(keyed(salted, 'Client Key')).digest('base64')
  const serverKey = keyed(salted, 'Server Key').toString('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

function keyed(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
