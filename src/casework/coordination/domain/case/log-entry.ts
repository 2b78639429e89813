import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId } from './case.ts'

export type EntryId = Id<'log_entry'>

/** Who may read an entry; its writer chooses. @source F25; privacy-rules section 3 */
export const SHARE_SCOPES = ['own_agency', 'team', 'conference', 'coordinator'] as const
export type ShareScope = (typeof SHARE_SCOPES)[number]

/** With whom, how, and what came of it. @source forms-and-codes section 6 */
export const LOG_WITH = ['person', 'family', 'agency', 'community'] as const
export const LOG_METHODS = [
  'interview',
  'phone',
  'mail',
  'visit',
  'internal_meeting',
  'conference',
  'agency_meeting',
  'agency_call',
  'other',
] as const
export const CONTACT_RESULTS = [
  'met',
  'talked_at_door',
  'phone_answered',
  'no_answer',
  'absent_note_left',
  'refused',
  'seen_safe',
  'not_found',
] as const
/** Kinds of content a consent may cover. */
export const CATEGORIES = ['contact', 'household', 'health', 'income', 'housing', 'child', 'history'] as const

/** What somebody writes into the log. Facts, opinions, what third parties said and the person's own words never share a field. */
export type EntryWish = {
  /** When it happened, RFC 3339. */
  readonly at: string
  readonly minutes: number | null
  readonly withWhom: readonly string[]
  readonly method: string
  /** Whom it is about; null: the household. */
  readonly personId: PersonId | null
  readonly fact: string | null
  readonly opinion: string | null
  readonly thirdParty: string | null
  /** Who said it; owed with `thirdParty`. */
  readonly thirdPartyWho: string | null
  /** The person's own words, verbatim. */
  readonly personWords: string | null
  readonly category: string | null
  readonly contactResult: string | null
  readonly next: string | null
  readonly nextOn: Day | null
  readonly shareScope: ShareScope
  readonly conferenceId: string | null
  /** The entry this one corrects, and why. */
  readonly replaces: EntryId | null
  readonly replaceWords: string | null
  /** Staff of the team called by name. */
  readonly mentions: readonly StaffId[]
}

/** An entry about the household by telephone, with nothing said yet: spread it and say what happened. */
export const BARE_ENTRY: Omit<EntryWish, 'at'> = {
  minutes: null,
  withWhom: ['person'],
  method: 'phone',
  personId: null,
  fact: null,
  opinion: null,
  thirdParty: null,
  thirdPartyWho: null,
  personWords: null,
  category: null,
  contactResult: null,
  next: null,
  nextOn: null,
  shareScope: 'team',
  conferenceId: null,
  replaces: null,
  replaceWords: null,
  mentions: [],
}

/** One entry as it stands in the log. */
export type LogEntry = Omit<EntryWish, 'mentions'> & {
  readonly id: EntryId
  readonly caseId: CaseId
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
  readonly madeAt: string
  readonly isReplaced: boolean
}

/** What decides whether an entry may be corrected. */
type Correctable = Pick<LogEntry, 'byAgency' | 'isReplaced' | 'shareScope'>

/** What the rule needs to know beside the entry. */
export type EntryFacts = {
  /** The present moment, RFC 3339. */
  readonly now: string
  readonly people: readonly { readonly personId: PersonId }[]
  /** The corrected entry, where one is named. */
  readonly corrected: Correctable | undefined
  readonly byAgency: AgencyId
}

/** An entry is corrected by the agency that wrote it, while it stands; what a conference fixed in its minutes stays as it was fixed. */
export function mayCorrectEntry(entry: Correctable, agency: AgencyId): boolean {
  return entry.byAgency === agency && !entry.isReplaced && entry.shareScope !== 'conference'
}

/**
 * May this entry be written? It says something, does not lie in the future, is about somebody of the case, names the third party,
 * and where it corrects, corrects an entry of one's own agency that still stands, with a reason.
 */
export function mayWriteEntry(wish: EntryWish, facts: EntryFacts): Result<EntryWish, Refusal> {
  if (wish.replaces !== null && facts.corrected === undefined) return no(refusal('absent'))
  if (facts.corrected && !mayCorrectEntry(facts.corrected, facts.byAgency)) return no(refusal('wrong-state'))
  const fields: Record<string, string> = {}
  if ([wish.fact, wish.opinion, wish.thirdParty, wish.personWords, wish.contactResult].every(part => part === null)) {
    fields['fact'] = 'あったことを、一言でも書いてください。応答がなかったことも、結果として残せます。'
  }
  if (wish.at > facts.now) fields['on'] = 'これからのことは「次の予定」に書いてください。対応した日時は、いまより前にしてください。'
  if (wish.personId !== null && !facts.people.some(person => person.personId === wish.personId)) {
    fields['personId'] = 'この事例の方の中から選んでください。'
  }
  if (wish.thirdParty !== null && wish.thirdPartyWho === null)
    fields['thirdPartyWho'] = 'どなたの話かを書いてください（例：民生委員、大家さん）。'
  if (wish.replaces !== null && wish.replaceWords === null) fields['replaceWords'] = '訂正する理由を書いてください。'
  return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes(wish)
}
