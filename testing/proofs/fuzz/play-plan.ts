import { addDays, dayOfInstant } from '../../../src/kernel/day.ts'
import type { Caller, RunningApp } from '../../app.ts'
import { agencyOf } from '../../sight/enlarged-city.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** Two plans of a case: one dropped, one decided, changed, rested, and planned anew up to the decision. */
export async function playPlan(app: RunningApp, desk: Caller, head: Caller, caseId: string): Promise<readonly Doomed[]> {
  const today = dayOfInstant(Date.now())
  const ownerAgency = await agencyOf(app, 'desk')
  const content = {
    wish: '家で暮らしたい',
    direction: '通院を支える',
    goals: [{ words: '通院する' }],
    actions: [{ goal: 0, words: '付き添う', ownerAgency, dueOn: addDays(today, 30) }],
    programmes: [{ programme: 'participation' }],
    periodFrom: today,
    periodTo: addDays(today, 180),
  }
  const begin = async () => `/plans/${(await done(desk, `/cases/${caseId}/plans`, { kind: 'multilayered', ...content }))['id']}`
  const agree = async (at: string) => {
    await done(desk, `${at}/person-agree`, { on: today, how: 'words', words: 'それでいい' })
    await done(desk, `${at}/agree`, { answer: 'agrees' })
    await done(desk, `${at}/discuss`, { adequacy: 'adequate', words: '適切と認めた。', members: '支援チーム' })
  }
  const dropped = await begin()
  await done(desk, dropped, { ...content, wish: '静かに暮らしたい' }, 'PATCH')
  await done(desk, `${dropped}/drop`, { words: '書き直す' })
  const at = await begin()
  await agree(at)
  await done(head, `${at}/decide`, { no: '第2号' })
  await done(desk, `${at}/start`)
  await done(desk, `${at}/amend`, { ...content, reason: '暮らしが変わったため' })
  await done(desk, `${at}/programmes`, { programme: 'participation', state: 'applied' })
  await done(desk, `${at}/suspend`, { words: '入院のため' })
  await done(desk, `${at}/resume`, { words: '退院した' })
  const anew = await done(desk, `${at}/replan`, { words: '新しく立てる' })
  const next = `/plans/${anew['state'] === 'draft' ? anew['id'] : anew['nextId']}`
  await done(desk, next, content, 'PATCH')
  await agree(next)
  const late = {
    programmes: { programme: 'participation', state: 'applied' },
    amend: { ...content, reason: '直す' },
    suspend: { words: '休む' },
  }
  return [...doomedAt('desk', dropped, late), ...doomedAt('desk', next, { decide: { no: '第3号' } })]
}
