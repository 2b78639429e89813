import type { Day } from '../../kernel/day.ts'
import type { Step, Urgency } from './steps.ts'

// The course is told in its own file; readers find every shape here.
export type * from './steps.ts'

/** The 16 matters a person may name at reception. @source forms-and-codes 3.3, 相談受付・申込票 ご相談の内容 */
export type TopicCode =
  | 'illness_disability'
  | 'housing'
  | 'income_living'
  | 'rent_loan'
  | 'tax_utility'
  | 'debt'
  | 'job_search'
  | 'work_trouble'
  | 'community'
  | 'family'
  | 'parenting'
  | 'care'
  | 'hikikomori_truancy'
  | 'dv_abuse'
  | 'no_food'
  | 'other'

/** One of the three districts of community care (地域包括ケア圏域). */
export type CareDistrict = 'north' | 'centre' | 'south'

/** What kind of body an agency is; the kinds decide nothing by themselves. */
export type AgencyKind =
  | 'city_desk'
  | 'city_coordination'
  | 'community_support_center'
  | 'disability_support'
  | 'children_family'
  | 'livelihood'
  | 'shakyo'
  | 'specialists'
  | 'city_division'
  | 'privacy'
  | 'system'
  | 'council'
  | 'business'
  | 'school'
  | 'hello_work'
  | 'clinic'
  | 'care_provider'
  | 'neighborhood_rights_center'
  | 'multicultural_center'
  | 'housing_support'
  | 'guardianship'
  | 'food_support'
  | 'work_support'
  | 'legal_advice'

/** Which secrecy law binds the people of an agency; it decides what they may be told and on which basis. */
export type SecrecyClass = 'public_officer' | 'entrusted' | 'corporation' | 'individual' | 'none'

/** A language somebody speaks, as the directory writes it. */
export type LanguageCode = 'ja' | 'en' | 'pt' | 'vi' | 'zh' | 'es' | 'fil'

/** What a member of staff may do; one may carry several. */
export type Duty =
  | 'consult'
  | 'head'
  | 'coordinate'
  | 'outreach'
  | 'specialist'
  | 'evaluate'
  | 'audit'
  | 'administer'
  | 'chair'
  | 'resident'
  | 'partner'

/**
 * One of the 39 residents' councils; `name` is the place, the body is called 「{name}住民自治協議会」.
 * `population` and `households` are counts, `aged65Rate` is a percentage with one decimal.
 */
export type Council = {
  readonly no: number
  readonly name: string
  readonly kana: string
  readonly careDistrict: CareDistrict
  readonly population: number
  readonly households: number
  readonly aged65Rate: number
}

/** One thing an agency offers, with the matters it answers. */
export type PretendOffer = { readonly name: string; readonly topics: readonly TopicCode[]; readonly text: string }

/** An agency of the pretend city. `area` is the whole city, a care district, or the number of one council. */
export type PretendAgency = {
  readonly key: string
  readonly name: string
  readonly kana: string
  readonly kind: AgencyKind
  readonly does: string
  /** What it does not do itself, and who takes that over instead: never a closed door. */
  readonly doesNot: string
  readonly area: 'city' | CareDistrict | number
  readonly languages: readonly LanguageCode[]
  readonly secrecyClass: SecrecyClass
  readonly phone: string
  readonly assuredOn: Day
  /** Serves staff, not residents. */
  readonly isInner: boolean
  readonly services: readonly PretendOffer[]
}

/** One member of staff, resident or partner who may sign in. */
export type PretendStaff = {
  readonly login: string
  readonly name: string
  readonly kana: string
  readonly agencyKey: string
  readonly duties: readonly Duty[]
}

/** The standing part of the pretend city: places, agencies, staff. The same seed gives the same city. */
export type City = {
  readonly seed: number
  readonly councils: readonly Council[]
  readonly agencies: readonly PretendAgency[]
  readonly staff: readonly PretendStaff[]
}

/** An invented resident. `latin` is the spelling in the residence card, `commonName` the registered 通称. */
export type PretendPerson = {
  readonly key: string
  readonly family: string
  readonly given: string
  readonly familyKana: string
  readonly givenKana: string
  readonly formerFamily?: string
  readonly latin?: string
  readonly commonName?: string
  readonly birthDate: Day
  readonly sex: 'male' | 'female' | 'other' | 'not_stated'
  readonly phone?: string
  readonly language: LanguageCode
  readonly interpreter: boolean
  /** Towards the head of the household. */
  readonly relationship: 'head' | 'spouse' | 'child' | 'parent' | 'grandchild' | 'sibling' | 'other'
  readonly addressProtected?: boolean
}

/** An invented household; the first member is the head. */
export type PretendHousehold = {
  readonly key: string
  readonly councilNo: number
  readonly address: string
  readonly postalCode: string
  readonly members: readonly PretendPerson[]
}

/** How a consultation came. */
export type Channel = 'counter' | 'phone' | 'visit' | 'web' | 'letter' | 'agency' | 'business' | 'meeting'

/** Who a person is in one consultation: 本人, 相談者, 来談者 may be three persons. */
export type PretendPart = { readonly personKey: string; readonly part: 'subject' | 'consulter' | 'visitor' }

/** One consultation with everything done in it so far, in order of time. `people` may be empty: the name is not always known. */
export type PretendConsultation = {
  readonly key: string
  readonly story?: string
  readonly receivedAt: string
  readonly receivedBy: string
  readonly channel: Channel
  readonly statement: string
  readonly familyStatement?: string
  readonly workerView?: string
  readonly topics: readonly TopicCode[]
  readonly mainTopic?: TopicCode
  readonly urgency?: Urgency
  readonly urgentAction?: string
  readonly visitorRelation?: string
  readonly language?: LanguageCode
  readonly interpreter?: boolean
  readonly gapNeed?: string
  readonly people: readonly PretendPart[]
  readonly course: readonly Step[]
}
