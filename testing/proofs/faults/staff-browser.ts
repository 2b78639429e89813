/** A browser without script, signed in at a running program; it keeps its cookie when the program is started again elsewhere. */
export type StaffBrowser = {
  readonly cookie: string
  get(path: string): Promise<Seen>
  post(path: string, fields: readonly (readonly [string, string])[]): Promise<Seen>
}

export type Seen = {
  readonly status: number
  readonly html: string
  readonly location: string
  readonly requestNo: string
  readonly ms: number
}

/** Signs in through the role switcher of the pretend town. */
export async function signInAt(origin: () => string, login: string): Promise<StaffBrowser> {
  const entered = await send(`${origin()}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ demo: login }),
    headers: { origin: origin() },
  })
  const cookie = entered.cookie
  if (cookie === '') throw new Error(`${login} could not sign in: ${entered.status}`)
  return {
    cookie,
    get: path => send(`${origin()}${path}`, { headers: { cookie } }),
    post: (path, fields) =>
      send(`${origin()}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
        headers: { cookie, origin: origin() },
      }),
  }
}

async function send(url: string, init: RequestInit): Promise<Seen & { readonly cookie: string }> {
  const since = performance.now()
  const answer = await fetch(url, { redirect: 'manual', ...init })
  const html = await answer.text()
  return {
    status: answer.status,
    html,
    location: answer.headers.get('location') ?? '',
    requestNo: answer.headers.get('x-request-no') ?? '',
    ms: Math.round(performance.now() - since),
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
  }
}
