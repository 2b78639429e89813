import type { AuthenticationResponseJSON, AuthenticatorTransport, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { StaffId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import { withinLimit } from '../../platform/attempts.ts'
import { recordEvent } from '../../platform/audit/record.ts'
import type { Database, Db } from '../../platform/database.ts'
import { tokenHash } from '../../platform/http/token.ts'
import type { SignInRefusal } from '../domain/sign-in.ts'
import type { PasskeyProof } from '../store/passkeys.ts'
import { findPasskey, findPasskeyOwner, notePasskeyUse, saveChallenge, takeChallenge } from '../store/passkeys.ts'
import type { SignInRequest } from './begin-session.ts'
import { beginSession } from './begin-session.ts'
import { readCredential, refusedAsWrong } from './passkey-answer.ts'
import type { RelyingParty } from './relying-party.ts'

const QUESTIONS = 120
const MINUTES = 15

/** The question any passkey of this address may answer; nothing when an address asks too often. */
export function askPasskey(database: Database, at: RelyingParty, from: string): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  return database.transaction(null, async db => {
    if (!(await withinLimit(db, 'passkey', from, QUESTIONS, MINUTES))) return undefined
    const options = await generateAuthenticationOptions({ rpID: at.id, userVerification: 'required' })
    await saveChallenge(db, tokenHash(options.challenge), 'enter', null)
    return options
  })
}

/**
 * Signs in by a passkey alone: the device was held, and a finger, a face or a number was asked for by it.
 * A lock after wrong passwords does not stop it, because a passkey cannot be guessed.
 *
 * @returns a fresh session token, and whose it is
 */
export async function enterByPasskey(
  database: Database,
  answer: string,
  at: RelyingParty,
  request: SignInRequest,
): Promise<Result<string, SignInRefusal>> {
  const response = readCredential<AuthenticationResponseJSON>(answer)
  const owner = response && (await database.transaction(null, db => findPasskeyOwner(db, idOf(response))))
  if (response === undefined || owner === undefined) return no({ code: 'wrong' })
  return database.transaction(owner, async db => {
    if (await passkeyFits(db, owner, response, at)) return yes(await beginSession(db, owner, 'passkey', request))
    const event = {
      action: 'staff.sign-in',
      subjectType: 'staff',
      subjectIds: [owner],
      outcome: 'refused',
      refusal: 'wrong-passkey',
    } as const
    await recordEvent(db, newId(), event, request)
    return no({ code: 'wrong' })
  })
}

/** Whether an answer is by a passkey of this member of staff, to a question of ours, at this address, and its counter went on. */
export async function passkeyFits(db: Db, staffId: StaffId, response: AuthenticationResponseJSON, at: RelyingParty): Promise<boolean> {
  const proof = await findPasskey(db, staffId, idOf(response))
  if (proof === undefined) return false
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge => takeChallenge(db, tokenHash(challenge), 'enter', null),
    expectedOrigin: [...at.origins],
    expectedRPID: at.id,
    credential: credentialOf(proof),
    requireUserVerification: true,
  }).catch(refusedAsWrong)
  return verified?.verified === true && notePasskeyUse(db, proof.id, verified.authenticationInfo.newCounter)
}

function credentialOf(proof: PasskeyProof) {
  return {
    id: Buffer.from(proof.credentialId).toString('base64url'),
    publicKey: new Uint8Array(proof.publicKey),
    counter: proof.counter,
    transports: [...proof.transports] as AuthenticatorTransport[],
  }
}

function idOf(response: { readonly id: string }): Buffer {
  return Buffer.from(response.id, 'base64url')
}
