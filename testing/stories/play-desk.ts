import { expect } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import type { Hand } from '../browser/hand.ts'
import { press } from '../browser/press.ts'
import type { Cast } from './cast.ts'
import type { Script, Somebody } from './scripts.ts'

/** What the desk made: where the consultation stands, and each person's page in the order of the script. */
type Heard = { readonly consultation: string; readonly people: readonly string[] }

/** What may be told with consent. */
export const TOLD = ['contact', 'household', 'health', 'income', 'housing', 'child', 'history']
const PURPOSE = '関係機関で支援の向きをそろえるため'
const HIDDEN_PLACE = '夢が原市かくれ町九番地'

/** The desk hears, writes down who it is about, and chooses coordination. */
export async function hearAtDesk(cast: Cast, script: Script): Promise<Heard> {
  const hand = await cast.as(script.desk)
  await hand.go('/consultations')
  await press(hand.page, hand.page.locator('[data-shortcut=new]'))
  await hand.tick('channel', [script.channel])
  await hand.write('statement', script.statement)
  await hand.tick('topics', script.topics)
  await cast.see(hand, 'hear')
  await hand.button('受け止めて保存する')
  const consultation = pathOf(hand)
  const [first, ...others] = script.people
  if (first === undefined) throw new Error('a story about nobody')
  await linkNew(hand, first)
  await cast.see(hand, 'consultation')
  await hand.link(nameIn(first))
  const people = [pathOf(hand)]
  await liveTogether(cast, hand, script, others)
  const household = pathOf(hand)
  for (const one of others) {
    await hand.go(household)
    await hand.link(nameIn(one))
    people.push(pathOf(hand))
    if (one.isSubject) await linkKnown(hand, consultation, one)
  }
  if (script.topics.includes('dv_abuse')) await protect(cast, hand, script, people[0] ?? '')
  await hand.go(consultation)
  await hand.link('振り分ける')
  await hand.tick('disposition', ['coordination'])
  await hand.write('tried', script.tried)
  await cast.see(hand, 'screen')
  await hand.button('保存する')
  return { consultation, people }
}

/** Each is asked for themselves; without consent the desk writes down that it is not there yet, and when it asks again. */
export async function askConsent(cast: Cast, script: Script, people: readonly string[], type: Script['consent']): Promise<void> {
  const hand = await cast.as(script.desk)
  const logins = ['coordinator', ...script.team, 'head', script.desk]
  const own = (await cast.agency(script.desk)).id
  const agencies = new Set((await Promise.all(logins.map(login => cast.agency(login)))).map(({ id }) => id))
  agencies.delete(own)
  for (const [place, path] of people.entries()) {
    const isSubject = script.people[place]?.isSubject === true
    if (type === null && !isSubject) continue
    await hand.go(path)
    await hand.link('同意')
    await hand.link('同意を記録する')
    await hand.tick('answer', [type === null ? 'not_obtained' : 'given'])
    await hand.write('purpose', PURPOSE)
    if (type === null) {
      await hand.write('askAgainOn', addDays(cast.today, 14))
      await hand.write('personWords', script.noConsentWords ?? '')
    } else {
      await hand.tick('type', [isSubject ? type : 'proxy'])
      if (type === 'proxy' || !isSubject) await hand.write('proxyRelation', isSubject ? '長女' : '養育している家族')
      await hand.tick('agencies', [...agencies])
      await hand.tick('categories', TOLD)
      await hand.write('workerNote', '窓口で項目を読み上げ、一つずつ確かめた。')
    }
    if (place === 0) await cast.see(hand, 'consent')
    await hand.button('記録する')
    expect(await hand.words()).toContain(type === null ? 'もう一度お尋ねする日を、「すること」に入れました' : '同意を記録しました')
  }
  await cast.see(hand, 'consents')
}

