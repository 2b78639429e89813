import { expect, test } from 'vitest'
import { addMonths, readDay } from '../../kernel/day.ts'
import { cityOf, historyOf, householdsOf, storiesOf } from './city.ts'
import { complaintsAbout } from './lawful-course.ts'
import type { City, PretendConsultation } from './shapes.ts'
import { STATEMENT_LENGTH } from './statement.ts'

const until = readDay('2026-11-23') ?? never()
const end = `${until}T23:59:59+09:00`
const city = cityOf(11)
const households = [...householdsOf(city, { residents: 6_000 })]
const options = { until, households, consultations: 8_000, months: 12 }
const history = [...historyOf(city, options)]
const stories = storiesOf(city, until)

test('every course of the history is lawful', () => {
  expect(history.flatMap(consultation => complaintsAbout(city, consultation, end))).toEqual([])
})

test('every course of the stories is lawful on whatever day they are told', () => {
  for (const text of ['2026-11-23', '2026-11-22', '2027-01-03', '2027-01-05', '2026-05-06', '2028-02-29', '2026-09-24']) {
    const day = readDay(text) ?? never()
    const told = storiesOf(city, day)
    expect(told.consultations.flatMap(consultation => complaintsAbout(city, consultation, `${day}T23:59:59+09:00`))).toEqual([])
  }
})

test('the checker of courses finds what is unlawful', () => {
  const answered = history.find(({ course }) => course.some(step => step.do === 'close' && step.outcome === 'answered')) ?? never()
  const backwards = { ...answered, course: answered.course.toReversed() }
  const byNobody = { ...answered, course: answered.course.map(step => ({ ...step, by: 'resident' })) }
  const taken = history.find(({ course }) => course.some(step => step.do === 'accept')) ?? never()
  const unseen = { ...taken, course: taken.course.filter(step => step.do !== 'seen') }
  for (const unlawful of [backwards, byNobody, unseen]) expect(complaintsAbout(city, unlawful, end).length).toBeGreaterThan(0)
  expect(complaintsAbout(city, answered, answered.receivedAt).length).toBeGreaterThan(0)
})

test('the history covers its months, ends on its day, and is the same for the same seed', () => {
  const received = history.map(consultation => consultation.receivedAt)
  expect(received.every(at => at >= addMonths(until, -12) && at <= end)).toBe(true)
  expect(received.some(at => at.startsWith('2025-11')) && received.some(at => at.startsWith('2026-11-2'))).toBe(true)
  expect([...historyOf(city, options)]).toEqual(history)
  expect([...historyOf(cityOf(12), options)]).not.toEqual(history)
})

test('consultations end as they do in life: most are answered, a quarter taken over, few wait too long', () => {
  expect(share(({ course }) => course.some(step => step.do === 'close' && step.outcome === 'answered'))).toBeCloseTo(0.55, 1)
  const tookOver = share(({ course }) => handOverTaken(course) && !cameBack(course))
  expect(tookOver).toBeGreaterThan(0.2)
  expect(tookOver).toBeLessThan(0.3)
  expect(share(({ course }) => cameBack(course) && handOverTaken(course))).toBeGreaterThan(0.02)
  const untouched = share(({ course }) => !course.some(step => step.do === 'close' || step.do === 'refer'))
  expect(untouched).toBeGreaterThan(0.05)
  expect(untouched).toBeLessThan(0.11)
  const overdue = share(({ course }) => course.some(step => step.do === 'refer' && step.replyBy < until) && !answeredAll(course))
  expect(overdue).toBeGreaterThan(0.015)
  expect(overdue).toBeLessThan(0.05)
  const gaps = share(({ gapNeed }) => gapNeed !== undefined)
  expect(gaps).toBeGreaterThan(0.035)
  expect(gaps).toBeLessThan(0.065)
  for (const outcome of ['watching', 'consent_building', 'lost_contact'])
    expect(share(({ course }) => course.some(step => step.do === 'close' && step.outcome === outcome))).toBeGreaterThan(0.003)
})

test('the two centres share no household, except in the one story that says so', () => {
  const met = (told: readonly PretendConsultation[]) => meetings(city, told)
  expect([...met(history)].filter(([, agencies]) => agencies.has('houkatsu') && agencies.has('shogai'))).toEqual([])
  const shared = [...met(stories.consultations)].filter(([, agencies]) => agencies.has('houkatsu') && agencies.has('shogai'))
  expect(shared.map(([household]) => household)).toEqual(['s-8050'])
  expect([...met(history).values()].filter(agencies => agencies.has('houkatsu')).length).toBeGreaterThan(50)
  expect([...met(history).values()].filter(agencies => agencies.has('shogai')).length).toBeGreaterThan(50)
})

