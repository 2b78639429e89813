import type { Task } from '../../../../platform/tasks.ts'

/** Where the reader works on what a task is about; undefined where no page shows it. */
export function taskHref({ caseId, subject }: Task): string | undefined {
  if (caseId !== null) return `/cases/${caseId}`
  switch (subject?.type) {
    case 'consent':
      return `/consents/${subject.id}`
    case 'household':
      return `/households/${subject.id}`
    case 'disclosure':
      return '/disclosures'
    case 'protection':
      return `/protections/${subject.id}`
    default:
      return undefined
  }
}
