import type { Agency } from '../../src/directory/index.ts'
import { loadAgencies } from '../../src/directory/index.ts'
import { readDay } from '../../src/kernel/day.ts'
import type { AgencyId } from '../../src/kernel/id.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Duty, Reader } from '../../src/kernel/reader.ts'
import { openDatabase } from '../../src/platform/database.ts'
import type { StaffRow } from '../../src/staff/index.ts'
import { loadStaff } from '../../src/staff/index.ts'

/** What differs between the agencies and staff of one test; the rest is invented. Agencies are named by `name`, staff by `login`. */
export type Wanted = {
  readonly agencies: readonly (Partial<Agency> & { readonly name: string })[]
  readonly staff: readonly (Partial<Omit<StaffRow, 'duties'>> & {
    readonly login: string
    readonly duties: readonly Duty[]
    readonly agency: string
  })[]
}

/** Who works where, by the names the test gave. Asking for an unknown name throws. */
export type Arranged = {
  agencyId(name: string): AgencyId
  reader(login: string): Reader
}

/** Loads agencies and staff as the owner. Without `passwordHash` nobody can sign in with a password. */
export async function arrangeStaff(ownerUrl: string, wanted: Wanted): Promise<Arranged> {
  const agencies = wanted.agencies.map(someAgency)
  const agencyId = (name: string) => found(agencies, agency => agency.name === name, name).id
  const staff = wanted.staff.map(({ agency, ...one }) => ({ ...someStaff(one.login), ...one, agencyId: agencyId(agency) }))
  const owner = openDatabase(ownerUrl, 1)
  try {
    await owner.transaction(null, async db => {
      await loadAgencies(db, agencies)
      await loadStaff(db, staff)
    })
  } finally {
    await owner.close()
  }
  const reader = (login: string): Reader => {
    const one = found(staff, row => row.login === login, login)
    return { staffId: one.id, agencyId: one.agencyId, duties: new Set(one.duties) }
  }
  return { agencyId, reader }
}

/** One invented agency. */
function someAgency(differs: Partial<Agency> & { readonly name: string }): Agency {
  const assuredOn = readDay('2026-04-01')
  if (assuredOn === undefined) throw new Error('no day')
  return {
    id: newId<'agency'>(),
    kana: 'みほん',
    kind: 'city',
    does: '見本の相談を受ける。',
    doesNot: '見本でない相談は、福祉相談窓口につなぐ。',
    area: 'city',
    languages: ['ja'],
    secrecyClass: 'public_officer',
    phone: '0595-00-0000',
    assuredOn,
    offers: [],
    hours: { openings: [], onHolidays: 'unknown', closures: [], note: null },
    url: null,
    doesEasy: null,
    isInner: false,
    version: 1,
    ...differs,
  }
}

function someStaff(login: string): Omit<StaffRow, 'agencyId' | 'duties'> {
  return { id: newId<'staff'>(), login, name: `見本 ${login}`, kana: `みほん ${login}`, isDemo: false, passwordHash: null }
}

function found<Row>(rows: readonly Row[], isIt: (row: Row) => boolean, name: string): Row {
  const row = rows.find(isIt)
  if (row === undefined) throw new Error(`nobody arranged ${name}`)
  return row
}