test('nothing is told to another agency about a household that keeps its address from somebody', () => {
  const kept = new Set(households.filter(({ members }) => members.some(member => member.addressProtected)).map(({ key }) => key))
  const about = history.filter(({ people }) => people.some(({ personKey }) => kept.has(householdKey(personKey))))
  expect(about.length).toBeGreaterThan(0)
  expect(about.filter(({ course }) => course.some(step => step.do === 'refer'))).toEqual([])
})

test('statements are 80 to 300 characters and hardly ever the same', () => {
  const lengths = history.map(({ statement }) => statement.length)
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(STATEMENT_LENGTH.shortest)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(STATEMENT_LENGTH.longest)
  expect(new Set(history.map(({ statement }) => statement)).size / history.length).toBeGreaterThan(0.93)
  expect(JSON.stringify(history)).not.toMatch(/[{][a-z]+[}]/)
})

test('twelve stories are told, each in 200 to 600 characters', () => {
  expect(new Set(stories.consultations.map(({ story }) => story)).size).toBe(12)
  for (const { key, statement } of stories.consultations) {
    expect(statement.length, key).toBeGreaterThanOrEqual(200)
    expect(statement.length, key).toBeLessThanOrEqual(600)
  }
})

test('everybody linked to a consultation exists, and is linked once', () => {
  const known = new Set([...households, ...stories.households].flatMap(({ members }) => members.map(({ key }) => key)))
  for (const { key, people } of [...history, ...stories.consultations]) {
    expect(
      people.filter(({ personKey }) => !known.has(personKey)),
      key,
    ).toEqual([])
    expect(new Set(people.map(({ personKey }) => personKey)).size, key).toBe(people.length)
  }
})

test('no place of a real city is named, and no telephone could ring', () => {
  const text = JSON.stringify([city, households, history, stories])
  for (const real of REAL_NAMES) expect(text.includes(real), real).toBe(false)
  const numbers = text.match(/0\d{1,4}-\d{1,4}-\d{4}/g) ?? []
  expect(numbers.length).toBeGreaterThan(1_000)
  expect(numbers.filter(number => !/^0595-00-\d{4}$/.test(number))).toEqual([])
})

const REAL_NAMES =
  '上野 伊賀 神戸 花垣 依那古 中瀬 柘植 上津 大山田 阿山 島ヶ原 島ケ原 青山 名張 三重 ゆめが丘 夢が丘 緑ヶ丘 桐ヶ丘 友生 府中 壬生野 鞆田 玉滝 丸柱'.split(
    ' ',
  )

const share = (holds: (consultation: PretendConsultation) => boolean): number => history.filter(holds).length / history.length

const householdKey = (personKey: string): string => personKey.slice(0, personKey.lastIndexOf('-'))

const cameBack = (course: PretendConsultation['course']): boolean =>
  course.some(step => ['return', 'decline', 'withdraw'].includes(step.do))

function answeredAll(course: PretendConsultation['course']): boolean {
  const answered = new Set(course.flatMap(step => ('referral' in step && step.do !== 'seen' ? [step.referral] : [])))
  return course.every(step => step.do !== 'refer' || answered.has(step.key))
}

function handOverTaken(course: PretendConsultation['course']): boolean {
  const accepted = new Set(course.flatMap(step => (step.do === 'accept' ? [step.referral] : [])))
  return course.some(step => step.do === 'refer' && step.kind === 'hand_over' && accepted.has(step.key))
}

function meetings(of: City, told: readonly PretendConsultation[]): Map<string, Set<string>> {
  const agencyOf = new Map(of.staff.map(member => [member.login, member.agencyKey]))
  const met = new Map<string, Set<string>>()
  for (const { people, receivedBy, course } of told)
    for (const { personKey } of people) {
      const agencies = met.get(householdKey(personKey)) ?? new Set()
      agencies.add(agencyOf.get(receivedBy) ?? '')
      for (const step of course) if (step.do === 'refer') agencies.add(step.to)
      met.set(householdKey(personKey), agencies)
    }
  return met
}

function never(): never {
  throw new Error('the test is about nothing')
}
