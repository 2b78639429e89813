import { expect, test } from 'vitest'
import type { HourCells } from './read-hours.ts'
import { readHours } from './read-hours.ts'

const free = (words: string) => readHours({ hoursText: { column: '開館時間', words } }, '')
const pair = (times: string, closed: string) =>
  readHours({ hoursText: { column: '提供時間', words: times }, closedText: { column: '定休日', words: closed } }, '')
const shown = ({ hours }: ReturnType<typeof readHours>) =>
  hours.openings.map(one => `${one.days.join()}${one.nth ? `#${one.nth.join()}` : ''} ${one.opens}-${one.closes}`)

test('half and full width, brackets and new year in one cell are understood', () => {
  const read = free('【開館時間】9:00～21：30 【休館日】月の第3日曜日、祝日、年末年始（12/29～1/3）')
  expect(shown(read)).toEqual(['mon,tue,wed,thu,fri,sat 09:00-21:30', 'sun#1,2,4,5 09:00-21:30'])
  expect(read.hours.onHolidays).toBe('closed')
  expect(read.hours.closures).toEqual([{ from: '12-29', to: '01-03', words: '年末年始' }])
})

test('終日 and 24時間 are open always, holidays too, when nothing says otherwise', () => {
  for (const read of [free('24時間利用可能'), pair('終日', '無し'), pair('24時間', '年中無休')]) {
    expect(shown(read)).toEqual(['mon,tue,wed,thu,fri,sat,sun 00:00-24:00'])
    expect(read.hours.onHolidays).toBe('open')
  }
})

test('無休（正月除く） is every day but the first three of the year', () => {
  const { hours } = pair('9:00～24:00', '無休（正月除く）')
  expect(hours.closures).toEqual([{ from: '01-01', to: '01-03', words: '正月' }])
  expect(hours.onHolidays).toBe('open')
})

test('days told with their times are read in every usual shape', () => {
  expect(shown(pair('火～金9:00～19:00　土日祝9:00～17:00', '月曜日、第4金曜日'))).toEqual([
    'tue,wed,thu 09:00-19:00',
    'fri#1,2,3,5 09:00-19:00',
    'sat,sun 09:00-17:00',
  ])
  expect(shown(free('月・水・金 9時半～午後5時、第2・4土曜 10:00-12:00'))).toEqual(['mon,wed,fri 09:30-17:00', 'sat#2,4 10:00-12:00'])
  expect(shown(free('（月～金）8:30～17:15（土）9:00～12:00'))).toEqual(['mon,tue,wed,thu,fri 08:30-17:15', 'sat 09:00-12:00'])
  expect(shown(free('平日 22:00～翌6:00'))).toEqual(['mon,tue,wed,thu,fri 22:00-06:00'])
  expect(shown(pair('11:00～19:00', '日曜日～火曜日'))).toEqual(['wed,thu,fri,sat 11:00-19:00'])
  expect(shown(free('月～金 8:30～17:15（祝日・年末年始を除く）'))).toEqual(['mon,tue,wed,thu,fri 08:30-17:15'])
})

test('what is not certain opens no door: the words stay, and somebody is told', () => {
  const unsure = [
    '9:00～17:00',
    '日によります',
    '土曜午後は休み',
    '9:00～22:00（曜日により異なる）',
    '10:00～15:00 要予約',
    '25:00～26:00',
    '月火 9:00',
  ]
  for (const words of unsure) {
    const read = free(words)
    expect([words, read.hours.openings, read.hours.note, read.unread.length]).toEqual([words, [], words, 1])
  }
  expect(pair('9:00～20:00', '土曜午後、日曜日、祝日').hours.openings).toEqual([])
  expect(pair('9:00～20:00', '1月1日、ほかに臨時休業日あり').hours.openings).toEqual([])
})

test('a closed day that moves after a holiday leaves holidays unknown, and is told', () => {
  const read = pair('9:00～17:15', '月曜日（月曜日が祝日の場合は、翌平日）')
  expect([read.hours.onHolidays, read.moving.length, shown(read)]).toEqual(['unknown', 1, ['tue,wed,thu,fri,sat,sun 09:00-17:15']])
})

test('columns of days and times are taken, and words beside them close what they open', () => {
  const cells: HourCells = {
    days: { column: '利用可能曜日', words: '月～金' },
    opens: { column: '開始時間', words: '９：００' },
    closes: { column: '終了時間', words: '17:00' },
    hoursText: { column: '利用可能日時特記事項', words: '祝日、年末年始は休み' },
  }
  const { hours } = readHours(cells, '')
  expect(hours.openings).toEqual([{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], nth: null, opens: '09:00', closes: '17:00' }])
  expect([hours.onHolidays, hours.note]).toEqual(['closed', '祝日、年末年始は休み'])
})

test('a Saturday column is not believed when the remarks say every other week', () => {
  const cells: HourCells = {
    ...{ weekdayOpens: { column: '開始時刻平日', words: '15:00' }, weekdayCloses: { column: '終了時刻平日', words: '18:00' } },
    ...{ saturdayOpens: { column: '開始時刻土曜日', words: '09:30' }, saturdayCloses: { column: '終了時刻土曜日', words: '16:30' } },
  }
  expect(shown(readHours(cells, ''))).toEqual(['mon,tue,wed,thu,fri 15:00-18:00', 'sat 09:30-16:30'])
  const read = readHours(cells, '土曜日は隔週。')
  expect(shown(read)).toEqual(['mon,tue,wed,thu,fri 15:00-18:00'])
  expect(read.hours.note).toBe('開始時刻土曜日：09:30\n終了時刻土曜日：16:30')
})
