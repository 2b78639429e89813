import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actInTest } from '../../testing/builders/act-in-test.ts'
import type { Arranged } from '../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import type { Id } from '../kernel/id.ts'
import { newId } from '../kernel/id.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { no, yes } from '../kernel/result.ts'
import { cipherOf } from './cipher.ts'
import type { Database } from './database.ts'
import { draftsIn } from './draft.ts'
import type { Once } from './idempotency.ts'
import { once } from './idempotency.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 12)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }],
    staff: ['first', 'second', 'third'].map(login => ({ login, duties: ['consult'], agency: '見本課' })),
  })
  await runAsOwner(
    clone.ownerUrl,
    'create table public.made (id uuid primary key, words text not null); grant select, insert on public.made to tsunagi_app',
  )
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

type Made = Id<'made'>

function make(reader: Reader, request: Once, outcome: Refusal | 'made' | 'broken' = 'made'): Promise<Result<Made, Refusal>> {
  const act = actInTest(database, reader)
  return act.transaction(tx =>
    once<Made>(act, tx, request, async () => {
      await tx.audit({ action: 'thing.make', subjectType: 'thing', subjectIds: [] })
      if (outcome === 'broken') throw new Error('broken on the way')
      if (outcome !== 'made') return no(outcome)
      const id = newId<'made'>()
      await sql`insert into public.made (id, words) values (${id}, ${JSON.stringify(request.body)})`.execute(tx.db)
      return yes(id)
    }),
  )
}

async function madeOf(body: unknown): Promise<string[]> {
  const rows = await runAsOwner<{ id: string }>(clone.ownerUrl, 'select id from public.made where words = $1', [JSON.stringify(body)])
  return rows.map(row => row.id)
}

const codeOf = (result: Result<Made, Refusal>) => (result.ok ? 'done' : result.refusal.code)

test('ten sends of one key at the same moment have one effect, and all are told the same id', async () => {
  const request = { key: 'k-at-once', body: { words: '見本一' } }
  const results = await Promise.all(Array.from({ length: 10 }, () => make(arranged.reader('first'), request)))
  const made = await madeOf(request.body)
  expect(made.length).toBe(1)
  expect(results).toEqual(Array.from({ length: 10 }, () => yes(made[0])))
})

test('a replay is audited as a replay of what was made, not as a second making', async () => {
  const request = { key: 'k-audited', body: { words: '見本監査' } }
  const first = await make(arranged.reader('first'), request)
  await make(arranged.reader('first'), request)
  const id = first.ok ? first.value : ''
  const events = await runAsOwner<{ action: string }>(
    clone.ownerUrl,
    'select action from audit.event where subject_ids = array[$1::uuid]',
    [id],
  )
  expect(events).toEqual([{ action: 'idempotency.replay' }])
})

test('the same key with another body is refused as key-reused and has no effect', async () => {
  const body = { words: '見本二' }
  expect(codeOf(await make(arranged.reader('first'), { key: 'k-body', body }))).toBe('done')
  expect(codeOf(await make(arranged.reader('first'), { key: 'k-body', body: { words: '別の見本' } }))).toBe('key-reused')
  expect(await madeOf({ words: '別の見本' })).toEqual([])
  expect(codeOf(await make(arranged.reader('first'), { key: 'k-body', body }))).toBe('done')
  expect((await madeOf(body)).length).toBe(1)
})

test('a refusal is not remembered: the corrected form goes through with the same key', async () => {
  const key = 'k-refused'
  expect(codeOf(await make(arranged.reader('first'), { key, body: { words: '' } }, refusal('fields')))).toBe('fields')
  expect(codeOf(await make(arranged.reader('first'), { key, body: { words: '直した見本' } }))).toBe('done')
  expect((await madeOf({ words: '直した見本' })).length).toBe(1)
})

test('a breakdown is not remembered either, and leaves no event behind', async () => {
  const request = { key: 'k-broken', body: { words: '壊れた見本' } }
  const count = () => runAsOwner(clone.ownerUrl, 'select count(*) from audit.event')
  const before = await count()
  await expect(make(arranged.reader('first'), request, 'broken')).rejects.toThrow('broken on the way')
  expect(await count()).toEqual(before)
  expect(codeOf(await make(arranged.reader('first'), request))).toBe('done')
})

test('the key of another member of staff is another key', async () => {
  const request = { key: 'k-shared', body: { words: '見本三' } }
  const [one, other] = await Promise.all([make(arranged.reader('first'), request), make(arranged.reader('second'), request)])
  expect([one, other].map(codeOf)).toEqual(['done', 'done'])
  expect((await madeOf(request.body)).length).toBe(2)
  const seen = await database.transaction(arranged.reader('third').staffId, db => sql`select 1 from platform.idempotency`.execute(db))
  expect(seen.rows).toEqual([])
})

test('without a key everything sent is done', async () => {
  const request = { body: { words: '鍵なしの見本' } }
  await make(arranged.reader('first'), request)
  await make(arranged.reader('first'), { ...request, key: '' })
  expect((await madeOf(request.body)).length).toBe(2)
})

test('after 24 hours a key may be used anew; the answer itself was never kept', async () => {
  const request = { key: 'k-old', body: { words: '古い見本' } }
  await make(arranged.reader('third'), request)
  const shift = (hours: number) =>
    runAsOwner(clone.ownerUrl, 'update platform.idempotency set made_at = made_at - make_interval(hours => $1)', [hours])
  await shift(23)
  await make(arranged.reader('third'), request)
  expect((await madeOf(request.body)).length).toBe(1)
  const kept = await runAsOwner(clone.ownerUrl, `select to_jsonb(i)::text as row from platform.idempotency i where key = 'k-old'`)
  expect(JSON.stringify(kept)).not.toContain('古い見本')
  await shift(2)
  await make(arranged.reader('third'), request)
  expect((await madeOf(request.body)).length).toBe(2)
})

test('a write that is done, or done again, drops its draft; a refused one keeps it', async () => {
  const reader = arranged.reader('second')
  const drafts = draftsIn(database, cipherOf(randomBytes(32)))
  const request = { key: 'k-draft', body: { words: '下書きの見本' }, draft: '/made/new' }
  const found = async () => (await drafts.find(reader.staffId, request.draft)) !== undefined
  await drafts.save(reader.staffId, request.draft, [['words', '見本']])
  await make(reader, request, refusal('fields'))
  expect(await found()).toBe(true)
  await make(reader, request)
  expect(await found()).toBe(false)
  await drafts.save(reader.staffId, request.draft, [['words', '見本']])
  await make(reader, request)
  expect(await found()).toBe(false)
})
