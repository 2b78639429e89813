import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Consent, ConsentId } from '../domain/consent.ts'
import type { PersonId } from '../domain/person.ts'

type ConsentRow = {
  readonly id: string
  readonly person_id: string
  readonly stage: string
  readonly asked_on: string
  readonly asked_by: string
  readonly by_agency: string
  readonly type: string
  readonly proxy_relation: string | null
  readonly purpose: string
  readonly agencies: string[]
  readonly categories: string[]
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly worker_note: string | null
  readonly person_words: string | null
  readonly form_version: string | null
  readonly language_used: string
  readonly interpreter: boolean
  readonly ask_again_on: string | null
  readonly reconfirmed_on: string | null
  readonly withdrawn_on: string | null
  readonly how_withdrawn: string | null
  readonly from_sheet: boolean
  readonly version: number
}

const COLUMNS = sql`c.id, c.person_id, c.stage, c.asked_on, c.asked_by, c.by_agency, c.type, c.proxy_relation, c.purpose, c.agencies, c.categories,
       c.valid_from, c.valid_until, c.worker_note, c.person_words, c.form_version, c.language_used, c.interpreter, c.ask_again_on, c.reconfirmed_on,
       c.withdrawn_on, c.how_withdrawn, c.from_sheet, c.version`

/** All consents of several persons, newest first, as far as the reader sees the persons. One statement. */
export async function consentsOf(db: Db, personIds: readonly PersonId[]): Promise<readonly Consent[]> {
  const rows = await rowsOf(
    db,
    sql<ConsentRow>`
      select ${COLUMNS} from people.consent c
       where c.person_id = any(${[...personIds]}::uuid[])
       order by c.asked_on desc, c.id desc`,
  )
  return rows.map(consentFrom)
}

/** One consent, if the reader sees the person. */
export async function findConsent(db: Db, id: ConsentId): Promise<Consent | undefined> {
  const row = await firstOf(db, sql<ConsentRow>`select ${COLUMNS} from people.consent c where c.id = ${id}`)
  return row && consentFrom(row)
}

/** Holds the row until the transaction ends. */
export async function lockConsent(db: Db, id: ConsentId): Promise<void> {
  await sql`select 1 from people.consent where id = ${id} for update`.execute(db)
}

/** Writes a new consent. */
export async function insertConsent(db: Db, of: Consent): Promise<void> {
  await sql`
    insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, proxy_relation, purpose, agencies, categories, valid_from,
                                valid_until, worker_note, person_words, form_version, language_used, interpreter, ask_again_on, from_sheet, version)
    values (${of.id}, ${of.personId}, ${of.stage}, ${of.askedOn}, ${of.askedBy}, ${of.byAgency}, ${of.type}, ${of.proxyRelation}, ${of.purpose},
            ${[...of.agencies]}::uuid[], ${[...of.categories]}::text[], ${of.from}, ${of.until}, ${of.workerNote}, ${of.personWords}, ${of.formVersion},
            ${of.languageUsed}, ${of.interpreter}, ${of.askAgainOn}, ${of.fromSheet}, ${of.version})`.execute(db)
}

/** Writes the folded state after an act, and lets the teams that rest on it follow at once. */
export async function updateConsent(db: Db, of: Consent): Promise<void> {
  await sql`
    update people.consent
       set stage = ${of.stage}, asked_on = ${of.askedOn}, asked_by = ${of.askedBy}, type = ${of.type}, proxy_relation = ${of.proxyRelation},
           purpose = ${of.purpose}, agencies = ${[...of.agencies]}::uuid[], categories = ${[...of.categories]}::text[], valid_from = ${of.from},
           valid_until = ${of.until}, worker_note = ${of.workerNote}, person_words = ${of.personWords}, form_version = ${of.formVersion},
           language_used = ${of.languageUsed}, interpreter = ${of.interpreter}, ask_again_on = ${of.askAgainOn}, reconfirmed_on = ${of.reconfirmedOn},
           withdrawn_on = ${of.withdrawnOn}, how_withdrawn = ${of.howWithdrawn}, from_sheet = ${of.fromSheet}, version = ${of.version}
     where id = ${of.id}`.execute(db)
}

/** Agencies whose place in a team ended because the consent no longer names them. */
export async function followConsent(db: Db, id: ConsentId): Promise<readonly { readonly caseId: string; readonly agencyId: AgencyId }[]> {
  return rowsOf(
    db,
    sql<{ caseId: string; agencyId: AgencyId }>`select case_id as "caseId", agency_id as "agencyId" from people.follow_consent(${id})`,
  )
}

function consentFrom(row: ConsentRow): Consent {
  return {
    id: row.id as ConsentId,
    personId: row.person_id as PersonId,
    stage: row.stage as Consent['stage'],
    askedOn: row.asked_on as Day,
    askedBy: row.asked_by as StaffId,
    byAgency: row.by_agency as AgencyId,
    type: row.type as Consent['type'],
    proxyRelation: row.proxy_relation,
    purpose: row.purpose,
    agencies: row.agencies as AgencyId[],
    categories: row.categories,
    from: row.valid_from as Day | null,
    until: row.valid_until as Day | null,
    workerNote: row.worker_note,
    personWords: row.person_words,
    formVersion: row.form_version,
    languageUsed: row.language_used,
    interpreter: row.interpreter,
    askAgainOn: row.ask_again_on as Day | null,
    reconfirmedOn: row.reconfirmed_on as Day | null,
    withdrawnOn: row.withdrawn_on as Day | null,
    howWithdrawn: row.how_withdrawn,
    fromSheet: row.from_sheet,
    version: row.version,
  }
}
