import type { Answer } from '../../../../platform/http/answer.ts'
import { seeOther } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { askForCarerTasks } from '../../acts/assessment/carer-tasks.ts'
import { caseIdOf, onceOf } from './sent.ts'

/** POST /cases/:id/carer-tasks: a task of one's own agency for each flag that has no open one. */
export async function answerCarerTasks(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const left = await askForCarerTasks(visit.act, id, onceOf(visit))
  return left.ok ? seeOther(`/cases/${id}/assessment?done=flags`) : absentAnswer(visit)
}
