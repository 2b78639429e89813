import { markOf } from './script.ts'
import type { Places, Sending } from './stage.ts'

/** What they do together: an activity of council 1 with its dates, and people who come, told by a keeper in words. */
export async function gathering(send: Sending): Promise<readonly (readonly [string, Places])[]> {
  const name = markOf('町の活動')
  const made = await send('chair', '/activities', {
    councilNo: 1,
    name,
    words: name,
    kind: 'salon',
    startsOn: '2030-01-07',
    fromTime: '10:00',
    untilTime: '11:30',
    rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO',
    onHoliday: 'keep',
  })
  const [date] = made['dates'] as readonly { readonly id: string }[]
  const [role] = made['roles'] as readonly { readonly id: string }[]
  await send('chair', `/activities/${made.id}/dates/${date?.id}/join`, { roleId: role?.id, who: markOf('町の来る人'), howMany: 2 })
  return [['活動', { id: made.id, dateid: date?.id ?? '' }]]
}
