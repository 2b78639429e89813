import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Arranged } from '../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../testing/database/clone.ts'
import { cloneDatabase } from '../../testing/database/clone.ts'
import { cipherOf } from './cipher.ts'
import type { Database } from './database.ts'
import type { Drafts } from './draft.ts'
import { draftsIn, dropDraft } from './draft.ts'

const FORM = '/consultations/new'
const FIELDS = [
  ['statement', '見本の話\r\n二行目'],
  ['topic', 'debt'],
  ['topic', 'housing'],
  ['empty', ''],
] as const

let clone: ClonedDatabase
let database: Database
let arranged: Arranged
let drafts: Drafts
const cipher = cipherOf(randomBytes(32))

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone)
  drafts = draftsIn(database, cipher)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '見本課' }],
    staff: ['author', 'colleague', 'keeper', 'late', 'sender'].map(login => ({ login, duties: ['consult'], agency: '見本課' })),
  })
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

test('a draft comes back as it was typed: order, repeated names, line ends and empty fields', async () => {
  const { staffId } = arranged.reader('author')
  const savedAt = await drafts.save(staffId, FORM, FIELDS)
  expect(await drafts.find(staffId, FORM)).toEqual({ fields: FIELDS, savedAt })
  await drafts.save(staffId, FORM, [['statement', '書きなおし']])
  expect((await drafts.find(staffId, FORM))?.fields).toEqual([['statement', '書きなおし']])
  expect(await drafts.find(staffId, '/people/new')).toBeUndefined()
})

test('a colleague of the same agency neither finds nor drops the draft, whichever staff id is named', async () => {
  const author = arranged.reader('keeper').staffId
  const colleague = arranged.reader('colleague').staffId
  await drafts.save(author, FORM, FIELDS)
  expect(await drafts.find(colleague, FORM)).toBeUndefined()
  await database.transaction(colleague, db => dropDraft(db, author, FORM))
  expect((await drafts.find(author, FORM))?.fields).toEqual(FIELDS)
})

test('the database holds no word of a draft, and another key opens none', async () => {
  const author = arranged.reader('keeper').staffId
  await drafts.save(author, FORM, FIELDS)
  const [row] = await runAsOwner<{ body: Buffer }>(clone.ownerUrl, 'select body from platform.draft where staff_id = $1', [author])
  expect(row?.body.includes(Buffer.from('見本の話'))).toBe(false)
  expect(row?.body.includes(Buffer.from('statement'))).toBe(false)
  expect(await draftsIn(database, cipherOf(randomBytes(32))).find(author, FORM)).toBeUndefined()
})

test('a draft is gone after 14 days', async () => {
  const { staffId } = arranged.reader('late')
  await drafts.save(staffId, FORM, FIELDS)
  const shift = (hours: number) =>
    runAsOwner(clone.ownerUrl, 'update platform.draft set ends_at = ends_at - make_interval(hours => $2) where staff_id = $1', [
      staffId,
      hours,
    ])
  await shift(14 * 24 - 1)
  expect(await drafts.find(staffId, FORM)).toBeDefined()
  await shift(1)
  expect(await drafts.find(staffId, FORM)).toBeUndefined()
})

test('a draft dropped in a transaction that fails is still there', async () => {
  const { staffId } = arranged.reader('sender')
  await drafts.save(staffId, FORM, FIELDS)
  const failed = database.transaction(staffId, async db => {
    await dropDraft(db, staffId, FORM)
    throw new Error('the record could not be written')
  })
  await expect(failed).rejects.toThrow('could not be written')
  expect((await drafts.find(staffId, FORM))?.fields).toEqual(FIELDS)
  await database.transaction(staffId, db => dropDraft(db, staffId, FORM))
  expect(await drafts.find(staffId, FORM)).toBeUndefined()
})