/** The desk asks for coordination, looks it over, and sends it. */
export async function askCoordination(cast: Cast, script: Script, { consultation }: Heard): Promise<void> {
  const hand = await cast.as(script.desk)
  await hand.go(consultation)
  await hand.link('多機関協働へ申し込む')
  await hand.tick('toAgency', [(await cast.agency('coordinator')).id])
  await hand.write('whyMany', script.whyMany)
  await hand.write('asked', askedIn(script))
  await hand.tick('urgency', ['within_week'])
  await hand.tick('issues', script.issues)
  await hand.tick('basis', [script.consent === null ? 'appi-69-2-2' : 'consent'])
  if (script.consent === null) await hand.write('basisReason', script.noConsentWords ?? '')
  else await hand.tick('consentType', [script.consent])
  await cast.see(hand, 'request')
  await hand.button('保存して、申し込む前に確かめる')
  await cast.see(hand, 'request-check')
  await hand.button('申し込む')
  expect(await hand.words()).toContain('申し込みました')
  await cast.see(hand, 'request-sent')
}

/** What the desk asks for; tells its request from all others in a list. */
export function askedIn(script: Script): string {
  return `支援の向きをそろえてほしい。（${script.key}）`
}

function pathOf(hand: Hand): string {
  return new URL(hand.page.url()).pathname
}

function nameIn({ family, given }: Somebody): RegExp {
  return new RegExp(`${family}.?${given}`)
}

async function writeName(hand: Hand, one: Somebody, form?: string): Promise<void> {
  await hand.write('family', one.family, form)
  await hand.write('given', one.given, form)
  await hand.write('familyKana', one.kana[0], form)
  await hand.write('givenKana', one.kana[1], form)
  await hand.write('birthDate', one.birthDate, form)
}

async function linkNew(hand: Hand, one: Somebody): Promise<void> {
  await hand.link('人を結びつける')
  await writeName(hand, one)
  await hand.button('新しく登録して結びつける')
}

async function linkKnown(hand: Hand, consultation: string, one: Somebody): Promise<void> {
  await hand.go(consultation)
  await hand.link('人を結びつける')
  await hand.write('q', `${one.family}${one.given}`)
  await hand.page.locator('main [name=q]').press('Enter')
  await press(hand.page, hand.page.getByRole('button', { name: 'この人を結びつける' }).first())
  expect(await hand.words()).toContain('人を結びつけました')
}

async function liveTogether(cast: Cast, hand: Hand, script: Script, others: readonly Somebody[]): Promise<void> {
  await hand.link('世帯をつくる')
  if (script.topics.includes('dv_abuse')) {
    await hand.write('address', HIDDEN_PLACE)
    cast.hush(HIDDEN_PLACE)
  }
  await hand.button('世帯をつくる')
  for (const one of others) {
    await hand.link('新しい方を加える')
    await writeName(hand, one)
    await hand.choose('relationship', one.relationship)
    await hand.button('世帯に加える')
  }
  if (script.carer === undefined) return
  const { carer, caredFor, kind } = script.carer
  await hand.link('世話をしている方を登録する')
  await hand.pick('carer', script.people[carer]?.given ?? '')
  await hand.pick('caredFor', script.people[caredFor]?.given ?? '')
  await hand.choose('kind', kind)
  await hand.button('世話をしている方を登録する')
  await cast.see(hand, 'household')
}

/** Whoever will work with them has to be let know, one agency at a time: nobody else even finds the name. */
async function protect(cast: Cast, hand: Hand, script: Script, person: string): Promise<void> {
  await hand.go(person)
  await hand.link('住所を守る')
  await hand.page.locator('main input[name=kind]').first().check()
  await hand.button('住所を守る')
  expect(await hand.words()).toContain('住所を守りました')
  for (const login of ['coordinator', ...script.team]) {
    await hand.choose('agencyId', (await cast.agency(login)).id, '/know')
    await hand.write('tellReason', '次の住まいと暮らしを一緒に考えるため', '/know')
    await hand.button('この機関に知らせる', '/know')
    expect(await hand.words()).toContain('知らせました')
  }
  await cast.see(hand, 'protected')
}
