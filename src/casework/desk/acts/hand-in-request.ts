import { createHash, createHmac } from 'node:crypto'
import { newId } from '../../../kernel/id.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { readInboxKey, sealTo } from '../../../platform/sealed.ts'
import { receiptNumberFrom } from '../domain/receipt-number.ts'
import type { Ask, Box, Helped } from '../domain/request.ts'
import type { RequestId } from '../store/requests.ts'
import { handIn } from '../store/requests.ts'
import { mayHandIn } from './door-limits.ts'

/** Who hands in: from which address (for limits only), on which page, and the key made when the form was opened. */
export type Sender = {
  readonly from: string
  readonly language: string
  readonly requestNo: string
  /** At least 128 random bits, written into the form: the same key with the same words is the same request. */
  readonly key: string
}

/**
 * Hands a request in, sealed so that nobody on the open side can read it again, and gives its number.
 *
 * The number and the id come from the key and the words together: a second press gives the same number and no second request,
 * while changed words are a request of their own. Neither can be computed from what the database keeps.
 * @returns the twelve signs of the receipt number, or 'too-many'
 */
export async function handInRequest(door: Database, ask: Ask, sender: Sender): Promise<Result<string, 'too-many'>> {
  const box: Box = { kind: 'ask', ask }
  const secret = secretOf(sender, '', box)
  const number = receiptNumberFrom(createHash('sha256').update('receipt').update(secret).digest())
  const sent = await send(door, box, number, secret, sender)
  return sent.ok ? yes(number) : no('too-many')
}

/** Adds words to a request. 'absent' when there is no such number. */
export function addToRequest(door: Database, number: string, words: string, sender: Sender): Promise<Result<true, 'too-many' | 'absent'>> {
  const box: Box = { kind: 'add', words }
  return send(door, box, number, secretOf(sender, number, box), sender)
}

/** Tells whether help arrived. 'absent' when there is no such number. */
export function answerHelped(
  door: Database,
  number: string,
  answer: { readonly helped: Helped; readonly words: string | null },
  sender: Sender,
): Promise<Result<true, 'too-many' | 'absent'>> {
  const box: Box = { kind: 'answer', ...answer }
  return send(door, box, number, secretOf(sender, number, box), sender)
}

/** The database keeps this of a receipt number, and nothing else. */
export function receiptHashOf(number: string): Buffer {
  return createHash('sha256').update(`receipt ${number}`).digest()
}

function secretOf(sender: Sender, number: string, box: Box): Buffer {
  return createHmac('sha256', sender.key).update(number).update(JSON.stringify(box)).digest()
}

async function send(
  door: Database,
  box: Box,
  number: string,
  secret: Buffer,
  sender: Sender,
): Promise<Result<true, 'too-many' | 'absent'>> {
  // Counted in a transaction of its own: a refusal afterwards must not forget the try.
  if (!(await door.transaction(null, db => mayHandIn(db, sender.from)))) return no('too-many')
  return door.transaction(null, async db => {
    const publicKey = await readInboxKey(db)
    if (publicKey === undefined) throw new Error('no inbox key was published: the staff side has never been started')
    const sealed = sealTo(publicKey, Buffer.from(JSON.stringify(box), 'utf8'))
    const { language, requestNo } = sender
    const request = { id: idFrom(secret), kind: box.kind, receiptHash: receiptHashOf(number), language, sealed, requestNo }
    return (await handIn(db, request, newId())) ? yes(true) : no('absent')
  })
}

/** A UUID of our own making (version 8). @source RFC 9562 section 5.8 */
function idFrom(secret: Buffer): RequestId {
  const bytes = createHash('sha256').update('id').update(secret).digest().subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as RequestId
}
