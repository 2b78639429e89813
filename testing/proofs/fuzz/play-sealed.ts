import type { RunningApp } from '../../app.ts'
import { staffOf } from '../../builders/stand-case.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** A sealed record with everything that can be written into it, and one that was ended. */
export async function playSealed(app: RunningApp, caseId: string): Promise<readonly Doomed[]> {
  const [opener, second] = [await app.api('kodomo'), await app.api('kodomo2')]
  const [row] = await app.ask<{ no: number }>('select no::integer from coordination.support_case where id = $1', [caseId])
  const wish = {
    kind: 'child_protection',
    label: '見本の件',
    basis: 'cwa-25-2',
    caseNo: row?.no,
    secondStaff: await staffOf(app, 'kodomo2'),
    ownClass: 'public_body',
    secondClass: 'public_body',
  }
  const at = `/compartments/${(await done(opener, '/compartments', wish))['id']}`
  await done(second, `${at}/confirm`, { answer: 'yes' })
  const written = await done(opener, `${at}/entries`, { on: '2026-10-02 10:00', fact: '様子を確かめた' })
  const source = (written['entries'] as readonly { readonly id: string }[])[0]?.id
  await done(opener, `${at}/meetings`, { typeCode: 'case_review_conference', on: '2026-10-03', minutes: '話し合った' })
  const staffId = await staffOf(app, 'shogai')
  await done(opener, `${at}/members`, { staffId, legalClass: 'public_body' })
  await done(opener, `${at}/members/end`, { staffId, words: '役割が終わった' })
  await done(opener, `${at}/tell`, { tells: 'yes', whomToCall: '窓口' })
  await done(opener, `${at}/reporters`, { name: '近所の方', heardOn: '2026-10-01' })
  await done(opener, `${at}/reporters/open`, { reason: '連絡先を確かめる必要があるため' })
  const copy = {
    direction: 'out',
    source,
    parts: ['fact'],
    basis: 'cwa-25-2',
    reason: '支援の会議で話し合う必要があるため',
    shareScope: 'team',
  }
  await done(opener, `${at}/transfers`, copy)
  const [transfer] = await app.ask<{ id: string }>('select id from coordination.compartment_transfer limit 1')
  await done(second, `${at}/transfers/${transfer?.id}/decide`, { answer: 'no', words: 'まだ早い' })
  const other = `/compartments/${(await done(opener, '/compartments', { ...wish, label: '別の件' }))['id']}`
  await done(second, `${other}/confirm`, { answer: 'yes' })
  await done(opener, `${other}/end`, { words: '見立てが違った' })
  const ended = {
    entries: { on: '2026-10-02 10:00', fact: '様子を確かめた' },
    meetings: { typeCode: 'case_review_conference', on: '2026-10-03', minutes: '話し合った' },
    members: { staffId, legalClass: 'public_body' },
    reporters: { name: '近所の方', heardOn: '2026-10-01' },
    transfers: copy,
  }
  const last = `/compartments/${(await done(opener, '/compartments', { ...wish, label: '三つ目の件' }))['id']}`
  await done(second, `${last}/confirm`, { answer: 'yes' })
  await done(opener, `${last}/members/end`, { staffId: wish.secondStaff, words: '役割が終わった' })
  const nobodyLeft = doomedAt('kodomo', last, { 'members/end': { staffId: await staffOf(app, 'kodomo'), words: '離れる' } })
  const alone = { ...wish, secondStaff: await staffOf(app, 'kodomo') }
  return [...nobodyLeft, ...doomedAt('kodomo', other, ended), { as: 'kodomo', path: '/api/v1/compartments', body: alone }]
}
