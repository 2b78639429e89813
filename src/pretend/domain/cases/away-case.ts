import type { StoryDays } from '../stories/telling.ts'
import type { PretendCase } from './case-shapes.ts'

/** The mother who left home: nothing in here says where anybody lives, learns or works. */
export function awayCase(days: StoryDays): PretendCase {
  return {
    key: 's-away-case',
    consultation: 's-away-a',
    household: 's-away',
    label: '夢沢 さんの世帯',
    lead: 'desk',
    openedAt: days.ago(88, '17:30'),
    subjects: ['s-away-1'],
    members: ['s-away-2', 's-away-3'],
    team: [],
    direction: '安心して眠れる夜を先に。その上で、学びと仕事を、本人の順番で。',
    nextContactOn: days.on(1),
    entries: [
      {
        at: days.ago(86, '09:00'),
        by: 'desk',
        method: 'phone',
        with: ['person'],
        person: 's-away-1',
        result: 'phone_answered',
        fact: '決めた合図で電話がつながった。三人とも無事。かける時刻は朝9時と決めた。留守番電話には残さない。',
        scope: 'own_agency',
        category: 'contact',
      },
      {
        at: days.ago(80, '13:40'),
        by: 'head',
        method: 'interview',
        with: ['person'],
        person: 's-away-1',
        result: 'met',
        fact: '支援措置の決定を一緒に確かめた。どの窓口の画面にも所在が出ないことを、目の前で見ていただいた。',
        words: '「今日は、入口を見ませんでした」',
        scope: 'own_agency',
      },
      {
        at: days.ago(52, '10:15'),
        by: 'desk',
        method: 'phone',
        with: ['person'],
        person: 's-away-1',
        result: 'phone_answered',
        fact: '灯さんは学びを続けている。陸さんは、大きな音のあとに泣かずにいられた日があった。面接を一つ受けた。',
        scope: 'own_agency',
        next: { what: '朝9時に電話する。', on: days.on(1) },
      },
    ],
  }
}
