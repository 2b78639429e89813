import { CALLS, ENTRIES, LOGS } from '../../domain/liaison-said.ts'
import type { Teller } from '../teller.ts'

/** Who keeps the records of the councils told of. */
const KEEPERS: Readonly<Record<number, string>> = { 1: 'chair', 8: 'chair8', 39: 'chair39' }
const TEAM = ['csw', 'csw2', 'csw3', 'csw4', 'csw5', 'csw6']
/** The last council is left without a coordinator, so that the team's page has something to tell. */
const SERVED = 38

/**
 * Coordinators go to their councils and write their diaries; the councils give and take: a board, a visit, a question, a market that
 * came from elsewhere, and help from outside. A city without councils, or one in which this was told already, is left as it is.
 */
export async function tellLiaison(teller: Teller): Promise<void> {
  const council = await teller.get('csw', '/councils/1')
  const there = (await teller.get('csw', '/liaison'))['items']
  if (!Array.isArray(council['bodies']) || council['bodies'].length === 0 || (Array.isArray(there) && there.length > 0)) return
  await assign(teller)
  await ringRound(teller)
  await keepDiaries(teller)
  const entries = await fillBoard(teller)
  await goAndSee(teller, entries)
  await askAround(teller)
  await getHelp(teller)
}

async function assign(teller: Teller): Promise<void> {
  teller.at(200, '09:00')
  const fromOn = teller.day(200)
  for (let no = 1; no <= SERVED; no++) {
    const login = TEAM[Math.floor(((no - 1) * TEAM.length) / SERVED)] ?? 'csw'
    await teller.press('csw', '/coordinators', { councilNo: String(no), staffId: teller.staff(login), fromOn })
  }
}

async function keepDiaries(teller: Teller): Promise<void> {
  for (const { by, daysAgo, inDays, ...said } of LOGS) {
    teller.at(daysAgo, '17:00')
    const on = teller.day(daysAgo)
    const nextOn = inDays === undefined ? {} : { nextOn: teller.day(-inDays) }
    const { id } = await teller.post(by, '/field-logs', { ...said, on, ...nextOn })
    if (inDays !== undefined && inDays < 0) {
      teller.at(-inDays, '10:00')
      await teller.press(by, `/field-logs/${id}/step`, { words: '当番表を渡した。大きな字がよいと言われ、作り直した。' })
    }
  }
}

/** A round of calls, as one line: how the councils are, and what they would like to hear of. */
async function ringRound(teller: Teller): Promise<void> {
  for (const [by, daysAgo, councils] of CALLS) {
    teller.at(daysAgo, '16:00')
    const did = 'それぞれの会長さんや事務局さんに電話で近況をうかがい、次の集まりの日を聞いた。'
    const words = { minutes: 15 * councils.length, councils, functions: ['network', 'info'], lean: 'community', place: '電話', did }
    await teller.post(by, '/field-logs', { ...words, on: teller.day(daysAgo) })
  }
}

async function fillBoard(teller: Teller): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, daysAgo, isTold, ...said } of ENTRIES) {
    teller.at(daysAgo, '19:30')
    const { id } = await teller.post(KEEPERS[said.councilNo] ?? 'csw', '/liaison', said)
    ids.set(key, id)
    teller.at(daysAgo, '20:30')
    if (isTold) await teller.post('csw', `/liaison/${id}/check`, {})
  }
  teller.at(20, '19:00')
  await teller.press('chair', `/liaison/entries/${ids.get('market1')}/adopt`, {
    parentId: ids.get('market8') ?? '',
    changed: '朝を夕方に変えて、子どもの店番を足しました。机はたためるものにしました。',
    since: teller.day(40),
  })
  await teller.press('chair8', `/liaison/entries/${ids.get('market8')}/adopt`, {
    fromWhere: 'となりの市の商店街',
    changed: '店ではなく、家の畑のものを持ち寄る形にしました。',
    since: teller.day(900),
  })
  return ids
}

async function goAndSee(teller: Teller, ids: ReadonlyMap<string, string>): Promise<void> {
  teller.at(26, '20:00')
  const entry = (key: string) => ids.get(key) ?? ''
  const grass = { guestNo: 1, hostNo: 8, about: '草刈り隊のはじめ方を見たい', guestEntry: entry('grass1'), hostEntry: entry('grass8') }
  const done = await teller.post('chair', '/liaison/visits', grass)
  teller.at(22, '19:00')
  await teller.post('chair', `/liaison/visits/${done.id}/tell`, {
    on: teller.day(23),
    seen: '刃の研ぎ方と、危なくない並び方。休みの回数を先に決めていた。',
    takenHome: '春に一度、二つの地区で一緒に刈ってみる。',
  })
  teller.at(6, '20:00')
  await teller.post('chair', '/liaison/visits', {
    guestNo: 1,
    hostNo: 39,
    about: '住民の送迎の保険のことを聞きたい',
    guestEntry: entry('bus1'),
    hostEntry: entry('bus39'),
  })
}

async function askAround(teller: Teller): Promise<void> {
  teller.at(33, '20:00')
  const tent = await teller.post('chair', '/liaison/exchanges', {
    councilNo: 1,
    kind: 'lend',
    title: '秋の祭りにテントを貸してください',
    words: '二張りあると助かります。取りに行きます。',
    themes: ['culture'],
  })
  teller.at(31, '12:00')
  await teller.post('chair8', `/liaison/exchanges/${tent.id}/replies`, { councilNo: 8, words: '二張り貸せます。組み立て方も教えます。' })
  teller.at(16, '20:00')
  const end = { state: 'met', outcome: '二張り借りて、雨の中でも開けました。', helpedBy: '8' }
  await teller.press('chair', `/liaison/exchanges/${tent.id}/end`, end)
  teller.at(5, '20:00')
  const heirs = await teller.post('chair39', '/liaison/exchanges', {
    councilNo: 39,
    kind: 'question',
    title: '役員のなり手は、どうやって見つけていますか',
    words: '順番で回してきましたが、続かなくなりました。',
    themes: ['work'],
  })
  teller.at(2, '20:00')
  await teller.post('chair', `/liaison/exchanges/${heirs.id}/replies`, {
    councilNo: 1,
    words: '仕事を小さく分けて、一年だけの「お手伝い役員」を作りました。五人が来てくれています。',
  })
}

async function getHelp(teller: Teller): Promise<void> {
  teller.at(45, '10:00')
  const offer = (agency: string, kind: string, title: string, words: string, theme: string) =>
    teller.press('csw', '/liaison/support/offers', { agencyId: teller.agency(agency), kinds: kind, title, words, themes: theme })
  const lecture = await offer(
    'houkatsu-north',
    'lecture',
    '認知症の学びの会',
    '一時間、集会所へうかがいます。紙芝居もあります。',
    'dementia',
  )
  await offer('hospital', 'advice', '健康の相談', '血圧を測りながら、何でも聞けます。', 'health')
  teller.at(19, '19:00')
  const asked = await teller.press('chair', '/liaison/support', {
    councilNo: '1',
    offerId: lecture,
    kind: 'lecture',
    words: 'お茶の会で、声のかけ方を聞きたい',
    wantedWhen: '十二月の水曜の昼',
  })
  teller.at(13, '11:00')
  await teller.press('csw', `/liaison/support/${asked}/answer`, {
    state: 'accepted',
    words: '十二月の第二水曜に来てもらえることになりました。',
    answeredAs: '北部の包括の方',
  })
}
