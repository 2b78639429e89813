/** Sections of the assessment in the order of the national sheets. @source forms-and-codes 5.1-5.3 */
export const SECTIONS = ['route', 'home', 'health', 'money', 'work', 'urgency', 'summary'] as const
export type Section = (typeof SECTIONS)[number]

type Place = { readonly section: Section; readonly sensitive: boolean }

/** One answer of a code list; every list also takes "unknown" and "not asked". */
export type ChoiceQuestion = Place & { readonly kind: 'choice'; readonly list: string }
/** Any number of answers of a code list. */
export type ChoicesQuestion = Place & { readonly kind: 'choices'; readonly list: string }
/** A whole number of people, months, years or yen. */
export type NumberQuestion = Place & { readonly kind: 'number'; readonly unit: 'people' | 'months' | 'years' | 'yen' }
/** Free words, at most `limit` characters. */
export type WordsQuestion = Place & { readonly kind: 'words'; readonly limit: number }

export type Question = ChoiceQuestion | ChoicesQuestion | NumberQuestion | WordsQuestion

const plain = (section: Section) => ({ section, sensitive: false })
const kept = (section: Section) => ({ section, sensitive: true })

const choice = (place: Place, list: string): ChoiceQuestion => ({ ...place, kind: 'choice', list })
const choices = (place: Place, list: string): ChoicesQuestion => ({ ...place, kind: 'choices', list })
const number = (place: Place, unit: NumberQuestion['unit']): NumberQuestion => ({ ...place, kind: 'number', unit })
const words = (place: Place, limit: number): WordsQuestion => ({ ...place, kind: 'words', limit })

/** What the assessment asks, question by question. `sensitive` answers are covered until somebody says why they open them. */
export const QUESTIONS = {
  channel: choice(plain('route'), 'assessment_channel'),
  cohabitants: number(plain('route'), 'people'),
  separatedFamily: words(plain('route'), 1000),
  marital: choice(plain('route'), 'marital'),
  children: number(plain('route'), 'people'),
  dependentChildren: number(plain('route'), 'people'),
  communityRelation: words(plain('route'), 2000),
  tenure: choice(plain('home'), 'tenure'),
  tenureDetail: words(plain('home'), 1000),
  rentArrearsMonths: number(plain('home'), 'months'),
  rentArrearsYen: number(plain('home'), 'yen'),
  health: choice(kept('health'), 'health'),
  clinics: words(kept('health'), 1000),
  medication: words(kept('health'), 1000),
  healthInsurance: choice(plain('health'), 'health_insurance'),
  handbook: choices(kept('health'), 'handbook'),
  handbookDetail: words(kept('health'), 500),
  independenceMedical: choice(kept('health'), 'independence_medical'),
  careLevel: choice(kept('health'), 'care_level'),
  pension: choice(plain('money'), 'pension'),
  incomePerson: number(plain('money'), 'yen'),
  incomeHousehold: number(plain('money'), 'yen'),
  benefits: choices(plain('money'), 'benefit'),
  publicAssistance: choice(kept('money'), 'public_assistance'),
  employment: choice(plain('work'), 'employment'),
  employmentForm: choice(plain('work'), 'employment_form'),
  yearsOutOfWork: number(plain('work'), 'years'),
  education: words(plain('work'), 500),
  qualifications: words(plain('work'), 500),
  workWish: words(plain('work'), 1000),
  urgentSupport: choice(plain('urgency'), 'urgent_support'),
  urgentSupportDetail: words(plain('urgency'), 2000),
  urgency: choice(plain('urgency'), 'assessment_urgency'),
  chiefConcern: words(plain('summary'), 5000),
  chiefSpeaker: choice(plain('summary'), 'statement_speaker'),
  background: words(plain('summary'), 10_000),
  direction: words(plain('summary'), 5000),
  gapNeed: words(plain('summary'), 2000),
} as const satisfies Record<string, Question>

export type QuestionKey = keyof typeof QUESTIONS

/** The questions of one section, in order. */
export function questionsOf(section: Section): readonly QuestionKey[] {
  return QUESTION_KEYS.filter(key => QUESTIONS[key].section === section)
}

/** All questions in the order of the form. */
export const QUESTION_KEYS = Object.keys(QUESTIONS) as readonly QuestionKey[]
