import type { Day } from '../../../kernel/day.ts'
import { formatDay, weekdayOf } from '../../../kernel/day.ts'
import type { HolidayRule, Nth, Recurrence, Weekday } from './recurrence.ts'
import { NTHS, WEEKDAYS } from './recurrence.ts'
import { inOrder } from './rrule.ts'

/** A recurrence with its hours as people say it: 毎月第2・第4水曜 10:00–11:30（祝日は休み・年末年始は休み）. */
export function recurrenceWords(recurrence: Recurrence, hours: { readonly from: string; readonly until: string }): string {
  const { rule } = recurrence
  const when = `${ruleWords(recurrence)} ${hours.from}–${hours.until}`
  if (rule.kind === 'once') return when
  const remarks = [HOLIDAY_WORDS[recurrence.onHoliday], recurrence.skipsNewYear ? '年末年始は休み' : '', endWords(recurrence)]
  return `${when}（${remarks.filter(Boolean).join('・')}）`
}

function ruleWords({ rule, startsOn }: Recurrence): string {
  switch (rule.kind) {
    case 'once':
      return `${formatDay(startsOn)}（${weekdayOf(startsOn)}）`
    case 'weekly':
      return `${rule.every === 1 ? '毎週' : rule.every === 2 ? '隔週' : `${rule.every}週間ごと`}${WEEKDAYS.filter(one =>
        rule.weekdays.includes(one),
      )
        .map(one => WEEKDAY_WORDS[one])
        .join('・')}曜`
    case 'monthly_weekday':
      return `${monthsWords(rule.every, startsOn)}${NTHS.filter(one => rule.nths.includes(one))
        .map(nthWords)
        .join('・')}${WEEKDAY_WORDS[rule.weekday]}曜`
    case 'monthly_date':
      return `${monthsWords(rule.every, startsOn)}${inOrder(rule.dates)
        .map(date => (date === -1 ? '末日' : `${date}日`))
        .join('・')}`
  }
}

function monthsWords(every: number, startsOn: Day): string {
  if (every === 1) return '毎月'
  return every === 12 ? `毎年${Number(startsOn.slice(5, 7))}月` : `${every}か月ごとの`
}

function endWords({ untilOn, howOften }: Recurrence): string {
  return [untilOn === null ? '' : `${formatDay(untilOn)}まで`, howOften === null ? '' : `全${howOften}回`].filter(Boolean).join('・')
}

const nthWords = (nth: Nth) => (nth === -1 ? '最終' : `第${nth}`)

/** Days of the week in one character each. */
export const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = { MO: '月', TU: '火', WE: '水', TH: '木', FR: '金', SA: '土', SU: '日' }

/** What is said of holidays. */
const HOLIDAY_WORDS: Readonly<Record<HolidayRule, string>> = { skip: '祝日は休み', keep: '祝日もあり', next: '祝日は次の平日' }
