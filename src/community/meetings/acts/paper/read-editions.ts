import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import type { Neighbour } from '../../../councils/index.ts'
import { mayKeep, neighbourOf } from '../../../councils/index.ts'
import { issueTitles } from '../../../issues/index.ts'
import { treasureTitles } from '../../../treasures/index.ts'
import type { Told } from '../../domain/paper/counts.ts'
import { SMALL_CELL, toldAnswers } from '../../domain/paper/counts.ts'
import type { Edition, EditionId } from '../../domain/paper/edition.ts'
import type { AnswerGiven } from '../../domain/paper/returned.ts'
import { ANSWERS } from '../../domain/paper/returned.ts'
import { findEdition, listEditions } from '../../store/paper/editions.ts'
import type { KeptLine, Returned } from '../../store/paper/returns.ts'
import { countsOf, returnsOf } from '../../store/paper/returns.ts'

export type { KeptLine, Returned }

/** A piece of the list of editions. */
export type EditionList = { readonly rows: readonly Edition[]; readonly next: EditionId | undefined; readonly reader: Neighbour }

/** Editions the reader may read. */
export function readEditions(act: Act, filter: { readonly after?: EditionId | undefined; readonly limit: number }): Promise<EditionList> {
  return act.transaction(async tx => {
    const found = await listEditions(tx.db, filter)
    const rows = found.slice(0, filter.limit)
    await tx.audit({ action: 'edition.list', subjectType: 'edition', subjectIds: rows.map(({ id }) => id) })
    return { rows, next: found.length > filter.limit ? rows.at(-1)?.id : undefined, reader: await neighbourOf(tx.db) }
  })
}

/** How a question was answered, as the reader may know it. */
export type AnswerRow = { readonly no: number; readonly words: string; readonly answers: Readonly<Record<AnswerGiven, Told>> }

/** An edition with what came back. */
export type EditionWhole = {
  readonly edition: Edition
  readonly answers: readonly AnswerRow[]
  readonly returned: { readonly paper: Told; readonly form: Told }
  /** Single sheets, the last first; for keepers only. */
  readonly sheets: readonly Returned[]
  /** Where written lines went, by the id of the record. */
  readonly became: ReadonlyMap<string, { readonly title: string; readonly href: `/${string}` }>
  readonly isKeeper: boolean
}

/** How many of the last sheets a page shows. */
const MOST_SHOWN = 200

/** One edition; nothing where the reader may not read it. Who did not key the sheets in is told no small numbers. */
export function readEdition(act: Act, id: EditionId): Promise<EditionWhole | undefined> {
  return act.transaction(async ({ db, audit }) => {
    const edition = await findEdition(db, id)
    await audit({ action: 'edition.read', subjectType: 'edition', subjectIds: [id], outcome: edition ? 'done' : 'absent' })
    if (edition === undefined) return undefined
    const isKeeper = mayKeep(edition.councilNo, await neighbourOf(db))
    const sheets = isKeeper ? await returnsOf(db, id, MOST_SHOWN) : []
    return { edition, ...(await told(db, edition, isKeeper)), sheets, became: await becameOf(db, sheets), isKeeper }
  })
}

async function told(db: Db, edition: Edition, isKeeper: boolean): Promise<Pick<EditionWhole, 'answers' | 'returned'>> {
  const counts = await countsOf(db, edition.id)
  const counted = (question: number, answer: string) => counts.find(one => one.question === question && one.answer === answer)?.counted ?? 0
  const whole = (count: number): Told => (isKeeper || count >= SMALL_CELL ? count : 'few')
  return {
    answers: edition.questions.map((words, at) => {
      const exact = Object.fromEntries(ANSWERS.map(one => [one, counted(at + 1, one)])) as Record<AnswerGiven, number>
      return { no: at + 1, words, answers: isKeeper ? exact : toldAnswers(exact) }
    }),
    returned: { paper: whole(counted(-1, 'paper')), form: whole(counted(-1, 'form')) },
  }
}

async function becameOf(db: Db, sheets: readonly Returned[]): Promise<EditionWhole['became']> {
  const lines = sheets.flatMap(sheet => sheet.lines)
  const ids = (kind: string) => lines.flatMap(({ becameKind, becameId }) => (becameKind === kind && becameId ? [becameId] : []))
  return new Map([...(await issueTitles(db, ids('issue'))), ...(await treasureTitles(db, ids('treasure')))])
}
