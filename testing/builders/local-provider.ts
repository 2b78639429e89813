import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real identity provider on this machine, whose people and groups the test decides. */
export type LocalProvider = {
  readonly issuer: string
  /** Groups of each login; who is not named here is unknown to it. May be changed between sign-ins. */
  readonly groups: Map<string, readonly string[]>
  /** How the provider names somebody; their subject never changes. */
  readonly names: Map<string, string>
  /** Signs in there as `subject` and gives the address it sends the browser back to. */
  signIn(url: string, subject: string): Promise<string>
  close(): Promise<void>
}

/** Starts it on a free port, with one client `tsunagi` that comes back to `redirectUri`. */
export async function openLocalProvider(redirectUri: string): Promise<LocalProvider> {
  const server = createServer()
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const groups = new Map<string, readonly string[]>()
  const names = new Map<string, string>()
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'tsunagi', client_secret: 'only for this test', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
    cookies: { keys: ['only for this test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: names.get(id) ?? id, groups: [...(groups.get(id) ?? [])] }),
    }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    groups,
    names,
    signIn: (url, subject) => walk(url, subject, redirectUri),
    close: () =>
      new Promise(closed => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

/** Follows the provider's own pages (its development screens: name, then consent) until it sends the browser away. */
async function walk(start: string, subject: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let steps = 0; steps < 12; steps++) {
    const answer = await step(url, cookies)
    const next = answer.headers.get('location')
    if (next !== null) {
      if (next.startsWith(redirectUri)) return next
      url = new URL(next, url).href
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1] ?? ''
    if (prompt === '') throw new Error(`the provider stopped at ${url}: ${answer.status}`)
    const sent = await step(url, cookies, new URLSearchParams({ prompt, login: subject, password: 'any' }))
    url = new URL(sent.headers.get('location') ?? '', url).href
  }
  throw new Error('the provider went in circles')
}

async function step(url: string, cookies: Map<string, string>, body?: URLSearchParams): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(url, { method: body ? 'POST' : 'GET', redirect: 'manual', headers: { cookie }, ...(body ? { body } : {}) })
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
    cookies.set(name, value)
  }
  return answer
}
