/** The questions of a request, one a page; the last page shows every answer before it is sent. */
export const ASK_STEPS = ['trouble', 'reach', 'contact', 'talk', 'check'] as const
export type AskStep = (typeof ASK_STEPS)[number]

/** The names of the answers, by the page that asks them. */
export const ASK_FIELDS = {
  trouble: ['words', 'topics'],
  reach: ['reach'],
  contact: ['phone', 'days', 'times', 'quiet', 'email', 'other', 'safe'],
  talk: ['language', 'interpreter', 'called', 'needs'],
  check: [],
} as const satisfies Readonly<Record<AskStep, readonly string[]>>

/** Which details each way of being reached asks for; the others travel along unseen, should the visitor change their mind. */
const CONTACT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  phone: ['phone', 'days', 'times', 'quiet', 'safe'],
  email: ['email', 'safe'],
  other: ['other', 'safe'],
}

/** The page of an answer. */
export function stepOfField(field: string): AskStep {
  return ASK_STEPS.find(step => (ASK_FIELDS[step] as readonly string[]).includes(field)) ?? 'trouble'
}

/** The pages in order. Whoever needs no reply is not asked where to send it. */
export function stepsFor(reach: string): readonly AskStep[] {
  return ASK_STEPS.filter(step => step !== 'contact' || reach in CONTACT_FIELDS)
}

/** The page after one, and the page before. */
export function stepAfter(step: AskStep, reach: string): AskStep {
  const steps = stepsFor(reach)
  return steps[steps.indexOf(step) + 1] ?? 'check'
}

/** The page before one; the first stays. */
export function stepBefore(step: AskStep, reach: string): AskStep {
  const steps = stepsFor(reach)
  return steps[steps.indexOf(step) - 1] ?? 'trouble'
}

/** Answers that this page shows as controls; all others travel along unseen. */
export function fieldsOn(step: AskStep, reach: string): readonly string[] {
  return step === 'contact' ? (CONTACT_FIELDS[reach] ?? []) : ASK_FIELDS[step]
}

/** Reads a page from outside. */
export function readStep(text: string): AskStep | undefined {
  return ASK_STEPS.find(step => step === text)
}
