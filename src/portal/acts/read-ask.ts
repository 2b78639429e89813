import type { Ask, ReachBy } from '../../casework/desk/requests.ts'
import { DAY_PARTS, REACHES } from '../../casework/desk/requests.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { readWords } from '../../kernel/words.ts'

/** What somebody answered so far, by name. */
export type Answers = { get(name: string): string; all(name: string): readonly string[] }

/** What is to be mended, by the field; the sentence is told in the visitor's language. */
export type Complaint = {
  readonly field: string
  readonly code: 'words' | 'tooLong' | 'myNumber' | 'reach' | 'phone' | 'email' | 'other' | 'language' | 'help' | 'addWords'
  readonly limit?: number
}

/** Languages one may wish to speak in, by their codes. */
export const SPOKEN = [...LANGUAGES, 'sign', 'other'] as const

/** The longest words taken at once; more can be added later. */
export const LONGEST = 5000

/**
 * Reads the answers of the form: the request, and every complaint. A danger in words is no complaint, and a name is never asked.
 *
 * @param topics codes that stand in the list of today; others are left out
 */
export function readAsk(answers: Answers, topics: readonly string[]): { readonly ask: Ask; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = []
  const said = (field: string, limit: number) => sayingOf(answers, field, limit, complaints)
  const how = REACHES.find(one => one === answers.get('reach'))
  const words = said('words', LONGEST)
  if (words === null && complaints.length === 0) complaints.push({ field: 'words', code: 'words' })
  if (how === undefined) complaints.push({ field: 'reach', code: 'reach' })
  const phone = how === 'phone' ? phoneOf(said('phone', 40), complaints) : null
  const to = toOf(how, said, complaints)
  const language = SPOKEN.find(one => one === answers.get('language'))
  if (language === undefined) complaints.push({ field: 'language', code: 'language' })
  const ask = {
    words: words ?? '',
    topics: answers.all('topics').filter(topic => topics.includes(topic)),
    reach: { how: how ?? 'none', to, ...timesOf(how, answers) },
    phone,
    safe: how === undefined || how === 'none' ? null : said('safe', 1000),
    language: language ?? 'ja',
    interpreter: answers.get('interpreter') === 'yes',
    called: said('called', 100),
    needs: said('needs', 1000),
  }
  return { ask, complaints }
}

/** Words typed into one field: tidied; null when there are none; too long or a My Number is a complaint. */
export function sayingOf(answers: Answers, field: string, limit: number, complaints: Complaint[]): string | null {
  // Broken halves of letters and control characters carry nothing anybody meant to say.
  const typed = answers
    .get(field)
    .replace(/\p{Cs}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
  const read = readWords(typed, limit)
  if (read.ok) return read.value === '' ? null : read.value
  complaints.push(read.refusal === 'my-number' ? { field, code: 'myNumber' } : { field, code: 'tooLong', limit })
  return null
}

function phoneOf(typed: string | null, complaints: Complaint[]): string | null {
  const digits = (typed ?? '').normalize('NFKC').replace(/\D/g, '')
  if (digits.length >= 9 && digits.length <= 15) return typed
  if (!complaints.some(one => one.field === 'phone')) complaints.push({ field: 'phone', code: 'phone' })
  return typed
}

function toOf(how: ReachBy | undefined, said: (field: string, limit: number) => string | null, complaints: Complaint[]): string | null {
  if (how !== 'email' && how !== 'other') return null
  const before = complaints.length
  const to = said(how, how === 'email' ? 254 : 1000)
  const isRight = how === 'email' ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to ?? '') : to !== null
  if (!isRight && complaints.length === before) complaints.push({ field: how, code: how })
  return to
}

function timesOf(how: ReachBy | undefined, answers: Answers): Pick<Ask['reach'], 'days' | 'times' | 'isQuiet'> {
  if (how !== 'phone') return { days: [], times: [], isQuiet: false }
  const days = [0, 1, 2, 3, 4, 5, 6].filter(day => answers.all('days').includes(String(day)))
  const times = DAY_PARTS.filter(part => answers.all('times').includes(part))
  return { days, times, isQuiet: answers.get('quiet') === 'yes' }
}
