/** What goes back to the browser or the other system. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

/** A whole page. `markup` is the rendered document. */
export function page(markup: { toString(): string }, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: String(markup) }
}

/** After a POST: see what came of it there. Only paths of our own. */
export function seeOther(path: `/${string}`): Answer {
  return { status: 303, headers: { location: path }, body: null }
}

/** JSON as promised in /api/v1. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) }
}

/** The same answer with a cookie set. */
export function withCookie(answer: Answer, cookie: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } }
}
