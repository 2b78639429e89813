import type { FieldErrors } from '../../../../kernel/refusal.ts'
import type { ItemId } from './conference.ts'
import type { RoleLine } from './role-matrix.ts'

export const ADEQUACIES = ['adequate', 'amend', 'returned'] as const
/** 適切性の協議: what the sitting says of the plan an item carries. */
export type Adequacy = (typeof ADEQUACIES)[number]

/** What was said and decided about one item. Facts, opinions and what third parties said stand apart. @source forms-and-codes section 8 */
export type Minutes = {
  /** 支援の方向性: the sentence proposed to the case. */
  readonly direction: string | null
  readonly facts: string | null
  readonly opinions: string | null
  readonly thirdParty: string | null
  readonly thirdPartyWho: string | null
  readonly decisions: string | null
  readonly adequacy: Adequacy | null
  readonly adequacyWords: string | null
}

/** Minutes of which nothing is written yet. */
export const NO_MINUTES: Minutes = {
  direction: null,
  facts: null,
  opinions: null,
  thirdParty: null,
  thirdPartyWho: null,
  decisions: null,
  adequacy: null,
  adequacyWords: null,
}

/** What the rule of keeping minutes complains about, field by field. */
export function complaintsAbout(minutes: Minutes): FieldErrors {
  return {
    ...(minutes.thirdParty !== null && minutes.thirdPartyWho === null
      ? { thirdPartyWho: '第三者から聞いたことは、どなたから聞いたかも書いてください。' }
      : {}),
    ...(minutes.adequacy !== null && minutes.adequacy !== 'adequate' && minutes.adequacyWords === null
      ? { adequacyWords: '修正や練り直しのときは、何をどうするかを書いてください。' }
      : {}),
  }
}

/** What is missing before the minutes of a sitting can be fixed; nothing when they can. */
export function missingBeforeFixing(
  items: readonly { readonly id: ItemId; readonly minutes: Minutes; readonly roles: readonly RoleLine[]; readonly hasPlan: boolean }[],
  presentCount: number,
): FieldErrors {
  const errors: Record<string, string> = {}
  if (presentCount === 0) errors['attendance'] = '出席した人を記録してください。'
  items.forEach(({ minutes, roles, hasPlan }, index) => {
    const of = `議題${index + 1}`
    if (minutes.decisions === null)
      errors['decisions'] ??= `${of}の決まったことを書いてください。決まらなかったときは、そのことを書いてください。`
    if (roles.some(line => line.agencyId !== null && line.dueOn === null))
      errors['roles'] ??= `${of}の役割に、いつまでにするかを入れてください。`
    if (hasPlan && minutes.adequacy === null) errors['adequacy'] ??= `${of}のプランが適切かどうかを選んでください。`
  })
  return errors
}
