import type { RunningApp } from '../app.ts'

/** One page as it came. */
export type Got = { readonly status: number; readonly html: string; readonly location: string; readonly headers: Headers }

/** One browser without script that keeps every cookie it is given and sends the hidden fields of the page it last saw. */
export type Jar = {
  get(path: string): Promise<Got>
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Got>
  /** The session secret in hand; the empty text before signing in. */
  session(): string
  /** A second browser with the same cookies of this moment. */
  copy(): Jar
}

const HOST = 'http://localhost:3000'
const SESSION = '__Host-tsunagi'

/** A browser that begins with an empty jar. `userAgent`: what it says of itself. */
export function openJar(app: RunningApp, userAgent = '', cookies = new Map<string, string>()): Jar {
  let token = ''
  const send = async (path: string, init: RequestInit): Promise<Got> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: 'localhost:3000', 'user-agent': userAgent, ...(cookie ? { cookie } : {}), ...(init.headers ?? {}) }
    const answer = await app.fetch(new Request(`${HOST}${path}`, { redirect: 'manual', ...init, headers }))
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    const html = await answer.text()
    token = /name="_token" value="([^"]+)"/.exec(html)?.[1] ?? token
    return { status: answer.status, html, location: answer.headers.get('location') ?? '', headers: answer.headers }
  }
  return {
    get: path => send(path, {}),
    post: (path, fields = {}) => {
      const body = new URLSearchParams({ _token: token, ...fields })
      return send(path, { method: 'POST', body, headers: { origin: HOST } })
    },
    session: () => cookies.get(SESSION) ?? '',
    copy: () => openJar(app, userAgent, new Map(cookies)),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const isGone = attributes.some(one => one.trim() === 'Max-Age=0')
  if (isGone) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}
