import { Agent, request } from 'node:http'
import type { Visit } from './visits.ts'

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
  const exchange = (visit: Pick<Visit, 'path' | 'form'>, cookie: string) => exchangeOver(agent, port, visit, cookie)
  return {
    send: async visit => {
      const { status, body, location } = await exchange(visit, visit.reader.cookie)
      return {
        isExpected: status === visit.expected,
        status,
        bytes: body.length,
        rows: rowsIn(body),
        namesPeople: body.includes('href="/people/0'),
        location,
      }
    },
    look: async path => (await exchange({ path }, '')).body.toString('utf8'),
    close: () => agent.destroy(),
  }
}

type Exchanged = { readonly status: number; readonly body: Buffer; readonly location: string }

function exchangeOver(agent: Agent, port: number, visit: Pick<Visit, 'path' | 'form'>, cookie: string): Promise<Exchanged> {
  const body = visit.form && new URLSearchParams(visit.form).toString()
  const typed = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  return new Promise(done => {
    const broken = () => done({ status: 0, body: Buffer.alloc(0), location: '' })
    const sent = request(
      { agent, port, host: '127.0.0.1', path: visit.path, method: body === undefined ? 'GET' : 'POST', headers: { cookie, ...typed } },
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
    sent.end(body)
  })
}

function rowsIn(body: Buffer): number {
  let rows = 0
  for (let at = body.indexOf(ROW); at >= 0; at = body.indexOf(ROW, at + ROW.length)) rows++
  return rows
}

/** Rows of tables and entries of time lines carry their key, with script and without. */
const ROW = 'data-key="'
