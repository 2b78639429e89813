import type { Day } from '../../../kernel/day.ts'

/** An agency that stands in a case, by the login of whoever acts there, and on what basis. */
export type PretendMember = {
  readonly login: string
  readonly since: string
  readonly basis: 'consent' | 'appi-69-2-2' | 'appi-69-2-3'
  /** Given for every basis but consent. */
  readonly reason?: string
}

/** One entry of the log. Whatever is left out was not said. */
export type PretendEntry = {
  readonly at: string
  readonly by: string
  readonly method: 'interview' | 'phone' | 'visit' | 'agency_meeting' | 'agency_call' | 'conference' | 'mail' | 'other'
  readonly with: readonly ('person' | 'family' | 'agency' | 'community')[]
  /** Key of the person it is about; the household otherwise. */
  readonly person?: string
  readonly fact?: string
  readonly opinion?: string
  readonly words?: string
  readonly third?: { readonly who: string; readonly said: string }
  readonly result?: 'met' | 'talked_at_door' | 'phone_answered' | 'no_answer' | 'absent_note_left' | 'refused' | 'seen_safe'
  readonly scope?: 'own_agency' | 'team' | 'coordinator'
  readonly category?: 'contact' | 'household' | 'health' | 'income' | 'housing' | 'child' | 'history'
  readonly next?: { readonly what: string; readonly on: Day }
}

/** What the desk asked of the coordinating agency, and when it was taken up. */
export type PretendRequest = {
  readonly askedAt: string
  readonly acceptedAt: string
  /** Login of whoever took it up. */
  readonly by: string
  readonly basis: 'consent' | 'appi-69-2-2'
  readonly consentType?: 'written' | 'oral'
  readonly basisReason?: string
  readonly tried: string
  readonly whyMany: string
  readonly asked: string
  readonly issues: readonly string[]
}

/** The case that grew out of a consultation. The lead is whoever holds the consultation. */
export type PretendCase = {
  readonly key: string
  readonly consultation: string
  readonly household: string
  readonly label: string
  /** Login of the lead. */
  readonly lead: string
  /** Without one the lead opened the case itself at `openedAt`. */
  readonly request?: PretendRequest
  readonly openedAt?: string
  readonly subjects: readonly string[]
  readonly members: readonly string[]
  readonly team: readonly PretendMember[]
  readonly direction?: string
  readonly nextContactOn: Day
  readonly entries: readonly PretendEntry[]
}
