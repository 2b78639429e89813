import { Agent, request } from 'node:http'
import type { Visit } from './visits.ts'
import { isCall } from './visits.ts'

/** What came back. `rows` are rows of lists and entries of a course of events; `bytes` the body as sent, uncompressed. */
export type Answered = {
  readonly isExpected: boolean
  readonly status: number
  readonly bytes: number
  readonly rows: number
  /** Whether a person is named on it: a page without one leaves out what there is nobody to ask about. */
  readonly namesPeople: boolean
  readonly location: string
}

export type Wire = {
  send(visit: Visit): Promise<Answered>
  /** The body of a page that needs no session. */
  look(path: string): Promise<string>
  close(): void
}

/** A plain client with kept connections, as browsers behind a proxy have them. A broken connection counts as status 0. */
export function openWire(port: number): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const exchange = (visit: Asked, proof: Readonly<Record<string, string>>) => exchangeOver(agent, port, visit, proof)
  return {
    send: async visit => {
      const { status, body, location } = await exchange(visit, proofOf(visit))
      return {
        isExpected: status === visit.expected,
        status,
        bytes: body.length,
        rows: rowsIn(body),
        namesPeople: body.includes('href="/people/0'),
        location,
      }
    },
    look: async path => (await exchange({ path }, {})).body.toString('utf8'),
    close: () => agent.destroy(),
  }
}

type Exchanged = { readonly status: number; readonly body: Buffer; readonly location: string }

type Asked = Pick<Visit, 'path' | 'form' | 'json'>

/** What a request proves itself with: the browser's cookie, or the token of the API. */
export function proofOf(visit: Visit): Readonly<Record<string, string>> {
  return isCall(visit) ? { authorization: `Bearer ${visit.reader.apiToken}` } : { cookie: visit.reader.cookie }
}

/** The body of a request and its kind; nothing where a page is only looked at. */
export function bodyOf({ form, json }: Asked): { readonly body: string; readonly type: string } | undefined {
  if (form) return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' }
  return json === undefined ? undefined : { body: JSON.stringify(json), type: 'application/json' }
}

function exchangeOver(agent: Agent, port: number, visit: Asked, proof: Readonly<Record<string, string>>): Promise<Exchanged> {
  const sending = bodyOf(visit)
  const typed = sending && { 'content-type': sending.type, 'content-length': Buffer.byteLength(sending.body) }
  return new Promise(done => {
    const broken = () => done({ status: 0, body: Buffer.alloc(0), location: '' })
    const sent = request(
      { agent, port, host: '127.0.0.1', path: visit.path, method: sending === undefined ? 'GET' : 'POST', headers: { ...proof, ...typed } },
      answer => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', broken)
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks), location: answer.headers.location ?? '' }),
        )
      },
    )
    sent.on('error', broken)
    sent.end(sending?.body)
  })
}

/** Rows of tables and entries of time lines carry their key, with script and without; the things of the API's lists carry their id. */
function rowsIn(body: Buffer): number {
  const mark = body[0] === 0x7b ? '{"id":"' : 'data-key="'
  let rows = 0
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) rows++
  return rows
}
