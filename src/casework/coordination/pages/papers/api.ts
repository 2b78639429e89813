import { z } from 'zod'
import { refusal } from '../../../../kernel/refusal.ts'
import { json } from '../../../../platform/http/answer.ts'
import type { ApiRoute } from '../../../../platform/http/api.ts'
import { apiRoute, listOf } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { readPapers } from '../../acts/papers/read-papers.ts'
import { caseIdOf } from '../case/sent.ts'
import { papersOf } from './case-papers.ts'
import { paperTexts } from './texts.ts'

const PAPER = z.object({
  key: z.string(),
  name: z.string(),
  about: z.string(),
  a4: z.string().nullable(),
  excel: z.string().nullable(),
})

/** The papers' part of /api/v1: what there is. The pages and files themselves are opened by people. */
export const papersApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/cases/:id/papers',
    duty: 'consult',
    audit: 'case.read-papers',
    summary: paperTexts.api.summary,
    answer: listOf(PAPER),
    handler: async visit => {
      const found = await readPapers(visit.act, caseIdOf(visit))
      return found === undefined ? problem(refusal('absent')) : json({ items: await papersOf(visit, found), nextCursor: null })
    },
  }),
]
