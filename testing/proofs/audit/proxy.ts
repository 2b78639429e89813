import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inflateRawSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import type { RunningApp } from '../../app.ts'

/** One answer as it went over the wire. `words` is its text, also of what was packed (a workbook). */
export type Passed = {
  readonly who: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly requestNo: string
  readonly location: string
  readonly words: string
}

/** A server of the product behind a proxy that reads along; both on ports of their own. */
export type ReadingProxy = { readonly origin: string; readonly passed: Passed[]; close(): Promise<void> }

/** Puts a proxy in front of the running application. Who asks is told in `x-who`, for the record only; it goes no further. */
export async function proxyBefore(app: RunningApp): Promise<ReadingProxy> {
  const inner = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(inner, 'listening')
  const { port } = inner.address() as AddressInfo
  const passed: Passed[] = []
  const proxy = createServer((incoming, outgoing) => {
    const { 'x-who': who, ...headers } = incoming.headers
    const onward = request({ port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers }, async answer => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part as Buffer)
      const body = Buffer.concat(parts)
      passed.push({
        who: String(who),
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        status: answer.statusCode ?? 0,
        requestNo: String(answer.headers['x-request-no']),
        location: answer.headers.location ?? '',
        words: wordsOf(body),
      })
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(body)
    })
    incoming.pipe(onward)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    passed,
    close: async () => {
      for (const server of [proxy, inner]) {
        if ('closeAllConnections' in server) server.closeAllConnections()
        server.close()
        await once(server, 'close')
      }
    },
  }
}

/** Text as it is; of a packed file the text of everything packed in it. */
function wordsOf(body: Buffer): string {
  if (body.subarray(0, 2).toString('latin1') !== 'PK') return body.toString('utf8')
  const end = body.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = body.readUInt32LE(end + 16)
  const words: string[] = []
  for (let left = body.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, place] = [
      body.readUInt16LE(at + 10),
      body.readUInt32LE(at + 20),
      body.readUInt16LE(at + 28),
      body.readUInt16LE(at + 30),
      body.readUInt16LE(at + 32),
      body.readUInt32LE(at + 42),
    ]
    const from = place + 30 + body.readUInt16LE(place + 26) + body.readUInt16LE(place + 28)
    const packed = body.subarray(from, from + size)
    words.push((method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return words.join('\n')
}
