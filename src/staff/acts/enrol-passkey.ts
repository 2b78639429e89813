import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { newId } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Database, Db } from '../../platform/database.ts'
import { tokenHash } from '../../platform/http/token.ts'
import { listCredentialIds, saveChallenge, savePasskey, takeChallenge } from '../store/passkeys.ts'
import type { SignInRequest } from './begin-session.ts'
import type { Enrolled, Enroller } from './enrol-factor.ts'
import { finishEnrolment, mayEnrol } from './enrol-factor.ts'
import { readCredential, refusedAsWrong } from './passkey-answer.ts'
import type { RelyingParty } from './relying-party.ts'

/** The question with which a device makes a passkey that it finds by itself and guards with a finger, a face or a number. */
export function askForPasskey(database: Database, who: Enroller, at: RelyingParty): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return database.transaction(who.staffId, async db => {
    const known = await listCredentialIds(db, who.staffId)
    const options = await generateRegistrationOptions({
      rpName: 'つなぎ',
      rpID: at.id,
      userName: who.login,
      userDisplayName: who.staffName,
      userID: new TextEncoder().encode(who.staffId),
      attestationType: 'none',
      excludeCredentials: known.map(id => ({ id: Buffer.from(id).toString('base64url') })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await saveChallenge(db, tokenHash(options.challenge), 'enrol', who.staffId)
    return options
  })
}

/** Keeps the passkey that a device made, under the name its owner gives it. */
export async function enrolPasskey(
  database: Database,
  who: Enroller,
  made: { readonly name: string; readonly answer: string; readonly at: RelyingParty },
  request: SignInRequest,
): Promise<Result<Enrolled, { readonly code: 'wrong' | 'ended' }>> {
  const response = readCredential<RegistrationResponseJSON>(made.answer)
  if (response === undefined) return no({ code: 'wrong' })
  return database.transaction(who.staffId, async db => {
    const verified = await credentialOf(db, who, response, made.at)
    if (verified === undefined) return no({ code: 'wrong' })
    if (!(await mayEnrol(db, who))) return no({ code: 'ended' })
    const { id, publicKey, counter, transports = [] } = verified
    const credentialId = Buffer.from(id, 'base64url')
    await savePasskey(db, who.staffId, made.name, { id: newId(), credentialId, publicKey, counter, transports })
    return yes(await finishEnrolment(db, who, 'passkey', request))
  })
}

async function credentialOf(db: Db, who: Enroller, response: RegistrationResponseJSON, at: RelyingParty) {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge => takeChallenge(db, tokenHash(challenge), 'enrol', who.staffId),
    expectedOrigin: [...at.origins],
    expectedRPID: at.id,
    requireUserVerification: true,
  }).catch(refusedAsWrong)
  return verified?.registrationInfo?.credential
}
