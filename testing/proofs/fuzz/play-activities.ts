import type { Caller, RunningApp } from '../../app.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

const MONDAYS = {
  startsOn: '2030-01-07',
  fromTime: '10:00',
  untilTime: '11:00',
  rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO',
  onHoliday: 'keep',
}

/** What neighbours do together: started, told anew, moved and called off; who comes and leaves; and a date that is over, told of. */
export async function onActivity(chair: Caller): Promise<readonly Doomed[]> {
  const started = await done(chair, '/activities', { councilNo: 1, name: '見本の活動', kind: 'salon', ...MONDAYS })
  const at = `/activities/${started['id']}`
  const dates = started['dates'] as readonly { readonly id: string }[]
  const [role] = started['roles'] as readonly { readonly id: string }[]
  const [first, second, third] = dates.map(({ id }) => `${at}/dates/${id}`)
  await done(chair, `${at}/change`, { name: '見本の活動', kind: 'meal', fee: '100円' })
  await done(chair, `${at}/roles`, { name: 'お茶当番', cap: 2, isHelp: true, isWanted: true })
  await done(chair, `${at}/dates`, { on: '2030-02-01', from: '10:00', until: '11:00' })
  const joined = await done(chair, `${first}/join`, { roleId: role?.id, who: '近所の方', howMany: 2 })
  const [joining] = joined['joinings'] as readonly { readonly id: string }[]
  await done(chair, `${first}/leave`, { joiningId: joining?.id })
  await done(chair, `${second}/move`, { on: '2030-01-15', from: '10:00', until: '11:00' })
  const left = (await done(chair, `${third}/join`, { roleId: role?.id, who: '近所の方' }))['joinings'] as readonly { readonly id: string }[]
  await done(chair, `${third}/cancel`, { why: '雨のため' })
  await done(chair, `${at}/schedule`, { ...MONDAYS, isTrial: true })
  await done(chair, `${at}/schedule`, { ...MONDAYS, fromTime: '10:30' })
  await done(chair, `${at}/move`, { to: 'running', words: '始まった' })
  const over = { attendance: 9, words: '楽しかった' }
  return [
    ...doomedAt('chair', third ?? '', { join: { roleId: role?.id, who: '近所の方' }, cancel: { why: 'もう一度' } }),
    ...doomedAt('chair', third ?? '', { leave: { joiningId: left[0]?.id } }),
    ...doomedAt('chair', first ?? '', { feedback: over }),
    ...doomedAt('resident', at, { move: { to: 'ended', words: '終わった' }, roles: { name: '送迎' } }),
    { as: 'resident', path: '/api/v1/activities', body: { councilNo: 1, name: '見本', kind: 'salon', ...MONDAYS } },
  ]
}

/** A date of yesterday, as if the activity had begun before; and how it went, which nobody tells twice, nor from another council. */
export async function onDateThatIsOver(app: RunningApp, chair: Caller): Promise<readonly Doomed[]> {
  const started = await done(chair, '/activities', { councilNo: 1, name: '見本の夕涼み', kind: 'other', ...MONDAYS, rule: '' })
  const [date] = started['dates'] as readonly { readonly id: string }[]
  await app.ask(
    `update activities.occurrence set starts_at = now() - interval '25 hours', ends_at = now() - interval '24 hours' where id = $1`,
    [date?.id],
  )
  const at = `/activities/${started['id']}/dates/${date?.id}`
  const told = { attendance: 9, words: '楽しかった' }
  await done(chair, `${at}/feedback`, told)
  const words = `/wordings/activity/${started['id']}`
  const { textVersion, besideAt } = await done(chair, `${words}/propose`, { wanted: 'public', title: '夕涼み', words: 'どなたでも。' })
  await done(await app.api('csw'), `${words}/check`, { textVersion, besideAt })
  return [...doomedAt('resident', at, { feedback: told }), ...doomedAt('chair8', at, { feedback: told })]
}
