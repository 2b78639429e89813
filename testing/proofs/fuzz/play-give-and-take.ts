import { expect } from 'vitest'
import type { RunningApp } from '../../app.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** A coordinator keeps a diary, and the councils give and take, once through the API whatever there is for it. */
export async function playGiveAndTake(app: RunningApp): Promise<readonly Doomed[]> {
  const [csw, chair] = [await app.api('csw'), await app.api('chair')]
  const line = { on: '2026-11-03', minutes: 30, councils: [1], functions: ['people'], did: '朝市の相談', noticed: '店番の手が足りない' }
  const log = `/field-logs/${(await done(csw, '/field-logs', line))['id']}`
  await done(csw, `${log}/issue`, { title: '店番の手が足りない', words: '朝の二時間', councilNo: 1 })
  await done(csw, `${log}/treasure`, { title: '朝市の机', words: 'たたんで貸せる', councilNo: 1, type: 'place' })
  await done(csw, `${log}/correct`, { ...line, minutes: 45 })
  const plain = `/field-logs/${(await done(csw, '/field-logs', { ...line, noticed: '' }))['id']}`
  const entry = `/liaison/${(await done(chair, '/liaison', { councilNo: 1, side: 'offer', title: '草刈り隊', stage: 'going', themes: ['garbage'] }))['id']}`
  await done(csw, `${entry}/check`, {})
  await done(chair, `${entry}/stage`, { stage: 'overcome', words: '手が足りている' })
  await done(chair, `${entry}/withdraw`, { words: '書き直す' })
  const visit = `/liaison/visits/${(await done(chair, '/liaison/visits', { guestNo: 1, hostNo: 8, about: '草刈り隊のはじめ方' }))['id']}`
  const told = { on: '2026-11-10', seen: '刃の研ぎ方', takenHome: '春に一緒に刈る' }
  await done(chair, `${visit}/tell`, told)
  const asked = `/liaison/exchanges/${(await done(chair, '/liaison/exchanges', { councilNo: 1, kind: 'lend', title: 'テントを貸して' }))['id']}`
  await done(chair, `${asked}/replies`, { councilNo: 1, words: '見つかりました' })
  const met = `/liaison/exchanges/${(await done(chair, '/liaison/exchanges', { councilNo: 1, kind: 'lend', title: '机を貸して' }))['id']}`
  // What came of it is written on the page only.
  const written = await (await app.signIn('chair')).post(`${met}/end`, { state: 'met', outcome: '隣の地区から借りられた' })
  expect(written.status, written.html.slice(0, 400)).toBe(303)
  return [
    ...doomedAt('csw2', log, { correct: line }),
    ...doomedAt('csw', plain, {
      issue: { title: '見本', words: '見本', councilNo: 1 },
      treasure: { title: '見本', words: '見本', councilNo: 1, type: 'place' },
    }),
    ...doomedAt('chair', met, { replies: { councilNo: 1, words: '見本' } }),
    ...doomedAt('resident', entry, { stage: { stage: 'started', words: '見本' }, check: {} }),
    ...doomedAt('resident', visit, { tell: told }),
    ...doomedAt('resident', asked, { replies: { councilNo: 1, words: '見本' } }),
  ]
}
