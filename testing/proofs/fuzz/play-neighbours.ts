import { newId } from '../../../src/kernel/id.ts'
import type { Caller, RunningApp } from '../../app.ts'
import { seatResidents } from '../../community/seat-residents.ts'
import { onActivity, onDateThatIsOver } from './play-activities.ts'
import { playGiveAndTake } from './play-give-and-take.ts'
import { playPaper } from './play-paper.ts'
import { playUndertakings } from './play-undertakings.ts'
import { playWordings } from './play-wordings.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** Those who live there have their seats, and do once through the API whatever there is for them. */
export async function playNeighbours(app: RunningApp): Promise<readonly Doomed[]> {
  const { bodies } = await seatResidents(app)
  const chair = await app.api('chair')
  return [
    ...(await onTrouble(chair)),
    ...(await onTreasure(chair)),
    ...(await onMeeting(chair, bodies.get(1) ?? '')),
    ...(await playGiveAndTake(app)),
    ...(await onActivity(chair)),
    ...(await onDateThatIsOver(app, chair)),
    ...(await playPaper(app, chair, bodies.get(1) ?? '')),
    ...(await playUndertakings(chair)),
    ...(await playWordings(app, chair)),
  ]
}

/** What troubles a quarter: written down, heard about, taken up. */
async function onTrouble(chair: Caller): Promise<readonly Doomed[]> {
  const at = `/community-issues/${(await done(chair, '/community-issues', { councilNo: 1, title: '街灯が暗い', themes: ['shopping'] }))['id']}`
  const voice = { kind: 'voice', words: '夕方が不安', on: '2026-11-03' }
  await done(chair, `${at}/voices`, voice)
  await done(chair, `${at}/move`, { to: 'working', words: '市に話した' })
  const ended = { to: 'closed', words: '済んだ', changedFor: 'みんな' }
  return doomedAt('resident', at, { move: ended, voices: { ...voice, byParticipant: newId() } })
}

/** What is good there: of a person, who says yes and takes it back. */
async function onTreasure(chair: Caller): Promise<readonly Doomed[]> {
  const found = await done(chair, '/treasures', { councilNo: 1, name: '折り紙の名人', type: 'person_gift' })
  const at = `/treasures/${found['id']}`
  const yes = { whose: 'gift', personName: '見本の人', how: 'oral', scope: 'council', givenOn: '2026-11-03' }
  const said = await done(chair, `${at}/consents`, yes)
  const [consent] = said['consents'] as readonly { readonly id: string }[]
  await done(chair, `${at}/confirm`, { words: '会ってきた' })
  const back = `${at}/consents/${consent?.id}`
  const doomed = doomedAt('resident', at, { confirm: { words: '会ってきた' }, consents: yes })
  const again = [...doomedAt('chair', at, { confirm: { words: 'もう一度' } }), ...doomedAt('chair', back, { withdraw: {} })]
  await done(chair, `${back}/withdraw`, { words: '気が変わった' })
  return [...doomed, ...again]
}

/** A meeting that was called together, held and closed. */
async function onMeeting(chair: Caller, bodyId: string): Promise<readonly Doomed[]> {
  const evening = { bodyId, title: '見本の会議', on: '2026-12-10', from: '19:00', until: '20:30' }
  const planned = await done(chair, '/meetings', evening)
  const at = `/meetings/${planned['id']}`
  const other = `/meetings/${(await done(chair, '/meetings', { ...evening, on: '2026-12-17' }))['id']}`
  const closing = { others: [{ name: '見本の人', status: 'present' }], chairName: '見本の人' }
  await done(chair, `${at}/close`, closing)
  return [
    ...doomedAt('chair', at, { close: closing }),
    ...doomedAt('resident', other, { close: closing }),
    { as: 'resident', path: '/api/v1/meetings', body: evening },
  ]
}
