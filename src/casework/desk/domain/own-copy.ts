import type { Consultation, Part } from './consultation.ts'

/** One consultation as the person themselves may read it: what is left out is told as left out, never silently. */
export type OwnCopy = Pick<Consultation, 'id' | 'receivedAt' | 'channel' | 'nextOn'> & {
  readonly no: number
  readonly topics: readonly string[]
  /** Their own words; null where somebody else spoke. */
  readonly statement: string | null
  readonly outcomeWords: string | null
  readonly hasThirdParty: boolean
}

/**
 * The person's own copy of a consultation. Their own words are theirs; what the family or somebody who came for them said is left out, and
 * so are judgements and notes of the staff. Of a consultation about somebody else they get what they said themselves and nothing more.
 * @source 個人情報保護法 76条・78条 (from memory); privacy-rules section 1
 */
export function ownCopyOf(of: {
  readonly consultation: Consultation
  readonly no: number
  readonly part: Part
  readonly isTold: boolean
}): OwnCopy {
  const { consultation, no, isTold } = of
  const { id, receivedAt, channel, nextOn, topics, outcomeWords, statement, familyStatement } = consultation
  const isAbout = of.part === 'subject'
  return {
    id,
    no,
    receivedAt,
    channel,
    topics: isAbout ? topics : [],
    statement: isTold ? statement : null,
    outcomeWords: isAbout ? outcomeWords : null,
    nextOn: isAbout ? nextOn : null,
    hasThirdParty: !isTold || familyStatement !== null,
  }
}
