import type { FieldErrors } from '../../../kernel/refusal.ts'
import type { Db } from '../../../platform/database.ts'
import type { NamedInTelling } from '../store/unknown.ts'
import { unknownIn } from '../store/unknown.ts'

const SENTENCES = {
  councilNo: '協議会を選び直してください。',
  participant: '名簿から選び直してください。',
  themes: 'テーマを選び直してください。',
} as const

/** Complaints about names that are not there, by their fields; `participantField` is what the form calls its participant. */
export async function complaintsAboutNames(
  db: Db,
  told: NamedInTelling,
  participantField: 'byParticipant' | 'participantId' = 'byParticipant',
): Promise<FieldErrors> {
  const unknown = await unknownIn(db, told)
  return Object.fromEntries(unknown.map(name => [name === 'participant' ? participantField : name, SENTENCES[name]]))
}
