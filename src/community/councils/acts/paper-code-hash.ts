import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const slow = promisify<string, string, number, Buffer>(scrypt)

/** What is kept of a code on paper: a slow digest, always the same for the same code, because it is what the code is found by. */
export function paperCodeHash(code: string): Promise<Buffer> {
  return slow(code, 'tsunagi: code of an invitation on paper', 32)
}
