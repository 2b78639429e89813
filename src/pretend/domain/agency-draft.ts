import type { LanguageCode, PretendAgency, PretendOffer, TopicCode } from './shapes.ts'

/** An agency as the tables write it; telephone and day of assurance are given in the order of the tables. */
export type AgencyDraft = Omit<PretendAgency, 'phone' | 'assuredOn' | 'isInner'>

/** One thing offered, in one line of a table. */
export const offer = (name: string, topics: readonly TopicCode[], text: string): PretendOffer => ({ name, topics, text })

/** Most desks speak Japanese only; the others say so. */
export const JAPANESE: readonly LanguageCode[] = ['ja']
