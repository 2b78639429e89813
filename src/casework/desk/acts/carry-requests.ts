import { newId } from '../../../kernel/id.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import { recordEvent } from '../../../platform/audit/record.ts'
import type { Database, Db } from '../../../platform/database.ts'
import type { ParcelKey, ParcelKind, ParcelRefusal } from '../../../platform/parcel.ts'
import { lastParcel, parcelAt, readParcel, saveParcel, writeParcel } from '../../../platform/parcel.ts'
import { publishInboxPoint } from '../../../platform/sealed.ts'
import type { CarriedAnswer, CarriedBox } from '../store/carried.ts'
import { boxesOf, fillParcel, keepAnswers, layBoxes, listAnswers } from '../store/carried.ts'

/** A parcel ready to be carried: the text of its file, its number and how much is in it. */
export type Packed = { readonly text: string; readonly no: number; readonly count: number }

type Answers = { readonly received: number; readonly inboxKey: string; readonly answers: readonly CarriedAnswer[] }

/**
 * On the open machine: packs the sealed requests that have not left yet. As the owner of that database.
 *
 * @param again number of a parcel whose file was lost: it is made anew, byte for byte
 * @returns nothing when there is nothing to carry
 */
export function packRequests(owner: Database, key: ParcelKey, now: Date, again?: number): Promise<Packed | undefined> {
  return owner.transaction(null, async db => {
    const before = await lastParcel(db, 'sent', 'requests', again)
    const number = again ?? before.no + 1
    const madeAt = again === undefined ? now.toISOString() : await parcelAt(db, 'requests', again)
    if (madeAt === undefined) return undefined
    if (again === undefined && (await fillParcel(db, number)) === 0) return undefined
    const content = await boxesOf(db, number)
    const parcel = { kind: 'requests', no: number, before: before.hash, madeAt, content } as const
    const { text, hash } = writeParcel(parcel, key)
    if (again === undefined) await saveParcel(db, 'sent', parcel, hash)
    await note(
      db,
      'request.carry-out',
      content.map(box => box.id),
    )
    return { text, no: number, count: content.length }
  })
}

/** On the staff machine: takes a parcel of requests, if it is the next one and was signed by the open side. Tells how many boxes were laid down. */
export function unpackRequests(owner: Database, text: string, trusted: string): Promise<Result<Omit<Packed, 'text'>, ParcelRefusal>> {
  return unpack(owner, text, 'requests', trusted, async (db, content) => {
    const boxes = content as readonly CarriedBox[]
    await note(
      db,
      'request.carry-in',
      boxes.map(box => box.id),
    )
    return layBoxes(db, boxes)
  })
}

/** On the staff machine: packs what holders of receipt numbers may be told, which parcels have come, and the key to seal to. */
export function packAnswers(owner: Database, key: ParcelKey, inboxKey: Uint8Array, now: Date): Promise<Packed> {
  return owner.transaction(null, async db => {
    const before = await lastParcel(db, 'sent', 'answers')
    const { no: received } = await lastParcel(db, 'received', 'requests')
    const answers = await listAnswers(db)
    const content: Answers = { received, inboxKey: Buffer.from(inboxKey).toString('base64'), answers }
    const parcel = { kind: 'answers', no: before.no + 1, before: before.hash, madeAt: now.toISOString(), content } as const
    const { text, hash } = writeParcel(parcel, key)
    await saveParcel(db, 'sent', parcel, hash)
    await note(db, 'request.tell', [])
    return { text, no: before.no + 1, count: answers.length }
  })
}

/** On the open machine: takes a parcel of answers; boxes that have come across are forgotten here from now on. */
export function unpackAnswers(owner: Database, text: string, trusted: string): Promise<Result<Omit<Packed, 'text'>, ParcelRefusal>> {
  return unpack(owner, text, 'answers', trusted, async (db, content) => {
    const { received, inboxKey, answers } = content as Answers
    await publishInboxPoint(db, Buffer.from(inboxKey, 'base64'))
    await keepAnswers(db, received, answers)
    await note(db, 'request.told', [])
    return answers.length
  })
}

function unpack(
  owner: Database,
  text: string,
  kind: ParcelKind,
  trusted: string,
  take: (db: Db, content: unknown) => Promise<number>,
): Promise<Result<Omit<Packed, 'text'>, ParcelRefusal>> {
  return owner.transaction(null, async db => {
    const read = readParcel(text, kind, trusted, await lastParcel(db, 'received', kind))
    if (!read.ok) return no(read.refusal)
    const { parcel, hash } = read.value
    // Its number is written first: of two hands that bring the same parcel at once, the second waits here and fails.
    await saveParcel(db, 'received', parcel, hash)
    return yes({ no: parcel.no, count: await take(db, parcel.content) })
  })
}

function note(db: Db, action: string, ids: readonly string[]): Promise<void> {
  return recordEvent(db, newId(), { action, subjectType: 'request', subjectIds: ids }, { route: 'cli', requestNo: 'cli' })
}
