import { Secret } from 'otpauth'
import { z } from 'zod'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Cipher } from '../../platform/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { readAppCode } from '../domain/recovery-code.ts'
import { saveTotp } from '../store/factors.ts'
import type { SignInRequest } from './begin-session.ts'
import { stepOf, totpOf } from './check-code.ts'
import type { Enrolled, Enroller } from './enrol-factor.ts'
import { finishEnrolment, mayEnrol } from './enrol-factor.ts'

/**
 * An authenticator app about to be set up. `key` is typed or scanned (`uri`); `sealed` travels with the form, so that nothing is kept
 * before the first code fits.
 */
export type TotpOffer = { readonly key: string; readonly uri: string; readonly sealed: string }

const SECRET_BYTES = 20
const OFFER_MS = 30 * 60_000
const SEALED = z.object({ staffId: z.string(), key: z.string(), at: z.number() })

/** Offers a fresh secret. */
export function offerTotp(cipher: Cipher, who: Enroller, now: Date): TotpOffer {
  const key = new Secret({ size: SECRET_BYTES }).base32
  const sealed = cipher.lock(JSON.stringify({ staffId: who.staffId, key, at: now.getTime() })).toString('base64url')
  return { key, uri: totpOf(key, who.login).toString(), sealed }
}

/** The same offer again, from the form; nothing when it is another's or half an hour old. */
export function reopenTotp(cipher: Cipher, who: Enroller, sealed: string, now: Date): TotpOffer | undefined {
  const text = cipher.unlock(Buffer.from(sealed, 'base64url'))
  const read = text === undefined ? undefined : SEALED.safeParse(JSON.parse(text))
  if (!read?.success || read.data.staffId !== who.staffId || now.getTime() - read.data.at > OFFER_MS) return undefined
  return { key: read.data.key, uri: totpOf(read.data.key, who.login).toString(), sealed }
}

/** Keeps the app when its first code fits; the code is used up by that. */
export async function confirmTotp(
  house: { readonly database: Database; readonly cipher: Cipher },
  who: Enroller,
  offer: TotpOffer,
  typed: string,
  now: Date,
  request: SignInRequest,
): Promise<Result<Enrolled, { readonly code: 'wrong' | 'ended' }>> {
  const code = readAppCode(typed)
  const step = code === undefined ? undefined : stepOf(offer.key, code, now)
  if (step === undefined) return no({ code: 'wrong' })
  return house.database.transaction(who.staffId, async db => {
    if (!(await mayEnrol(db, who))) return no({ code: 'ended' })
    await saveTotp(db, who.staffId, house.cipher.lock(offer.key), step)
    return yes(await finishEnrolment(db, who, 'totp', request))
  })
}
