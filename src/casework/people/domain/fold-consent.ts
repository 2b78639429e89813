import type { Asking, Consent, ConsentAct, ConsentId } from './consent.ts'
import type { PersonId } from './person.ts'

/** Current state of a consent, computed from its acts in order and from nothing else. */
export function foldConsent(id: ConsentId, personId: PersonId, acts: readonly ConsentAct[]): Consent | undefined {
  const [first, ...rest] = acts
  return first === undefined ? undefined : rest.reduce(afterConsentAct, begunConsent(id, personId, first))
}

/** The consent right after its first act: something was asked, whatever was answered. */
export function begunConsent(id: ConsentId, personId: PersonId, act: ConsentAct): Consent {
  const { kind } = act
  if (kind !== 'asked' && kind !== 'not_obtained' && kind !== 'given') throw new Error(`a consent does not begin with ${kind}`)
  const nothing: Consent = {
    ...askingOf(act.body),
    id,
    personId,
    stage: 'asked',
    askedBy: act.byStaff,
    byAgency: act.byAgency,
    type: 'not_obtained',
    proxyRelation: null,
    agencies: [],
    categories: [],
    from: null,
    until: null,
    askAgainOn: null,
    reconfirmedOn: null,
    withdrawnOn: null,
    howWithdrawn: null,
    fromSheet: false,
    version: 0,
  }
  return afterConsentAct(nothing, act)
}

/** The consent after one more act. */
export function afterConsentAct(before: Consent, act: ConsentAct): Consent {
  const next = { ...before, version: before.version + 1 }
  switch (act.kind) {
    case 'asked':
    case 'not_obtained':
      return { ...next, ...askingOf(act.body), stage: act.kind, askedBy: act.byStaff, askAgainOn: act.body.askAgainOn }
    case 'given': {
      const { type, proxyRelation, agencies, categories, from, until, fromSheet } = act.body
      const scope = { type, proxyRelation, agencies, categories, from, until, fromSheet }
      return { ...next, ...askingOf(act.body), ...scope, stage: 'given', askedBy: act.byStaff, askAgainOn: null }
    }
    case 'narrowed': {
      const { agencies, categories, until } = act.body
      return { ...next, agencies, categories, until }
    }
    case 'reconfirmed':
      return { ...next, until: act.body.until, reconfirmedOn: act.body.on }
    case 'withdrawn':
      return { ...next, stage: 'withdrawn', withdrawnOn: act.body.on, howWithdrawn: act.body.how }
  }
}

function askingOf({ askedOn, purpose, workerNote, personWords, formVersion, languageUsed, interpreter }: Asking): Asking {
  return { askedOn, purpose, workerNote, personWords, formVersion, languageUsed, interpreter }
}
