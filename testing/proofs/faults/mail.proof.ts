import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverMail } from '../../../src/platform/mail/deliver.ts'
import { gatherMail } from '../../../src/platform/mail/gather.ts'
import { MOST_TRIES } from '../../../src/platform/mail/next-try.ts'
import { openPostOffice } from '../../../src/platform/mail/post-office.ts'
import type { Caller, RunningApp } from '../../app.ts'
import { startApp } from '../../app.ts'
import { openMailPeer } from '../../builders/mail-peer.ts'
import { sayFigure, sized } from '../size.ts'

const LINK = 'http://localhost:3000'
const MINUTE = 60_000

let app: RunningApp
let desk: Caller
let personId = ''

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 5 })
  desk = await app.api('desk')
  const person = await desk.send('POST', '/api/v1/people', { family: '架空', given: '便り' })
  personId = (person.json() as { readonly id: string }).id
  await app.ask(
    `insert into platform.mail_wish (staff_id, address, pace) select id, 'head@example.lg.jp', 'at_once' from staff.staff where login = 'head'`,
  )
})
afterAll(() => app.close())

/** An act that leaves a task for the head, and with it something to tell by mail. @returns milliseconds it took */
async function act(): Promise<number> {
  const body = { toPerson: '救急隊', fields: ['contact'], basis: 'life_threatening', reason: '救急搬送のため', channel: 'phone' }
  const since = performance.now()
  expect((await desk.send('POST', `/api/v1/people/${personId}/disclosures`, body)).status).toBe(201)
  return performance.now() - since
}

const round = (url: string, now: Date) =>
  deliverMail(app.database, {
    office: openPostOffice({ url, from: 'tsunagi@example.lg.jp', link: LINK }),
    link: LINK,
    now,
    chance: () => 1,
  })
const mails = () =>
  app.ask<{ state: string; tries: number; fault: string | null; next_at: Date }>(
    'select state, tries, fault, next_at from platform.mail_delivery order by made_at desc, id desc',
  )
const later = (minutes: number, from = Date.now()) => new Date(from + minutes * MINUTE)

/** A server that takes the call and never says a word. */
async function openSilentPeer(): Promise<{ readonly url: string; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test('with a mail server that is dead, and then asks to come back later, no act waits, and the mail arrives once when it is well again', async () => {
  const peer = await openMailPeer()
  const port = Number(new URL(peer.url).port)
  await peer.close()
  await act()
  expect(await gatherMail(app.database, new Date())).toBe(1)
  expect(await round(peer.url, new Date())).toBe(0)
  expect((await mails())[0]).toMatchObject({ state: 'waiting', tries: 1, fault: 'unreachable' })
  expect(await round(peer.url, new Date()), 'not before its time').toBe(0)
  expect((await mails())[0]?.tries).toBe(1)
  const well = await openMailPeer(port)
  well.answerWith(451)
  expect(await round(well.url, later(2))).toBe(0)
  expect((await mails())[0]).toMatchObject({ state: 'waiting', tries: 2, fault: 'later' })
  well.answerWith(undefined)
  // Two postmen at once, as on two machines.
  expect((await Promise.all([round(well.url, later(10)), round(well.url, later(10))])).sort()).toEqual([0, 1])
  expect(await round(well.url, later(2000))).toBe(0)
  expect(well.received.map(mail => mail.to)).toEqual(['head@example.lg.jp'])
  expect((await mails())[0]).toMatchObject({ state: 'sent', tries: 3 })
  await well.close()
})

test('while a mail server hangs, acts go on as fast as ever, and the mail is not lost', async () => {
  const silent = await openSilentPeer()
  await act()
  expect(await gatherMail(app.database, later(1))).toBe(1)
  const handing = round(silent.url, later(1))
  const times: number[] = []
  for (let n = 0; n < sized(5, 50); n++) times.push(await act())
  const longest = Math.round(Math.max(...times))
  expect(await Promise.race([handing, Promise.resolve('still waiting')])).toBe('still waiting')
  silent.close()
  expect(await handing).toBe(0)
  expect((await mails())[0]).toMatchObject({ state: 'waiting', fault: 'unreachable' })
  sayFigure({
    proof: 'faults',
    figure: '黙り込むメールサーバー',
    measured: `その間の書き込み ${times.length} 件、長くて ${longest} ms`,
    promised: '書き込みはメールを待たない',
  })
})

test('a mail that cannot be delivered is given up after its tries, with growing waits, and the administrator sees it and can try again', async () => {
  const dead = await openMailPeer()
  await dead.close()
  const waits: number[] = []
  let now = later(10)
  for (;;) {
    await round(dead.url, now)
    const [mail] = (await mails()).filter(one => one.state !== 'sent')
    if (mail?.state !== 'waiting') break
    waits.push((mail.next_at.getTime() - now.getTime()) / MINUTE)
    now = mail.next_at
  }
  expect(waits.length).toBeGreaterThan(MOST_TRIES - 4)
  expect(waits.every((wait, at) => at === 0 || wait >= (waits[at - 1] ?? 0))).toBe(true)
  expect((await mails()).filter(one => one.state === 'dead')).toHaveLength(1)
  const admin = await app.signIn('admin')
  const page = await admin.get('/staff-accounts/mail')
  const again = /action="(\/staff-accounts\/mail\/[^"]+\/again)"/.exec(page.html)?.[1] ?? ''
  expect([page.status, again]).toEqual([200, expect.stringContaining('/again')])
  expect((await admin.post(again, {})).status).toBe(303)
  const well = await openMailPeer(Number(new URL(dead.url).port))
  expect(await round(well.url, later(1, now.getTime()))).toBe(1)
  expect(well.received).toHaveLength(1)
  await well.close()
})
