import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Task } from '../../../../platform/tasks.ts'

/** Where the reader works on what a task is about; undefined where no page of theirs shows it. */
export function taskHref(visit: SignedVisit, { caseId, subject }: Task): string | undefined {
  if (caseId !== null) return `/cases/${caseId}`
  switch (subject?.type) {
    case 'consent':
      return `/consents/${subject.id}`
    case 'household':
      return `/households/${subject.id}`
    case 'disclosure':
      return '/disclosures'
    case 'protection':
      return visit.act.reader.duties.has('head') ? '/protections' : undefined
    default:
      return undefined
  }
}
