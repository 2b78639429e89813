import type { RunningApp, Seen } from '../../app.ts'

/** One request to the API, exactly as it goes over the wire. */
export type Attempt = {
  /** Login whose token it carries; null for none. */
  readonly as: string | null
  readonly method: string
  /** With the question behind it. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** What is odd about it, in a few words. */
  readonly what: string
}

/** Sends attempts, each under the token of its login. */
export type Speaker = (attempt: Attempt) => Promise<Seen>

/** A speaker who takes each login's token once, out of callers that the app made. */
export function speakerTo(fetch: RunningApp['fetch'], tokenOf: (login: string) => Promise<string>): Speaker {
  const tokens = new Map<string, string>()
  return async ({ as, method, path, headers, body }) => {
    if (as !== null && !tokens.has(as)) tokens.set(as, await tokenOf(as))
    const all = { ...(as === null ? {} : { authorization: `Bearer ${tokens.get(as)}` }), 'content-type': 'application/json', ...headers }
    const answer = await fetch(
      new Request(`http://localhost:3000${path}`, { method, headers: all, ...(body === undefined ? {} : { body }), redirect: 'manual' }),
    )
    const html = await answer.text()
    return {
      status: answer.status,
      html,
      location: answer.headers.get('location') ?? '',
      headers: answer.headers,
      json: () => JSON.parse(html) as unknown,
    }
  }
}

/** An attempt as one line that can be read and sent again. */
export function saidAloud({ as, method, path, headers, body, what }: Attempt): string {
  const more = Object.keys(headers).length > 0 ? ` ${JSON.stringify(headers)}` : ''
  return `[${what}] ${as ?? 'nobody'}: ${method} ${path.slice(0, 300)}${more} ${(body ?? '').slice(0, 500)}`
}
