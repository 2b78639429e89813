import type { Teller } from '../teller.ts'

/** What lies behind seals and what the privacy officer looks at: a sealed record, two emergency openings, somebody who steps back, alerts. */
export async function tellSealedAndWatched(teller: Teller): Promise<void> {
  await protect(teller)
  await seal(teller)
  teller.at(4, '16:00')
  await teller.press('houkatsu3', `/people/${teller.person('s-8050-1')}/conflict`, { reason: 'neighbour', words: '同じ班に住んでいる。' })
  await openInNeed(teller)
}

/** The term of protection of the family that left home. */
async function protect(teller: Teller): Promise<void> {
  teller.at(80, '14:20')
  for (const key of ['s-away-1', 's-away-2', 's-away-3'])
    await teller.press('desk', `/people/${teller.person(key)}/protection/set`, {
      kind: 'dv',
      fromOn: teller.day(80),
      untilOn: teller.day(-284),
      documentNo: '見本第12号',
    })
}

async function seal(teller: Teller): Promise<void> {
  const shown = await teller.get('desk', `/cases/${teller.supportCase('s-away-case')}`)
  teller.at(87, '09:30')
  const made = await teller.post('desk', '/compartments', {
    kind: 'dv',
    label: '見本の記録 その一',
    basis: 'other_law',
    caseNo: shown['no'],
    secondStaff: teller.staff('head'),
    ownClass: 'public_body',
    secondClass: 'public_body',
  })
  const path = `/compartments/${made.id}`
  await teller.post('head', `${path}/confirm`, { answer: 'yes' })
  await teller.post('head', `${path}/members`, { staffId: teller.staff('desk2'), legalClass: 'public_body' })
  for (const [days, words] of ENTRIES) {
    teller.at(days, '10:40')
    await teller.post(days % 2 === 0 ? 'head' : 'desk', `${path}/entries`, { on: `${teller.day(days)} 10:20`, ...words })
  }
  teller.at(70, '15:30')
  await teller.post('desk', `${path}/reporters`, { name: '見本 名乗らず', relation: '同じ店で働いていた方', heardOn: teller.day(71) })
  await teller.post('head', `${path}/tell`, { tells: 'yes', whomToCall: '福祉総合相談課 課長' })
}

async function openInNeed(teller: Teller): Promise<void> {
  const fresh = await teller.get('jiritsu', `/cases/${teller.supportCase('s-fresh-case')}`)
  const siblings = await teller.get('kodomo', `/cases/${teller.supportCase('s-sib-case')}`)
  await openOne(teller, 'shogai2', fresh['no'], '担当の方が休みの日に、倒れたとの電話を受けた。かかりつけを確かめる。', 'life')
  await openOne(teller, 'renkei', siblings['no'], '救急で来られた方の、家に残る弟さん二人の連絡先を確かめる。', 'handover_gap')
  const reviews = await teller.get('privacy', '/glass/reviews')
  const first = (reviews['items'] as readonly { readonly id: string; readonly caseNo: number }[]).find(one => one.caseNo === fresh['no'])
  await teller.post('privacy', `/glass/${first?.id}/review`, {
    finding: 'justified',
    words: '電話の記録と時刻が合う。命に関わる連絡であり、見た範囲も連絡先と通院先だけだった。',
  })
  // The coordinator bears the family name of the person: the rules ask about it, and the answer is easy.
  await teller.get('coordinator', `/people/${teller.person('s-8050-1')}`)
  teller.atLast()
  await teller.press('privacy', '/audit/alerts/run', {})
}

async function openOne(teller: Teller, by: string, no: unknown, words: string, reasonCode: string): Promise<void> {
  teller.atLast()
  const opened = await teller.post(by, '/glass', { no, reasonCode, words })
  await teller.get(by, `/cases/${opened['caseId']}/timeline`)
}

const ENTRIES = [
  [86, { fact: '安全の確保の日の経過を、時刻のとおりに書いた。診断の写しを預かった。', personWords: '「今日は、眠れそうです」' }],
  [81, { fact: '支援措置の申出に付き添った。', opinion: '手続きの待ち時間に、入口を何度も見られた。窓口を奥の部屋に変える。' }],
  [73, { fact: '学びの場の変更が済んだ。', thirdParty: '車が同じ場所に二日続けて停まっていた。', thirdPartyWho: '相談員' }],
  [52, { fact: '面接を一つ受けられた。行き帰りの道を一緒に確かめた。', personWords: '「名札は、下の名前だけにしてもらえました」' }],
] as const
