import type { Hours } from '../../directory/index.ts'
import type { AgencyKind } from './shapes.ts'
import { ALWAYS, EVERY_DAY, hoursInWords, NOT_MONDAY, officeHours, opening, WORKDAYS } from './week.ts'

/** When an agency of the pretend city is open: a rule for its kind, and a few that differ from their kind. */
export function agencyHours(key: string, kind: AgencyKind): Hours {
  return OWN[key] ?? OF_KIND[kind] ?? OFFICE
}

/** What an agency does in やさしい日本語, where somebody has written it. */
export function doesEasy(key: string): string | null {
  return EASY[key] ?? null
}

const OFFICE = officeHours(opening(WORKDAYS, '08:30', '17:15'))

const OWN: Readonly<Record<string, Hours>> = {
  // The general desk stays open one evening a week, so that people who work can come.
  desk: officeHours(opening(['mon', 'tue', 'wed', 'fri'], '08:30', '17:15'), opening(['thu'], '08:30', '19:00')),
  'visiting-nurse': ALWAYS,
  multicultural: officeHours(opening(NOT_MONDAY, '10:00', '18:00')),
  legal: officeHours(opening(['wed'], '13:00', '16:00', [2, 4])),
  food: officeHours(opening(['sat'], '10:00', '12:00', [2, 4])),
}

const OF_KIND: Readonly<Partial<Record<AgencyKind, Hours>>> = {
  clinic: officeHours(
    opening(WORKDAYS, '09:00', '12:00'),
    opening(['mon', 'tue', 'thu', 'fri'], '15:00', '18:00'),
    opening(['sat'], '09:00', '12:00'),
  ),
  care_provider: officeHours(opening([...WORKDAYS, 'sat'], '08:30', '17:30')),
  council: officeHours(opening(['mon', 'wed', 'fri'], '09:00', '16:00')),
  business: {
    openings: [opening(EVERY_DAY, '08:00', '19:00')],
    onHolidays: 'unknown',
    closures: [],
    note: '祝日はお店にお確かめください。',
  },
  work_support: officeHours(opening(WORKDAYS, '09:30', '16:30')),
  specialists: hoursInWords('職員からのご相談に、予約で応じます。'),
}

const EASY: Readonly<Record<string, string>> = {
  desk: 'どんな相談も聞きます。どこに行くか、わからないときも、ここに来てください。お金はかかりません。',
  kodomo: '子どものこと、子どもを育てることを相談できます。赤ちゃんが生まれる前でも相談できます。',
  multicultural: '外国から来た人の相談を聞きます。いろいろな言葉で話すことができます。',
  houkatsu: 'お年寄りの生活のことを相談できます。家に行って話を聞くこともできます。',
  jiritsu: 'お金や仕事のことで困っている人の相談を聞きます。いっしょに考えます。',
}
