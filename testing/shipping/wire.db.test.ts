import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BuiltTown, RunningProgram } from './running-program.ts'
import { buildTown, startProgram } from './running-program.ts'

let town: BuiltTown
let program: RunningProgram

beforeAll(async () => {
  town = await buildTown()
  program = await startProgram(town)
})
afterAll(async () => {
  program.child.kill('SIGKILL')
  await town.clone.drop()
})

/** Sends bytes as they are and gives everything that comes back. */
async function speak(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(program.origin).port), '127.0.0.1')
  await once(socket, 'connect')
  let heard = ''
  socket.setTimeout(5_000, () => socket.destroy())
  socket.on('data', part => {
    heard += part.toString('utf8')
  })
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.write(bytes)
  await closed
  return heard
}
const lines = (...words: string[]) => `${words.join('\r\n')}\r\n\r\n`
const statuses = (heard: string) => [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status)

test('a request whose length is said in two ways, or in none that can be trusted, is refused and nothing behind it is taken for another', async () => {
  const hidden = lines('GET /healthz HTTP/1.1', 'Host: localhost', 'Connection: close')
  const post = (...headers: string[]) => ['POST /sign-in HTTP/1.1', 'Host: localhost', ...headers]
  const smuggled: readonly (readonly [string, string])[] = [
    ['both', `${lines(...post('Content-Length: 6', 'Transfer-Encoding: chunked'))}0\r\n\r\n${hidden}`],
    ['two lengths', `${lines(...post('Content-Length: 0', 'Content-Length: 60'))}${hidden}`],
    ['a coding in disguise', `${lines(...post('Transfer-Encoding: xchunked'))}0\r\n\r\n${hidden}`],
    ['a coding after another', `${lines(...post('Transfer-Encoding: chunked, identity'))}0\r\n\r\n${hidden}`],
    ['a space before the colon', `${lines(...post('Content-Length : 6'))}${hidden}`],
    ['a length that is none', `${lines(...post('Content-Length: +6'))}${hidden}`],
  ]
  for (const [what, bytes] of smuggled) {
    const heard = await speak(bytes)
    expect(statuses(heard), what).toEqual(['400'])
    expect(heard, what).not.toMatch(/\r\n\r\nok/)
  }
  expect(statuses(await speak(hidden))).toEqual(['200'])
})

test('nobody gets back by TRACE what they sent, and no method but those of the route table does anything', async () => {
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PROPFIND', 'LOCK']) {
    const heard = await speak(lines(`${method} /sign-in HTTP/1.1`, 'Host: localhost', 'X-Secret: planted-header', 'Connection: close'))
    expect(statuses(heard)[0], method).toMatch(/^(?:4\d\d|501)$/)
    expect(heard, method).not.toContain('planted-header')
  }
})

test('a request over plain HTTP is answered where it is and never led over to TLS, so that a program that forgot TLS is noticed', async () => {
  for (const path of ['/api/v1/me', '/sign-in', '/healthz']) {
    const answer = await fetch(`${program.origin}${path}`, { redirect: 'manual' })
    expect(answer.headers.get('location') ?? '', path).not.toMatch(/^https?:/)
  }
})

test('what machines ask of the program carries the same safe headers as every page', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    const { headers } = await fetch(`${program.origin}${path}`)
    expect(headers.get('strict-transport-security'), path).toContain('max-age=31536000')
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect([headers.get('x-content-type-options'), headers.get('cache-control')], path).toEqual(['nosniff', 'no-store'])
    expect(headers.get('content-type'), path).toBe('text/plain; charset=utf-8')
  }
})

test('headers that end lines or are far too long bring nothing into the answer and break nothing', async () => {
  const long = await speak(lines('GET /sign-in HTTP/1.1', 'Host: localhost', `X-Long: ${'a'.repeat(100_000)}`, 'Connection: close'))
  expect(statuses(long)[0]).toMatch(/^4\d\d$/)
  const led = await fetch(`${program.origin}/consultations?x=%0d%0aSet-Cookie:%20planted=1`, { redirect: 'manual' })
  expect(led.headers.getSetCookie().join()).not.toContain('planted')
  expect((await fetch(`${program.origin}/healthz`)).status).toBe(200)
})
