import { z } from 'zod'
import { json } from '../../platform/http/answer.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import { apiRoute } from '../../platform/http/api.ts'

export { auditApi } from './audit.tsx'

const ME = z.object({
  staff: z.object({ id: z.string(), login: z.string(), name: z.string() }),
  agency: z.object({ id: z.string(), name: z.string() }),
  duties: z.array(z.string()),
})

/** Who the token acts as. */
export const staffApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/me',
    duty: 'signed-in',
    audit: { none: '自分のことだけを答える' },
    summary: 'いまのトークンが働く職員・機関・担当',
    answer: ME,
    handler: async ({ signedIn }) =>
      json({
        staff: { id: signedIn.reader.staffId, login: signedIn.login, name: signedIn.staffName },
        agency: { id: signedIn.reader.agencyId, name: signedIn.agencyName },
        duties: [...signedIn.reader.duties].sort(),
      }),
  }),
]
