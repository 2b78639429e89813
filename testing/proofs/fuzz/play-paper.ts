import type { Caller, RunningApp } from '../../app.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** A sheet with notes that became something and one that was withdrawn; a 回覧板 that was checked, went round and came back. */
export async function playPaper(app: RunningApp, chair: Caller, bodyId: string): Promise<readonly Doomed[]> {
  const sheet = `/sheets/${(await done(chair, '/sheets', { bodyId, theme: '十年後の町' }))['id']}`
  const written = [
    { side: 'strength', words: '桜並木' },
    { side: 'weakness', words: '夜道が暗い' },
    { side: 'ideal', words: '書きまちがい' },
  ]
  const { notes } = (await done(chair, `${sheet}/notes`, { notes: written })) as { readonly notes: readonly { readonly id: string }[] }
  const [first, second, third] = notes.map(({ id }) => id)
  await done(chair, `${sheet}/promote`, {
    notes: [
      { id: first, becomes: 'treasure', type: 'nature' },
      { id: second, becomes: 'issue' },
    ],
  })
  const gone = { noteId: third, why: '別の欄でした' }
  await done(chair, `${sheet}/withdraw`, gone)
  const words = { bodyId, title: '冬の集まり', words: 'だれでも来てください。', phone: '0595-00-0101', questions: '来られますか。' }
  const circular = `/circulars/${(await done(chair, '/circulars', words))['id']}`
  const before = [...doomedAt('chair', circular, { check: {}, returns: { sheets: '1' } })]
  const draft = `/circulars/${(await done(chair, '/circulars', words))['id']}`
  await done(await app.api('csw'), `${circular}/check`)
  await done(chair, `${circular}/returns`, { sheets: '1\n2 もっと大きい字で' })
  return [
    ...doomedAt('chair', sheet, { withdraw: gone }),
    ...doomedAt('resident', sheet, { promote: { notes: [] } }),
    ...before.map(one => ({ ...one, path: one.path.replace(circular, draft) })),
    ...doomedAt('resident', draft, { check: {}, returns: { sheets: '1' } }),
    { as: 'resident', path: '/api/v1/circulars', body: words },
    { as: 'resident', path: '/api/v1/sheets', body: { bodyId, theme: '委員の紙' } },
  ]
}
