import { dayOfInstant } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Tone } from '../../../ui/badge.tsx'
import type { Consultation } from '../domain/consultation.ts'
import { texts } from './texts.ts'

/** Label of a code as it was called when it was written down (`at`, RFC 3339); as it is called today without that. */
export function labelOf(visit: SignedVisit, list: string, code: string | null, at?: string): string {
  return visit.house.codes.label(list, code, at === undefined ? visit.act.today : dayOfInstant(new Date(at)))
}

/** Codes of a list as options of a control. */
export function optionsOf(visit: SignedVisit, list: string): readonly { readonly value: string; readonly label: string }[] {
  return visit.house.codes.on(list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
}

/** The state of a consultation in words. */
export function stateWords(state: string): string {
  const known: Readonly<Record<string, string>> = texts.states
  return known[state] ?? state
}

/** How a state looks: open ones ask for somebody, ended ones are quiet. */
export function stateTone(state: string): Tone {
  if (state === 'received' || state === 'in_intake' || state === 'screened') return 'warn'
  if (state === 'answered') return 'done'
  return state === 'referred_accepted' || state === 'case_opened' ? 'good' : 'info'
}

/** The number people say aloud. */
export function numberWords(no: number): string {
  return `S-${String(no).padStart(6, '0')}`
}

/** What a form shows when it begins from the record. */
export function initialOf(consultation: Consultation): Readonly<Record<string, string | readonly string[] | null>> {
  return {
    channel: consultation.channel,
    statement: consultation.statement,
    familyStatement: consultation.familyStatement,
    workerView: consultation.workerView,
    topics: consultation.topics,
    mainTopic: consultation.mainTopic,
    urgency: consultation.urgency,
    urgentAction: consultation.urgentAction,
    called: consultation.called,
    visitorName: consultation.visitorName,
    visitorRelation: consultation.visitorRelation,
    visitorPhone: consultation.visitorPhone,
    contactNote: consultation.contactNote,
    language: consultation.language,
    interpreter: consultation.interpreter ? 'yes' : '',
    accessNeeds: consultation.accessNeeds,
    gapNeed: consultation.gapNeed,
  }
}
