import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OidcFlow, SingleSignOn } from './oidc.ts'
import { openSingleSignOn } from './oidc.ts'
import { isIssuer } from './oidc-settings.ts'

const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const REDIRECT = 'http://localhost:3000/sign-in/sso/callback'

let server: Server
let issuer = ''
let asked = 0
/** What the provider says next, and with which key it signs. */
let answer: { readonly claims: (good: Claims) => Claims; readonly key: 'own' | 'foreign' | 'none' | 'shared' }
/** What the provider says of itself besides, and where it sends whoever asks for that. */
let said: Claims = {}
let sentTo: string | undefined
let nonce = ''

type Claims = Readonly<Record<string, unknown>>

beforeAll(async () => {
  server = createServer((request, response) => serve(request, response))
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(closed => server.close(closed)))

function serve(request: IncomingMessage, response: ServerResponse): void {
  asked++
  if (sentTo !== undefined && request.url?.startsWith('/.well-known')) return void response.writeHead(302, { location: sentTo }).end()
  const body = request.url?.startsWith('/.well-known') ? metadata() : request.url === '/keys' ? keys() : tokens()
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function metadata(): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    ...said,
  }
}

function keys(): Claims {
  return { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }] }
}

function tokens(): Claims {
  const now = Math.floor(Date.now() / 1000)
  const good = {
    iss: issuer,
    sub: 'subject-1',
    aud: 'tsunagi',
    exp: now + 300,
    iat: now,
    nonce,
    preferred_username: 'hana',
    groups: ['g1', 'g2'],
  }
  return { access_token: 'a', token_type: 'bearer', id_token: signed(answer.claims(good)) }
}

function signed(claims: Claims): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = part(answer.key === 'none' ? { alg: 'none' } : answer.key === 'shared' ? { alg: 'HS256' } : { alg: 'ES256', kid: 'k' })
  const text = `${head}.${part(claims)}`
  if (answer.key === 'none') return `${text}.`
  if (answer.key === 'shared') return `${text}.${createHmac('sha256', 'secret').update(text).digest('base64url')}`
  const { privateKey } = answer.key === 'own' ? own : foreign
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

const open = (at = issuer, clock?: () => Date): SingleSignOn =>
  openSingleSignOn({ issuer: at, clientId: 'tsunagi', clientSecret: 'secret', groupClaim: 'groups', name: '庁内' }, clock)

async function comeBack(
  sso: SingleSignOn,
  change: (flow: OidcFlow) => URLSearchParams = flow => new URLSearchParams({ code: 'c', state: flow.state }),
) {
  const begun = await sso.begin(REDIRECT)
  if (!begun.ok) return begun
  nonce = begun.value.flow.nonce
  return sso.finish(change(begun.value.flow), begun.value.flow)
}

test('nothing is connected before somebody asks', async () => {
  const before = asked
  const sso = open()
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(asked).toBe(before)
  await sso.begin(REDIRECT)
  expect(asked).toBeGreaterThan(before)
})

test('the way out carries state, nonce and PKCE, each new every time', async () => {
  const sso = open()
  const [one, other] = [await sso.begin(REDIRECT), await sso.begin(REDIRECT)]
  if (!one.ok || !other.ok) throw new Error('unreachable')
  const asks = new URL(one.value.url).searchParams
  expect([asks.get('code_challenge_method'), asks.get('response_type'), asks.get('redirect_uri')]).toEqual(['S256', 'code', REDIRECT])
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asks.get(name)?.length).toBeGreaterThan(30)
    expect(new URL(other.value.url).searchParams.get(name)).not.toBe(asks.get(name))
  }
})

test('an identity that the provider signed for us just now is taken, with its groups', async () => {
  answer = { claims: good => good, key: 'own' }
  expect(await comeBack(open())).toEqual({
    ok: true,
    value: { issuer, subject: 'subject-1', login: 'hana', groups: ['g1', 'g2'], isFresh: false },
  })
  answer = { claims: good => ({ ...good, groups: 'only' }), key: 'own' }
  expect(await comeBack(open())).toMatchObject({ value: { groups: ['only'] } })
})

test('whether somebody was proven just now is judged by the clock of the installation, not of the machine', async () => {
  answer = { claims: good => ({ ...good, auth_time: Math.floor(Date.now() / 1000) }), key: 'own' }
  expect(await comeBack(open())).toMatchObject({ value: { isFresh: true } })
  expect(await comeBack(open(issuer, () => new Date(Date.now() + 86_400_000)))).toMatchObject({ value: { isFresh: false } })
})

test('a token for somebody else, too old, of another provider, for another sign-in, or not signed by the provider is refused', async () => {
  const forged: readonly [string, typeof answer][] = [
    ['another audience', { claims: good => ({ ...good, aud: 'another' }), key: 'own' }],
    ['expired', { claims: good => ({ ...good, exp: Math.floor(Date.now() / 1000) - 60 }), key: 'own' }],
    ['another issuer', { claims: good => ({ ...good, iss: 'https://elsewhere.example' }), key: 'own' }],
    ['another nonce', { claims: good => ({ ...good, nonce: 'x'.repeat(43) }), key: 'own' }],
    ['no nonce', { claims: good => ({ ...good, nonce: undefined }), key: 'own' }],
    ['no subject', { claims: good => ({ ...good, sub: undefined }), key: 'own' }],
    ['a foreign key', { claims: good => good, key: 'foreign' }],
    ['no signature', { claims: good => good, key: 'none' }],
    ['the secret that we share', { claims: good => good, key: 'shared' }],
  ]
  for (const [what, given] of forged) {
    answer = given
    expect(await comeBack(open()), what).toEqual({ ok: false, refusal: 'unproven' })
  }
})

test('another state, no state, and an error of the provider are refused', async () => {
  answer = { claims: good => good, key: 'own' }
  for (const query of [{ code: 'c', state: 'x'.repeat(43) }, { code: 'c' }, { error: 'access_denied' }])
    expect(await comeBack(open(), () => new URLSearchParams(query as Record<string, string>))).toEqual({ ok: false, refusal: 'unproven' })
})

test('a provider that calls itself by another name than the one that was asked is not believed', async () => {
  for (const name of ['https://elsewhere.example', `${issuer}/x`, undefined]) {
    said = { issuer: name }
    expect(await open().begin(REDIRECT), String(name)).toEqual({ ok: false, refusal: 'unproven' })
  }
  said = {}
  expect((await open().begin(REDIRECT)).ok).toBe(true)
})

test('nobody is followed who sends us elsewhere instead of answering', async () => {
  sentTo = `${issuer}/elsewhere`
  const before = asked
  expect(await open().begin(REDIRECT)).toEqual({ ok: false, refusal: 'unproven' })
  expect(asked).toBe(before + 1)
  sentTo = undefined
})

test('a provider that does not answer is told apart, and asked again the next time', async () => {
  expect(await open('http://localhost:9').begin(REDIRECT)).toEqual({ ok: false, refusal: 'unreachable' })
})

test('an issuer is https, or http on this machine only', () => {
  expect(['https://login.city.example', 'http://localhost:4000', 'http://127.0.0.1:1'].filter(isIssuer)).toHaveLength(3)
  expect(['http://login.city.example', 'ftp://localhost', 'login', '', 'http://localhost.evil.example'].filter(isIssuer)).toEqual([])
})
