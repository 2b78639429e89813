import { ANSWER, BECAME, DECIDED, ITEMS } from '../../domain/neighbourhood-meeting.ts'
import type { Made, Teller } from '../teller.ts'

type Item = { readonly id: string; readonly title: string }
type Remark = { readonly id: string; readonly words: string }
type Seat = { readonly seatId: string; readonly role: string }
type Question = { readonly id: string; readonly words: string }
type Action = { readonly id: string; readonly what: string }
/** A meeting as the API tells it. */
type Told = Made & {
  readonly agenda: readonly Item[]
  readonly remarks: readonly Remark[]
  readonly seats: readonly Seat[]
  readonly questions: readonly Question[]
  readonly actions: readonly Action[]
}

const HELD = 33

/** A meeting of council 1 that was held and closed, with approved minutes, an answer of the city and one still owed; and what comes next. */
export async function tellMeetings(teller: Teller): Promise<void> {
  const id = await holdMeeting(teller)
  const closed = await look(teller, id)
  teller.at(HELD - 2, '21:00')
  await teller.press('chair', `/meetings/${id}/to-check`, {})
  await teller.press('resident', `/meetings/${id}/note`, { words: '門灯は、七時まででよかったと思います。' })
  teller.at(HELD - 9, '21:00')
  await teller.press('chair', `/meetings/${id}/approve`, {})
  teller.at(14, '11:00')
  const asked = closed.questions.find(({ words }) => words.includes('灯油代'))
  if (asked) await teller.press('plan', `/questions/${asked.id}/answer`, ANSWER)
  teller.at(5, '18:00')
  const own = closed.actions.find(({ what }) => what.includes('門灯'))
  if (own) await teller.press('resident', `/actions/${own.id}/move`, { to: 'doing', words: '十軒に声をかけ、七軒がつけてくれている。' })
  for (const [login, councilNo, on] of [
    ['chair8', 8, -12],
    ['chair39', 39, -18],
  ] as const) {
    teller.at(3, '20:00')
    await plan(teller, login, councilNo, {
      title: '冬のささえあい',
      on: teller.day(on),
      from: '19:00',
      until: '20:30',
      place: '地区の集会所',
    })
  }
}

async function holdMeeting(teller: Teller): Promise<string> {
  teller.at(HELD + 14, '20:00')
  const on = teller.day(HELD)
  const place = '夢が里の集会所（架空）'
  const { id } = await plan(teller, 'chair', 1, { title: '秋の地域福祉ネットワーク会議', on, from: '19:30', until: '21:00', place })
  for (const { kind, title } of ITEMS) await teller.press('chair', `/meetings/${id}/add-item`, { kind, title })
  await teller.press('chair', `/meetings/${id}/call`, {})
  teller.at(HELD, '19:30')
  await teller.press('chair', `/meetings/${id}/hold`, {})
  const { agenda } = await look(teller, id)
  for (const { title, remarks } of ITEMS) {
    const itemId = agenda.find(item => item.title === title)?.id ?? ''
    if (remarks.length > 0) await teller.press('chair', `/meetings/${id}/remark`, { itemId, words: remarks.join('\n') })
  }
  teller.at(HELD, '21:05')
  await teller.post('chair', `/meetings/${id}/close`, closingOf(teller, await look(teller, id)))
  return id
}

function plan(teller: Teller, login: string, councilNo: number, words: Readonly<Record<string, string>>): Promise<Made> {
  return teller.post(login, '/meetings', { bodyId: teller.body(councilNo), mode: 'in_person', audience: 'council', ...words })
}

async function look(teller: Teller, id: string): Promise<Told> {
  return (await teller.get('chair', `/meetings/${id}`)) as Told
}

/** Everything said on the screen on which the meeting was closed. */
function closingOf(teller: Teller, { agenda, remarks, seats }: Told): Readonly<Record<string, unknown>> {
  return {
    attendance: seats.map(({ seatId }, nth) => ({ seatId, ...(STANDING.get(nth) ?? { status: 'present' }) })),
    others: [{ name: '見本 社協の職員', role: '社会福祉協議会', status: 'observer' }],
    chair: seats[0]?.seatId,
    scribeName: '事務局',
    items: agenda.map(({ id, title }) => {
      const decided = DECIDED[title]
      const isOpen = decided === undefined && ITEMS.some(item => item.kind === 'decide' && item.title === title)
      return decided ? { id, ...decided, how: 'consensus', reviewOn: teller.day(-60) } : { id, outcome: isOpen ? 'continued' : 'done' }
    }),
    remarks: remarks.map(({ id, words }) => {
      const { office, dueIn, ...became } = BECAME[words] ?? {}
      const owner = seats.filter(({ role }) => role === office).at(-1)?.seatId
      return { id, ...became, ...(owner ? { owner } : {}), ...(dueIn ? { dueOn: teller.day(HELD - Number(dueIn)) } : {}) }
    }),
    nextOn: teller.day(-10),
    nextTitle: '冬の地域福祉ネットワーク会議',
  }
}

/** Who was not simply there, by their place on the roll. */
const STANDING: ReadonlyMap<number, Readonly<Record<string, string>>> = new Map([
  [4, { status: 'absent' }],
  [7, { status: 'proxy', proxyName: '見本 代わりの方' }],
  [11, { status: 'excused' }],
])
