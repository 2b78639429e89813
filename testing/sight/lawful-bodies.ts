import { z } from 'zod'
import type { ApiRoute } from '../../src/platform/http/api.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { Shape } from './sample-of.ts'
import { sampleOf } from './sample-of.ts'

type Ids = { readonly agency: string; readonly person: string }

/**
 * A body that passes the check of its shape, so that sight is what is asked next: a form's from the list below, one of the API's from its
 * own schema, and from the list what the schema cannot tell. A new route of the API needs no entry.
 */
export function lawfulBodyOf(row: Route, ids: Ids): Readonly<Record<string, unknown>> {
  const path = row.path.replace('/:id', '')
  const schema = 'description' in row ? (row as ApiRoute).description.body : undefined
  if (schema === undefined || schema.safeParse(lawfulBody(path, ids)).success) return lawfulBody(path, ids)
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const sample = sampleOf(shape, { uuid: ids.person, named: name => NAMED[name] }) as Record<string, unknown>
  const known = { ...sample, ...UNTOLD[path.split('/').at(-1) ?? ''] }
  return schema.safeParse(known).success ? known : sample
}

/** Texts of which only the name says what they must look like. */
const NAMED: Readonly<Record<string, string>> = { no: '福相第1号', at: '2026-11-20T03:00:00Z' }

/** What a schema asks for without saying so in its shape. */
const UNTOLD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  conflict: { reason: 'relative' },
  known: { birthDate: '1950-04-01' },
  tasks: { dueOn: '2027-01-31' },
  issues: { code: 'poverty', severity: 2 },
  'person-agree': { on: '2026-11-20' },
  compartments: { basis: 'jifuku-25-2' },
  voices: { on: '2026-11-03' },
  meetings: { typeCode: 'individual_case_review', on: '2026-12-10', from: '19:00', until: '20:30' },
  consents: { givenOn: '2026-11-03' },
  tell: { whomToCall: '福祉相談窓口 0595-00-0000', on: '2026-11-15' },
  activities: { startsOn: '2026-12-09', fromTime: '10:00', untilTime: '11:30' },
  schedule: { startsOn: '2026-12-09', fromTime: '10:00', untilTime: '11:30' },
  dates: { on: '2026-12-09', from: '10:00', until: '11:30' },
  move: { on: '2026-12-09', from: '10:00', until: '11:30' },
  feedback: { attendance: 12 },
  counts: { on: '2026-11-03' },
  partners: { since: '2026-11-03' },
  write: { on: '2026-11-03' },
  'field-logs': { on: '2026-11-10' },
  correct: { on: '2026-11-10' },
  open: { reason: '連絡先を確かめるために開く' },
  transfers: { basis: 'jifuku-25-2', reason: '会議の資料として写すため' },
  glass: { words: '命にかかわる恐れがあるため開く' },
}

/** Bodies of forms, and the older ones of the API, by the last part of the address. */
export function lawfulBody(path: string, ids: Ids): Readonly<Record<string, unknown>> {
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
  const ofNeighbours = lawfulForNeighbours(path)
  if (ofNeighbours !== undefined) return ofNeighbours
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
    whole: { purpose: '会議で配るため', as: 'print' },
    log: { purpose: '会議で配るため', as: 'print' },
  }
  const known = bodies[last]
  if (known !== undefined) return last === 'assign' && path.startsWith('/api') ? { staffId: null } : known
  if (/^\/(api\/v1\/)?consultations/.test(path)) return { channel: 'phone', statement: '書き直した言葉' }
  if (/^\/(api\/v1\/)?households/.test(path)) return { label: '架空さんの家' }
  return /^\/referrals/.test(path) ? sheet : person
}

/** Forms of the community half that are read before the record is looked for. */
function lawfulForNeighbours(path: string): Readonly<Record<string, unknown>> | undefined {
  return {
    '/community-issues/edit': { title: '街灯が暗い' },
    '/treasures/edit': { name: '朝市', type: 'place' },
    '/meetings/edit': { title: '見本の会議', on: '2026-12-10', from: '19:00', until: '20:30' },
    '/liaison/entries/edit': { title: '草刈り隊', stage: 'going' },
    '/field-logs/correct': { on: '2026-11-10', minutes: '30', functions: ['people'], did: '見本の一日' },
    '/councils/:no/edit': { bodyLabel: '地域福祉ネットワーク会議' },
  }[path]
}

/** The same as fields of a form. */
export function asFields(body: Readonly<Record<string, unknown>>): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]))
}
