import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { BodyId } from '../../../councils/index.ts'
import type { MeetingId } from '../meeting.ts'

export type EditionId = Id<'edition'>

/** What stands on the paper. `words` and `questions` may carry readings as ｜漢字《かんじ》. */
export type EditionWords = {
  readonly title: string
  readonly words: string
  readonly phone: string
  readonly contact: string
  readonly answerBy: Day | null
  readonly questions: readonly string[]
}

/** 回覧板 edition: one sheet that goes round. */
export type Edition = EditionWords & {
  readonly id: EditionId
  readonly bodyId: BodyId
  readonly bodyName: string
  readonly meetingId: MeetingId | null
  readonly meetingTitle: string | null
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly councilKana: string
  /** In the address of the QR code. */
  readonly code: string
  readonly writtenAt: Date
  readonly isWrittenByMe: boolean
  readonly checkedAt: Date | null
  readonly endedAt: Date | null
  readonly endedWhy: string
  readonly version: number
}

/** How an edition stands: only what another keeper checked is printed and can be answered. */
export function editionState({ checkedAt, endedAt }: Pick<Edition, 'checkedAt' | 'endedAt'>): 'draft' | 'checked' | 'ended' {
  if (endedAt !== null) return 'ended'
  return checkedAt === null ? 'draft' : 'checked'
}

/** More do not stand on one page in large print. */
export const MOST_QUESTIONS = 6
