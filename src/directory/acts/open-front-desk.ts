import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import { newId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { loadAgencies, nameFrontDesk } from '../store/load.ts'

/** Makes the first agency of a new city, to which residents' requests come, as the owner. Its people complete the entry later. */
export async function openFrontDesk(db: Db, name: string, today: Day): Promise<AgencyId> {
  const id = newId<'agency'>()
  await loadAgencies(db, [
    {
      id,
      name,
      kana: name === '福祉総合相談窓口' ? 'フクシソウゴウソウダンマドグチ' : name,
      kind: 'city',
      does: '暮らしの困りごとを、どんなことでも最初に受け止めます。',
      doesNot: '窓口だけで受けきれないことは、ほかの機関と一緒に考えます。',
      area: 'city',
      languages: ['ja'],
      secrecyClass: 'public_officer',
      phone: null,
      assuredOn: today,
      offers: [],
      hours: { openings: [], onHolidays: 'unknown', closures: [], note: null },
      url: null,
      doesEasy: null,
      isInner: false,
    },
  ])
  await nameFrontDesk(db, id)
  return id
}
