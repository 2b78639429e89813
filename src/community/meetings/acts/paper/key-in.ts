import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { LinkEnd } from '../../../links/index.ts'
import type { TreasureType } from '../../../treasures/index.ts'
import { linesOf } from '../../domain/closing.ts'
import type { Edition, EditionId } from '../../domain/paper/edition.ts'
import type { ReturnComplaint, ReturnedLine } from '../../domain/paper/returned.ts'
import { readReturned } from '../../domain/paper/returned.ts'
import { insertReturns, markLine, returnsOf, withdrawReturned } from '../../store/paper/returns.ts'
import type { Asked } from '../keep-meeting.ts'
import { becomeRecord } from '../sheet/promote-notes.ts'
import { onEdition } from './keep-edition.ts'

type Done = Promise<Result<EditionId, Refusal>>

/** Keys in what came back, one sheet a line, all or none; a line that cannot be read is named by its number. */
export function keyIn(act: Act, id: EditionId, typed: string, asked: Asked): Done {
  return onEdition(act, id, { once: asked.once, action: 'edition.key-in' }, async ({ tx, edition }) => {
    // Paper that went round comes back late as well: an ended edition still takes what is in one's hands.
    if (edition.checkedAt === null) return no(refusal('wrong-state'))
    const read = readLines(typed, edition.questions.length)
    if (!read.ok) return no(refusal('fields', { fields: { sheets: read.refusal } }))
    await insertReturns(tx.db, id, read.value)
    return yes(id)
  })
}

/** Takes back a sheet that was keyed in wrongly. */
export function takeBack(
  act: Act,
  id: EditionId,
  { returnedId, why }: { readonly returnedId: string; readonly why: string },
  asked: Asked,
): Done {
  return onEdition(act, id, { once: asked.once, action: 'edition.take-back' }, async ({ tx }) =>
    (await withdrawReturned(tx.db, id, returnedId, why)) ? yes(id) : no(refusal('wrong-state')),
  )
}

/** A written line, and the record it becomes. */
export type LineWish = {
  readonly returnedId: string
  readonly question: number
  readonly becomes: 'treasure' | 'issue'
  readonly type?: TreasureType | null | undefined
}

/** Makes an issue or a treasure out of a line somebody wrote on a sheet; once. */
export function promoteLine(act: Act, id: EditionId, wish: LineWish, asked: Asked): Done {
  return onEdition(act, id, { once: asked.once, action: 'edition.promote-line' }, async ({ tx, edition }) => {
    const sheet = (await returnsOf(tx.db, id, MOST_RETURNS)).find(one => one.id === wish.returnedId)
    const line = sheet?.lines.find(({ question }) => question === wish.question)
    if (sheet === undefined || line === undefined || line.words === '') return no(refusal('absent'))
    if (line.becameKind !== null || sheet.withdrawnWhy !== '') return no(refusal('wrong-state'))
    const { councilNo, bodyId } = edition
    const becoming = {
      councilNo,
      bodyId,
      words: line.words,
      becomes: wish.becomes,
      type: wish.type ?? 'thing',
      origin: 'resident',
    } as const
    const made = await becomeRecord(act, tx, { ...becoming, from: originOf(edition) })
    if (!(await markLine(tx.db, wish, { kind: wish.becomes, id: made })))
      throw new Error('promoting: a line moved while its edition was locked')
    return yes(id)
  })
}

/** How many sheets of one edition are looked through at most; a council has fewer houses. */
const MOST_RETURNS = 5_000

/** A sheet that came back has nobody's name: what it says came from the meeting that asked, or from the body. */
function originOf({ meetingId, bodyId }: Edition): LinkEnd {
  return meetingId === null ? { kind: 'body', id: bodyId } : { kind: 'meeting', id: meetingId }
}

function readLines(typed: string, questions: number): Result<readonly (readonly ReturnedLine[])[], string> {
  const lines = linesOf(typed)
  if (lines.length === 0) return no('戻ってきた紙を、一枚を一行に入れてください。')
  const read = lines.map(line => readReturned(line, questions))
  const complaints = read.flatMap((one, at) => (one.ok ? [] : [`${at + 1}行目：${SENTENCES[one.refusal]}`]))
  return complaints.length > 0 ? no(complaints.slice(0, 5).join('')) : yes(read.flatMap(one => (one.ok ? [one.value] : [])))
}

const SENTENCES: Readonly<Record<ReturnComplaint, string>> = {
  unreadable: '質問の数だけ数字を並べるか、「1 はい 2 いいえ」のように入れてください。',
  'no-such-question': 'その番号の質問はありません。番号をお確かめください。',
  twice: '同じ番号が二度あります。ひとつにしてください。',
  'too-long': 'ひとことは300文字までです。短くしてください。',
}
