import { hasMyNumber } from '../../kernel/my-number.ts'
import type { Answer } from './answer.ts'
import { json, seeOther } from './answer.ts'
import { typedFields } from './fields.ts'
import { problemOf } from './problem.ts'
import type { Route, SignedVisit } from './route.ts'
import { route } from './route.ts'

/** Keeping and dropping half-written forms. They are the writer's own, so nothing is audited; they become records only by being sent. */
export const draftRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/drafts',
    face: 'signed',
    duty: 'signed-in',
    audit: { none: '書いた本人だけの下書き' },
    handler: async (visit): Promise<Answer> => {
      const form = formPath(visit)
      if (form === undefined) return problemOf(422, 'fields', '下書きの置き場所がわかりません。')
      const typed = typedFields(visit.form)
      // Not even half-written, not even encrypted: a My Number is never stored.
      if (typed.some(([, value]) => hasMyNumber(value)))
        return problemOf(422, 'fields', 'マイナンバーと思われる番号があるため、下書きを預かれません。')
      const savedAt = await visit.house.drafts.save(visit.signedIn.reader.staffId, form, typed)
      return json({ savedAt: savedAt.toISOString() })
    },
  }),
  route({
    method: 'POST',
    path: '/drafts/drop',
    face: 'signed',
    duty: 'signed-in',
    audit: { none: '書いた本人だけの下書き' },
    handler: async (visit): Promise<Answer> => {
      const form = formPath(visit)
      if (form === undefined) return problemOf(422, 'fields', '下書きの置き場所がわかりません。')
      await visit.house.drafts.drop(visit.signedIn.reader.staffId, form)
      return seeOther(form)
    },
  }),
]

/** The page a draft belongs to: a path of our own, never an address elsewhere. */
export function ownPath(text: string): `/${string}` | undefined {
  return /^\/[a-z0-9/?=_&-]{0,300}$/i.test(text) && !text.startsWith('//') ? (text as `/${string}`) : undefined
}

function formPath(visit: SignedVisit): `/${string}` | undefined {
  return ownPath(visit.form.get('_draft'))
}
