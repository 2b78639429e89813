/** Bodies that pass the check of their shape, by the last part of the address; so that sight is what is asked next. */
export function lawfulBody(path: string, ids: { readonly agency: string; readonly person: string }): Readonly<Record<string, unknown>> {
  const last = path.split('/').at(-1) ?? ''
  const person = { family: '架空', given: '五郎' }
  const why = { reason: 'no_capacity', words: '手一杯のため' }
  const sheet = {
    toAgency: ids.agency,
    kind: 'involve',
    reason: '力が要るため',
    asked: '会ってください',
    basis: 'consent',
    consentType: 'oral',
    replyBy: '2027-01-31',
    sharedFields: ['statement'],
  }
  const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    screen: { disposition: 'own_agency' },
    close: { outcome: 'answered', words: '説明した' },
    reopen: { words: 'もう一度来られた' },
    assign: { staffId: '' },
    unlink: { words: '別の方だった', personId: ids.person },
    referrals: sheet,
    refer: sheet,
    search: { q: '架空', do: 'search' },
    people: path.startsWith('/api') ? { personId: ids.person, part: 'subject' } : { ...person, part: 'subject' },
    accept: { personInCharge: '見本' },
    return: why,
    decline: why,
    end: why,
    withdraw: { words: '取り下げる' },
    start: { on: '2026-12-01' },
    'follow-ups': { arrived: path.startsWith('/api') ? true : 'yes', words: '行けた' },
    'person-answer': { helped: path.startsWith('/api') ? true : 'yes', words: '助かった' },
    members: { personId: ids.person, relationship: 'child' },
    'new-member': { ...person, relationship: 'child' },
    relations: { what: 'change', personId: ids.person, relationship: 'child' },
    'carer-roles': { carer: ids.person, caredFor: ids.agency, kind: 'care' },
    carers: { carer: ids.person, caredFor: ids.agency, kind: 'care' },
    ended: { roleId: ids.person },
    'ended-carers': { roleId: ids.person },
    household: { label: '架空さんの家', relationship: 'head' },
  }
  const known = bodies[last]
  if (known !== undefined) return last === 'assign' && path.startsWith('/api') ? { staffId: null } : known
  if (/^\/(api\/v1\/)?consultations/.test(path)) return { channel: 'phone', statement: '書き直した言葉' }
  if (/^\/(api\/v1\/)?households/.test(path)) return { label: '架空さんの家' }
  return /^\/referrals/.test(path) ? sheet : person
}

/** The same as fields of a form. */
export function asFields(body: Readonly<Record<string, unknown>>): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]))
}
