import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Consent, KeptConsent } from '../domain/consent.ts'
import type { TreasureId } from '../domain/treasure.ts'

/** Who told of a treasure and who looks after it; the empty name is nobody. */
export type Named = { readonly teller: string; readonly steward: string }

/** Writes the names told with a treasure that was found just now. */
export async function insertNamed(db: Db, id: TreasureId, named: Named): Promise<void> {
  for (const [whose, name] of Object.entries(named))
    if (name !== '') await sql`insert into treasures.named (treasure_id, whose, name) values (${id}, ${whose}, ${name})`.execute(db)
}

/** Changes the names as a keeper; an emptied one is nobody from now on. */
export async function changeNamed(db: Db, id: TreasureId, named: Named): Promise<void> {
  for (const [whose, name] of Object.entries(named))
    await sql`
      insert into treasures.named (treasure_id, whose, name)
      select ${id}, ${whose}, ${name} where ${name} <> '' or exists (select from treasures.named n where n.treasure_id = ${id} and n.whose = ${whose})
      on conflict (treasure_id, whose) do update set name = excluded.name`.execute(db)
}

/** A yes as it is written down, with the participant where the person is one. */
export type ConsentStart = Pick<Consent, 'whose' | 'personName' | 'how' | 'proxyName' | 'scope' | 'givenOn' | 'validUntil'> & {
  readonly participantId: string | null
}

/** Writes down that somebody said yes. */
export async function insertConsent(db: Db, id: TreasureId, start: ConsentStart): Promise<void> {
  await sql`
    insert into treasures.consent (id, treasure_id, whose, person_name, participant_id, how, proxy_name, scope, given_on, valid_until)
    values (${newId()}, ${id}, ${start.whose}, ${start.personName}, ${start.participantId}, ${start.how}, ${start.proxyName}, ${start.scope},
            ${start.givenOn}, ${start.validUntil})`.execute(db)
}

const CONSENT = sql`
  select c.id, c.whose, c.person_name as "personName", c.how, c.proxy_name as "proxyName", c.scope, c.given_on as "givenOn",
         c.valid_until as "validUntil", c.withdrawn_on as "withdrawnOn", coalesce(m.name, '') as "madeByName",
         coalesce(w.name, '') as "withdrawnByName", c.withdrawn_words as "withdrawnWords", treasures.is_me(c.participant_id) as "isMine"
    from treasures.consent c
    left join staff.staff m on m.id = c.made_by
    left join staff.staff w on w.id = c.withdrawn_by`

/** Every yes about a treasure that the reader may know, oldest first. */
export function consentsOf(db: Db, id: TreasureId): Promise<readonly KeptConsent[]> {
  return rowsOf(db, sql<KeptConsent>`${CONSENT} where c.treasure_id = ${id} order by c.given_on, c.made_at, c.id`)
}

/** One yes about a treasure, where the reader may know it: keepers, and the person who gave it. */
export function findConsent(db: Db, id: TreasureId, consent: string): Promise<KeptConsent | undefined> {
  return firstOf(db, sql<KeptConsent>`${CONSENT} where c.treasure_id = ${id} and c.id = ${consent}`)
}

/** Takes a yes back; false when there is none that holds. */
export async function withdrawConsentRow(db: Db, consent: string, on: string, words: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update treasures.consent
       set withdrawn_on = ${on}, withdrawn_at = now(), withdrawn_by = platform.reader_id(), withdrawn_words = ${words}
     where id = ${consent} and withdrawn_on is null`.execute(db)
  return numAffectedRows === 1n
}
