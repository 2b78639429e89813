import * as client from 'openid-client'
import type { Result } from '../kernel/result.ts'
import { no, yes } from '../kernel/result.ts'
import type { OidcSettings } from './oidc-settings.ts'
import { isHere } from './oidc-settings.ts'

/** Who somebody is, as the provider proved it. `subject` never changes; `login` is how the provider calls them now. */
export type Identity = {
  readonly issuer: string
  readonly subject: string
  readonly login: string
  readonly groups: readonly string[]
  /** Whether they typed or touched something at the provider within the last five minutes; a silent pass is not that. */
  readonly isFresh: boolean
}

/** What one sign-in takes along to the provider and must bring back. */
export type OidcFlow = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
  readonly isFresh: boolean
}

/** `unproven`: the answer does not belong to this sign-in, is too old, or is for somebody else. `unreachable`: no answer. */
export type OidcRefusal = 'unproven' | 'unreachable'

/** Single sign-on of this installation. Nothing is connected before somebody asks for it. */
export type SingleSignOn = {
  readonly name: string
  /**
   * The address to send the browser to, and what to keep until it comes back to `redirectUri`. With `isFresh` the provider is asked to
   * let nobody pass on an old sign-in, and its word on when that was is checked.
   */
  begin(redirectUri: string, isFresh?: boolean): Promise<Result<{ readonly url: string; readonly flow: OidcFlow }, OidcRefusal>>
  /** Who came back. `query` is what stands behind the question mark of the address they came back to. */
  finish(query: URLSearchParams, flow: OidcFlow): Promise<Result<Identity, OidcRefusal>>
}

const SECONDS = 10
const FRESH_SECONDS = 300

/**
 * Authorization code with PKCE, state and nonce; the signature of the ID token is checked against the provider's keys.
 * @param clock says whether a proof is fresh; the library itself goes by the machine's clock
 * @source OpenID Connect Core 1.0; RFC 9700 (OAuth 2.0 Security Best Current Practice)
 */
export function openSingleSignOn(settings: OidcSettings, clock: () => Date = () => new Date()): SingleSignOn {
  const known = discoverOnce(settings)
  return {
    name: settings.name,
    begin: (redirectUri, isFresh = false) => answered(async () => beginAt(await known(), redirectUri, isFresh)),
    finish: (query, flow) => answered(async () => identityFrom(await known(), settings, query, flow, clock())),
  }
}

function discoverOnce(settings: OidcSettings): () => Promise<client.Configuration> {
  let asked: Promise<client.Configuration> | undefined
  return () => {
    asked ??= discover(settings).catch(error => {
      // A provider that was down this morning is asked again.
      asked = undefined
      throw error
    })
    return asked
  }
}

async function discover(settings: OidcSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer)
  const execute = [client.enableNonRepudiationChecks, ...(isHere(issuer) ? [client.allowInsecureRequests] : [])]
  const authentication = settings.clientSecret === undefined ? client.None() : client.ClientSecretBasic(settings.clientSecret)
  return client.discovery(issuer, settings.clientId, settings.clientSecret, authentication, { execute, timeout: SECONDS })
}

async function beginAt(
  provider: client.Configuration,
  redirectUri: string,
  isFresh: boolean,
): Promise<{ readonly url: string; readonly flow: OidcFlow }> {
  const flow = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), redirectUri, isFresh }
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    ...(isFresh ? { prompt: 'login', max_age: String(FRESH_SECONDS) } : {}),
  })
  return { url: url.href, flow }
}

async function identityFrom(
  provider: client.Configuration,
  settings: OidcSettings,
  query: URLSearchParams,
  flow: OidcFlow,
  now: Date,
): Promise<Identity> {
  const tokens = await client.authorizationCodeGrant(provider, new URL(`${flow.redirectUri}?${query}`), {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
    idTokenExpected: true,
    ...(flow.isFresh ? { maxAge: FRESH_SECONDS } : {}),
  })
  const proven = tokens.claims()
  if (proven === undefined) throw new Error('no ID token')
  const { iss, sub } = proven
  const isComplete = 'preferred_username' in proven && settings.groupClaim in proven
  // Providers differ in where they put what they know of somebody; the ID token outranks what is asked for afterwards.
  const asked =
    isComplete || !provider.serverMetadata().userinfo_endpoint ? {} : await client.fetchUserInfo(provider, tokens.access_token, sub)
  const claims: Readonly<Record<string, unknown>> = { ...asked, ...proven }
  const login = claims['preferred_username']
  return {
    issuer: iss,
    subject: sub,
    login: typeof login === 'string' ? login : '',
    groups: groupsIn(claims[settings.groupClaim]),
    isFresh: proven.auth_time !== undefined && proven.auth_time > now.getTime() / 1000 - FRESH_SECONDS,
  }
}

function groupsIn(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim]
  return Array.isArray(claim) ? claim.filter(one => typeof one === 'string') : []
}

async function answered<Value>(ask: () => Promise<Value>): Promise<Result<Value, OidcRefusal>> {
  try {
    return yes(await ask())
  } catch (error) {
    return no(isUnreachable(error) ? 'unreachable' : 'unproven')
  }
}

/** fetch says TypeError when nobody answers, and a time limit is a DOMException; both may be wrapped. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'TimeoutError' || error.message === 'fetch failed') return true
  return error.cause !== undefined && error.cause !== error && isUnreachable(error.cause)
}
