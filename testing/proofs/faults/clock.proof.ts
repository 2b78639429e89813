import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAsOwner } from '../../builders/run-as-owner.ts'
import type { BuiltTown, RunningProgram } from '../../shipping/running-program.ts'
import { buildTown, startProgram } from '../../shipping/running-program.ts'
import { sayFigure } from '../size.ts'
import { signInAt } from './staff-browser.ts'

/** Debian's `faketime`; where it is not there, this machine cannot be lied to. */
const LIBRARY = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1'].find(
  path => existsSync(path),
)

let town: BuiltTown
let program: RunningProgram | undefined

beforeAll(async () => {
  town = await buildTown()
})
afterAll(async () => {
  program?.child.kill('SIGKILL')
  await town.clone.drop()
})

const ask = <Row extends object>(statement: string, values: readonly unknown[] = []) =>
  runAsOwner<Row>(town.clone.ownerUrl, statement, values)

async function startWrong(shift: string): Promise<RunningProgram> {
  // The count that no clock setting moves is left alone: a wrong clock is wrong by a day, not running backwards.
  const env = { LD_PRELOAD: LIBRARY ?? '', FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' }
  program = await startProgram(town, { ...env, LOG_LEVEL: 'error' })
  return program
}

async function call(
  path: string,
  body: object,
): Promise<{ readonly status: number; readonly id: string; readonly code: string; readonly date: string }> {
  const answer = await fetch(`${program?.origin}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${town.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { id = '', code = '' } = (await answer.json()) as { readonly id?: string; readonly code?: string }
  return { status: answer.status, id, code, date: answer.headers.get('date') ?? '' }
}

/** A person of whom one agency may be told until a day, counted from today as the database has it. */
async function consentUntil(days: number): Promise<{ readonly personId: string; readonly agency: string }> {
  const [agency] = await ask<{ id: string }>(
    `select id from directory.agency where id <> (select agency_id from staff.staff where login = 'desk') order by id limit 1`,
  )
  const person = await call('/api/v1/people', { family: '時計', given: `架空${days}` })
  const given = { answer: 'given', type: 'written', agencies: [agency?.id], categories: ['contact'], purpose: '連絡のため' }
  const consent = await call(`/api/v1/people/${person.id}/consents`, given)
  expect([person.status, consent.status]).toEqual([201, 201])
  await ask(
    `update people.consent set valid_from = (now() at time zone 'Asia/Tokyo')::date - 30, valid_until = (now() at time zone 'Asia/Tokyo')::date + $2::integer where person_id = $1`,
    [person.id, days],
  )
  return { personId: person.id, agency: agency?.id ?? '' }
}

const tell = ({ personId, agency }: { readonly personId: string; readonly agency: string }) =>
  call(`/api/v1/people/${personId}/disclosures`, {
    toAgency: agency,
    fields: ['contact'],
    basis: 'consent',
    reason: '連絡先を伝える',
    channel: 'phone',
  })

test.runIf(LIBRARY !== undefined)(
  'with the clock of the machine a day slow or fast, everything goes by the time of the database, and /readyz tells',
  async () => {
    for (const [shift, seconds] of [
      ['-1d', -86_400],
      ['+1d', 86_400],
    ] as const) {
      const { origin, child } = await startWrong(shift)
      const ready = await fetch(`${origin}/readyz`)
      expect([ready.status, await ready.text()]).toEqual([503, 'clock differs from the database'])
      expect((await fetch(`${origin}/healthz`)).status).toBe(200)

      // Consent: until yesterday is over, until today holds, whatever day the machine believes in.
      const over = await tell(await consentUntil(-1))
      const holds = await tell(await consentUntil(0))
      expect([over.status, over.code, holds.status], shift).toEqual([409, 'out-of-consent', 201])
      // The lie works: this very answer was dated by the machine's clock.
      expect(Math.round((Date.parse(holds.date) - Date.now()) / 86_400_000)).toBe(Math.round(seconds / 86_400))

      // What was written down is dated by the database, in the record and in the audit.
      const written = await call('/api/v1/consultations', { channel: 'phone', statement: `時計が ${shift}` })
      const [dated] = await ask<{ record: number; audit: number }>(
        `select abs(extract(epoch from c.received_at - now()))::integer as record, abs(extract(epoch from e.at - now()))::integer as audit
         from desk.consultation c join audit.event e on e.subject_ids @> array[c.id] and e.action = 'consultation.receive' where c.id = $1`,
        [written.id],
      )
      expect(Math.max(dated?.record ?? 1e9, dated?.audit ?? 1e9), shift).toBeLessThan(60)

      // Sessions: use is noted, idling ends one, and so does the ninth hour.
      const browser = await signInAt(() => origin, 'desk')
      const status = async () => (await browser.get('/agencies')).status
      const seen = (minutes: number) => ask(`update platform.session set seen_at = now() - make_interval(mins => $1)`, [minutes])
      await seen(29)
      expect(await status(), `${shift}: 29 minutes idle`).toBe(200)
      const [{ idle } = { idle: 1e9 }] = await ask<{ idle: number }>(
        'select min(extract(epoch from now() - seen_at))::integer as idle from platform.session',
      )
      expect(idle, `${shift}: its use was noted`).toBeLessThan(60)
      await ask(`update platform.session set ends_at = now() + interval '1 minute'`)
      expect(await status(), `${shift}: a minute before its end`).toBe(200)
      await seen(31)
      expect(await status(), `${shift}: 31 minutes idle`).not.toBe(200)
      child.kill('SIGKILL')
    }
    sayFigure({
      proof: 'faults',
      figure: '時計が ±1日ずれたプログラム',
      measured: '同意・セッション・監査の時刻はデータベースの時計どおり',
      promised: '同じ',
    })
  },
)
