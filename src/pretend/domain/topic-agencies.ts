import type { TopicCode } from './shapes.ts'

/** Which agencies of the pretend city usually answer a matter, the likeliest first. 'houkatsu' stands for the centre of the district. */
export const TOPIC_AGENCIES: Readonly<Record<TopicCode, readonly string[]>> = {
  illness_disability: ['shogai', 'houkatsu', 'health', 'hospital'],
  housing: ['housing', 'public-housing', 'shakyo', 'houkatsu'],
  income_living: ['jiritsu', 'shakyo', 'benefit'],
  rent_loan: ['jiritsu', 'housing', 'shakyo'],
  tax_utility: ['tax', 'jiritsu', 'multicultural'],
  debt: ['jiritsu', 'guardianship'],
  job_search: ['jiritsu', 'young-work', 'hello-work', 'shogai'],
  work_trouble: ['shogai', 'jiritsu', 'rights', 'multicultural'],
  community: ['shakyo', 'houkatsu', 'rights'],
  family: ['kodomo', 'houkatsu', 'shogai', 'shakyo', 'guardianship'],
  parenting: ['kodomo', 'health', 'education', 'multicultural'],
  care: ['houkatsu', 'care-insurance', 'shakyo'],
  hikikomori_truancy: ['shogai', 'shakyo', 'education', 'young-work', 'kodomo'],
  dv_abuse: ['kodomo', 'houkatsu', 'shogai', 'desk'],
  no_food: ['jiritsu', 'food', 'shakyo', 'benefit'],
  other: ['shakyo', 'guardianship', 'multicultural', 'rights'],
}

/** Who takes on anything when the usual agencies do not fit. */
export const ANY_MATTER: readonly string[] = ['desk', 'shakyo', 'jiritsu']
