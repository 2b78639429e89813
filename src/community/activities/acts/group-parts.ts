import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import type { Milestone, Need, Product } from '../domain/group.ts'
import type { MemberCount } from '../domain/group-worry.ts'
import { appendStep } from '../store/group.ts'
import { insertCount, insertMilestone, insertNeed, insertProduct, moveMilestone, moveNeed, withdrawCount } from '../store/group-parts.ts'
import type { Asked, Done } from './group-keep.ts'
import { complaint, keepUndertaking } from './group-keep.ts'

/** Tells how many a group is on a day, and by whose word. */
export function tellCount(act: Act, id: string, told: Omit<MemberCount, 'id'>, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'group.count' }, async ({ tx, undertaking }) => {
    if (undertaking.kind !== 'group') return no(refusal('wrong-state'))
    const bands = [told.under30, told.from30, told.from60, told.from75].map(count => count ?? 0)
    if (bands.reduce((sum, count) => sum + count, 0) > told.total)
      return complaint('total', '年代ごとの人数を足すと、全体の人数より多くなります。どちらかを直してください。')
    if (told.on > act.today) return complaint('on', 'きょうより先の日は書けません。')
    await insertCount(tx.db, id, told)
    await appendStep(tx.db, id, 'counted', told.toldBy, { on: told.on })
    return yes(undertaking.id)
  })
}

/** Takes a wrong count back; it leaves the series, and the words why stay in the course. */
export function takeCountBack(act: Act, id: string, back: { readonly count: string; readonly words: string }, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'group.take-count-back' }, async ({ tx, undertaking }) => {
    if (!(await withdrawCount(tx.db, id, back.count, back.words))) return no(refusal('absent'))
    await appendStep(tx.db, id, 'count_withdrawn', back.words, {})
    return yes(undertaking.id)
  })
}

/** Tells what is being looked for: people, money, goods. */
export function tellNeed(act: Act, id: string, need: Pick<Need, 'kind' | 'words' | 'howMuch' | 'untilOn'>, asked: Asked): Done {
  return writing(act, id, 'undertaking.need', asked, db => insertNeed(db, id, need))
}

/** Says how a need was met, in part or wholly, or why nobody looks any more. */
export function answerNeed(
  act: Act,
  id: string,
  answer: { readonly need: string; readonly state: Need['state']; readonly words: string },
  asked: Asked,
): Done {
  return writing(act, id, 'undertaking.answer-need', asked, db => moveNeed(db, id, answer.need, answer.state, answer.words))
}

/** Puts a day into the calendar. */
export async function setMilestone(act: Act, id: string, day: Pick<Milestone, 'on' | 'untilOn' | 'title'>, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'undertaking.set-day' }, async ({ tx, undertaking }) => {
    if (day.untilOn !== null && day.untilOn < day.on) return complaint('untilOn', '終わりの日は、始まりの日より後にしてください。')
    await insertMilestone(tx.db, id, day)
    return yes(undertaking.id)
  })
}

/** Says that a day was kept, or calls it off; it stays in the calendar. */
export function markMilestone(
  act: Act,
  id: string,
  mark: { readonly day: string; readonly state: Milestone['state']; readonly words: string },
  asked: Asked,
): Done {
  return writing(act, id, 'undertaking.mark-day', asked, db => moveMilestone(db, id, mark.day, mark.state, mark.words))
}

/** Tells what came out. */
export function tellProduct(act: Act, id: string, product: Omit<Product, 'id'>, asked: Asked): Done {
  return writing(act, id, 'undertaking.product', asked, db => insertProduct(db, id, product))
}

function writing(act: Act, id: string, action: string, asked: Asked, write: (db: Db) => Promise<unknown>): Done {
  return keepUndertaking(act, id, { ...asked, action }, async ({ tx, undertaking }) =>
    (await write(tx.db)) === false ? no(refusal('absent')) : yes(undertaking.id),
  )
}
