import type { Duty } from '../../kernel/reader.ts'
import { DUTIES } from '../../kernel/reader.ts'

/** What each duty is called in lists that people write and read. */
export const DUTY_WORDS: Readonly<Record<Duty, string>> = {
  consult: '相談',
  head: '長',
  coordinate: '調整',
  outreach: '地域',
  specialist: '専門職',
  evaluate: '評価',
  audit: '監査',
  administer: '管理',
  chair: '会長',
  resident: '委員',
  partner: '協力',
}

/** The duty a word or a code means; nothing when it is neither. */
export function readDuty(word: string): Duty | undefined {
  return DUTIES.find(duty => duty === word || DUTY_WORDS[duty] === word)
}
