import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { issueTitles } from '../../issues/index.ts'
import { makeLink } from '../../links/index.ts'
import type { AgendaItem, ItemId, ItemKind } from '../domain/agenda.ts'
import { linesOf } from '../domain/closing.ts'
import type { MeetingId } from '../domain/meeting.ts'
import { isOpen } from '../domain/steps.ts'
import { changeItem, dropItem, insertItems, itemsOf } from '../store/agenda.ts'
import { changeMeeting } from '../store/meetings.ts'
import { insertRemarks } from '../store/said.ts'
import type { Asked, Kept } from './keep-meeting.ts'
import { keepMeeting } from './keep-meeting.ts'
import { gather } from './plan-meeting.ts'

/** An item as somebody types it. `aboutIssue`: the issue of the neighbourhood it is about. */
export type ItemWish = {
  readonly kind: ItemKind
  readonly title: string
  readonly parentId: ItemId | null
  readonly minutes: number | null
  readonly broughtBy: string
  readonly aboutIssue?: string | null
}

type Done = Promise<Result<MeetingId, Refusal>>

/** Puts an item on an agenda, until the closing. */
export function addItem(act: Act, id: MeetingId, wish: ItemWish, asked: Asked): Done {
  return onOpenAgenda(act, id, { ...asked, action: 'meeting.add-item' }, async ({ tx }, items) => {
    if (!isUnder(items, wish.parentId)) return no(NO_PARENT)
    if (wish.aboutIssue && !(await issueTitles(tx.db, [wish.aboutIssue])).has(wish.aboutIssue)) return no(NO_ISSUE)
    const [item] = await insertItems(tx.db, id, [wish])
    if (wish.aboutIssue && item)
      await makeLink(tx.db, { from: { kind: 'agenda_item', id: item }, to: { kind: 'issue', id: wish.aboutIssue }, relation: 'about' })
    return yes(id)
  })
}

/** Changes an item and its place; `order` counts in tens, so that there is room between. */
export function editItem(act: Act, id: MeetingId, item: ItemWish & { readonly id: ItemId; readonly order: number }, asked: Asked): Done {
  return onOpenAgenda(act, id, { ...asked, action: 'meeting.edit-item' }, async ({ tx }, items) => {
    const isLeaf = !items.some(({ parentId }) => parentId === item.id)
    if (item.parentId !== null && (item.parentId === item.id || !isLeaf || !isUnder(items, item.parentId))) return no(NO_PARENT)
    return (await changeItem(tx.db, id, item)) ? yes(id) : no(refusal('absent'))
  })
}

/** Takes an item off an agenda. What was carried there waits for the next meeting. */
export function takeItemOff(act: Act, id: MeetingId, item: string, asked: Asked): Done {
  return onOpenAgenda(act, id, { ...asked, action: 'meeting.drop-item' }, async ({ tx }) =>
    (await dropItem(tx.db, id, item)) ? yes(id) : no(refusal('absent')),
  )
}

/** Looks again for what waits in the body: an answer that has come since, a decision whose day has come. */
export function gatherAgain(act: Act, id: MeetingId, asked: Asked): Done {
  return onOpenAgenda(act, id, { ...asked, action: 'meeting.gather' }, async ({ tx, meeting }) => {
    await gather(tx, meeting)
    return yes(id)
  })
}

/** Keeps lines said at an item, one a line, at once. No version is asked: two people may write at the same meeting. */
export function addRemarks(act: Act, id: MeetingId, said: { readonly itemId: string; readonly words: string }, asked: Asked): Done {
  return keepMeeting(act, id, { once: asked.once, action: 'meeting.remark' }, async ({ tx, meeting }) => {
    if (!isOpen(meeting)) return no(refusal('wrong-state'))
    const lines = linesOf(said.words).map(words => ({ itemId: said.itemId, words }))
    if (lines.length === 0) return no(refusal('fields', { fields: { words: '話されたことを、一行にひとつずつ書いてください。' } }))
    return (await insertRemarks(tx.db, id, lines)) ? yes(id) : no(refusal('absent'))
  })
}

function onOpenAgenda(
  act: Act,
  id: MeetingId,
  asked: Asked & { readonly action: string },
  work: (kept: Kept, items: readonly AgendaItem[]) => Done,
): Done {
  return keepMeeting(act, id, asked, async kept => {
    if (!isOpen(kept.meeting)) return no(refusal('wrong-state'))
    const done = await work(kept, await itemsOf(kept.tx.db, id))
    if (done.ok) await changeMeeting(kept.tx.db, kept.meeting, {})
    return done
  })
}

/** An item stands under the top or under an item of the top: two levels are enough for people to follow. */
function isUnder(items: readonly AgendaItem[], parentId: ItemId | null): boolean {
  return parentId === null || items.some(({ id, parentId: above }) => id === parentId && above === null)
}

const NO_PARENT = refusal('fields', { fields: { parentId: 'どの議題の下に置くかを選び直してください。' } })
const NO_ISSUE = refusal('fields', { fields: { aboutIssue: '困りごとを選び直してください。' } })
