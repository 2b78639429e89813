import { sql } from 'kysely'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { HouseholdId, PersonId } from '../../../people/index.ts'
import type { CaseId } from '../../domain/case/case.ts'

export type CasePerson = { readonly personId: PersonId; readonly part: 'subject' | 'member' }

/** Links persons to a case, in one statement. Only those whom the reader may see are linked. */
export async function linkCasePeople(act: Act, db: Db, id: CaseId, people: readonly CasePerson[]): Promise<void> {
  if (people.length === 0) return
  await sql`
    insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by)
    select ${id}, p.id, l.part, ${act.now}, ${act.reader.staffId}
      from unnest(${people.map(person => person.personId)}::uuid[], ${people.map(person => person.part)}::text[]) as l (person_id, part)
      join people.person p on p.id = l.person_id
        on conflict (case_id, person_id) do nothing`.execute(db)
}

/** A household with its present members, as far as the reader may see them. */
export type ShownHousehold = {
  readonly id: HouseholdId
  readonly label: string
  readonly members: readonly { readonly personId: PersonId; readonly name: string }[]
}

/** Households to which any of the persons belongs now, with their visible members. One statement. */
export async function listHouseholdsOf(db: Db, people: readonly PersonId[]): Promise<readonly ShownHousehold[]> {
  const rows = await rowsOf(
    db,
    sql<{ id: HouseholdId; label: string; personId: PersonId; name: string }>`
      select h.id, h.label, p.id as "personId",
             coalesce(nullif(concat_ws('　', p.family, p.given), ''), p.common_name, p.latin, p.called, '（お名前不明）') as name
        from people.household h
        join people.household_membership m on m.household_id = h.id and m.valid_to is null
        join people.person p on p.id = m.person_id
       where h.id in (select b.household_id from people.household_membership b where b.person_id = any(${[...people]}::uuid[]) and b.valid_to is null)
       order by h.id, m.relationship <> 'head', p.birth_date nulls last, p.id`,
  )
  const ids = [...new Set(rows.map(row => row.id))]
  return ids.map(id => {
    const members = rows.filter(row => row.id === id)
    return { id, label: members[0]?.label ?? '', members: members.map(({ personId, name }) => ({ personId, name })) }
  })
}
