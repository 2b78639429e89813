import type { Teller } from '../teller.ts'

/** Cases that ended long ago: one list of them was destroyed by two persons, one waits for the second, one case is held and one is due. */
export async function tellLongAgo(teller: Teller): Promise<void> {
  const ended: number[] = []
  for (const [place, said] of SAID.slice(0, 4).entries()) ended.push(await tellOne(teller, 2040 - place * 20, said))
  teller.at(30, '10:00')
  await teller.press('admin', '/retention/rules', {
    recordType: 'case',
    startsAt: 'end_of_support',
    years: '5',
    basis: '夢が原市文書管理規程（架空） 別表第一',
    thenDo: 'destroy',
    validFrom: teller.day(60),
  })
  await teller.press('admin', '/retention/holds', { caseNo: String(ended.at(-1)), reason: '情報公開の請求があり、答えるまで止める。' })
  const list = await teller.press('admin', '/retention/lists', {})
  teller.at(28, '11:00')
  await teller.press('privacy', `/retention/lists/${list}`, { answer: 'yes' })
  for (const [place, said] of SAID.slice(4, 6).entries()) await tellOne(teller, 1990 - place * 10, said)
  teller.at(3, '10:00')
  await teller.press('admin', '/retention/lists', {})
  await tellOne(teller, 1960, SAID[6])
}

async function tellOne(teller: Teller, daysAgo: number, said: string): Promise<number> {
  teller.at(daysAgo, '10:00')
  const heard = await teller.post('desk', '/consultations', { channel: 'counter', statement: said, topics: ['income_living'] })
  await teller.post('desk', `/consultations/${heard.id}/screen`, { disposition: 'own_agency', tried: '窓口で話を聞いた。' })
  const opened = await teller.post('desk', `/consultations/${heard.id}/open-case`, {
    label: '見本の世帯',
    nextContactOn: teller.day(daysAgo - 7),
  })
  const path = `/cases/${opened['caseId'] ?? opened.id}`
  await teller.post('desk', `${path}/entries`, { fact: '家賃の見通しが立ち、電話が一度あった。', method: 'phone' })
  teller.at(daysAgo - 120, '15:00')
  await teller.post('desk', `${path}/tracks`, {
    track: 'solving',
    to: 'ended',
    reason: 'resolved',
    words: '見通しが立った。',
    nextContactOn: teller.day(daysAgo - 150),
  })
  await teller.post('desk', `${path}/tracks`, { track: 'accompanying', to: 'ended', reason: 'resolved', words: 'お礼の電話があった。' })
  return Number((await teller.get('desk', path))['no'])
}

const SAID = [
  '（見本）勤め先の都合で、家賃が二か月遅れました。',
  '（見本）電気の紙が読めず、止まる前に来ました。',
  '（見本）引っ越しのお金のことで来ました。',
  '（見本）仕事が決まるまでの食べ物のことで来ました。',
  '（見本）健康保険の切り替えのことで来ました。',
  '（見本）滞納の分け方を一緒に決めました。',
  '（見本）住まいの更新料のことで来ました。',
] as const
