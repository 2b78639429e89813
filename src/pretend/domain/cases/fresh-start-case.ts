import type { StoryDays } from '../stories/telling.ts'
import type { PretendCase } from './case-shapes.ts'

/** A fresh start: what no programme offers is invented, line by line. */
export function freshStartCase(days: StoryDays): PretendCase {
  return {
    key: 's-fresh-case',
    consultation: 's-fresh-a',
    household: 's-fresh',
    label: '作森 さんの世帯',
    lead: 'jiritsu',
    request: {
      askedAt: days.ago(96, '15:30'),
      acceptedAt: days.ago(95, '09:00'),
      by: 'coordinator',
      basis: 'consent',
      consentType: 'written',
      tried: '不動産店に同行し、保証の仕組みを三つ調べた。宿泊所の期限を二週間延ばせた。',
      whyMany: '住まい、保証、仕事、体のどれも、一つの制度では届かない。',
      asked: '保証人のいない方の部屋を、一緒につくってほしい。',
      issues: ['unstable_housing', 'no_guarantor', 'released_offender', 'job_search_difficulty', 'gap_need'],
    },
    subjects: ['s-fresh-1'],
    members: [],
    team: [
      { login: 'sumai', since: days.ago(94, '11:00'), basis: 'consent' },
      { login: 'csw3', since: days.ago(90, '13:00'), basis: 'consent' },
    ],
    direction: '名前で借りられる部屋を先に。仕事は、手が覚えているところから。',
    nextContactOn: days.on(9),
    entries: [
      {
        at: days.ago(92, '10:30'),
        by: 'sumai',
        method: 'interview',
        with: ['person'],
        person: 's-fresh-1',
        result: 'met',
        fact: '条件は、膝のため一階か手すりのある階段、家賃3万5千円まで。酒を売る店の上は避けたいとのこと。',
        category: 'housing',
      },
      {
        at: days.ago(84, '17:20'),
        by: 'csw3',
        method: 'visit',
        with: ['community'],
        fact: '商店街の畳店（休業中）の店主に会った。二階が五年空いている。畳の縫い場に明かりが戻るなら、家賃はあとでよいとのこと。',
        opinion: '保証人の代わりに、月に一度、三者で顔を合わせる約束なら受けてもらえそうである。',
      },
      {
        at: days.ago(77, '14:00'),
        by: 'jiritsu',
        method: 'agency_meeting',
        with: ['person', 'agency', 'community'],
        person: 's-fresh-1',
        result: 'met',
        fact: '店主、ご本人、居住支援の担当、当方の四者で会った。緊急のときの連絡先は、当面、居住支援法人が受ける。鍵を受け取った。',
        words: '「自分の名前が書いてある郵便受けは、十一年ぶりです」',
        category: 'housing',
      },
      {
        at: days.ago(30, '19:05'),
        by: 'jiritsu',
        method: 'phone',
        with: ['person'],
        person: 's-fresh-1',
        result: 'phone_answered',
        fact: '小学校の柔道場の畳の張り替えを、店主と受けた。報酬の届け方を一緒に確かめる。',
        words: '「酒は四か月と少しです。数えるのは、もうやめようかと思います」',
        category: 'income',
        next: { what: '三者の顔合わせ（月に一度）', on: days.on(9) },
      },
    ],
  }
}
