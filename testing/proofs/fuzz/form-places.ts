import type { RunningApp } from '../../app.ts'
import type { City } from './city.ts'

type Params = Readonly<Record<string, string>>

/** Records behind the address of a page: the same as the API's where there are such, and the pages' own beside. */
export async function formPlaces(app: RunningApp, city: City, path: string): Promise<readonly Params[]> {
  const own = OWN.find(([begin]) => path.startsWith(begin))
  if (own) return await app.ask<Record<string, string>>(own[1])
  const template = path.replace(/^\/coordination\//, '/coordination-requests/').replace(/:(\w+)/g, '{$1}')
  return city.places(`/api/v1${template}`)
}

// The first that fits is taken, so the longer ones stand first.
const OWN: readonly (readonly [begin: string, statement: string])[] = [
  ['/staff-accounts/:id', `select id from staff.staff order by login limit 20`],
  ['/cases/:id/entries/:', 'select case_id as id, id as entryid from coordination.log_entry limit 20'],
  [
    '/consultations/:id/people/:',
    'select consultation_id as id, person_id as personid from desk.consultation_person order by consultation_id desc limit 20',
  ],
  ['/cases/:id/assessment/:', `select case_id as id, '1' as version from coordination.assessment limit 20`],
  ['/conferences/:id/agenda/:', 'select conference_id as id, id as itemid from coordination.agenda_item limit 20'],
  ['/conferences/:id/prep/:', 'select conference_id as id, id as itemid from coordination.agenda_item limit 20'],
  ['/conferences/:id/table/:', 'select conference_id as id, id as itemid from coordination.agenda_item limit 20'],
  ['/conferences/:id/invite/:', 'select conference_id as id, id as invitationid from coordination.invitation limit 20'],
  ['/compartments/:id/members/:', 'select compartment_id as id, staff_id as staffid from coordination.compartment_member limit 20'],
  ['/mentions/:', 'select entry_id as id from coordination.mention limit 5'],
  ['/places/:', 'select id from directory.place limit 5'],
  ['/rules/codes/:list/:', 'select list, code from platform.code order by list desc limit 12'],
  ['/rules/codes/:', `select list from platform.code_list limit 12`],
  ['/rules/bases/:', 'select code from platform.legal_basis limit 5'],
  ['/rules/forms/:', 'select distinct form from platform.form_template limit 5'],
  ['/p/:lang', `select unnest(array['ja', 'en', 'ja-easy']) as lang`],
  ['/retention/holds/:', 'select id from platform.legal_hold limit 5'],
  ['/retention/lists/:', 'select id from platform.destruction limit 5'],
  ['/staff-recoveries/:', 'select id from staff.recovery limit 5'],
  ['/account/', `select gen_random_uuid()::text as id`],
]
