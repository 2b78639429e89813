import type { Script } from '../../stories/scripts.ts'

/** The word that stands in everything written about one thing; met by somebody else, it tells which wall has a hole. */
export function markOf(name: string): string {
  return `目印${name}印目`
}

/** One household whose every word is marked, told by the same player as the twelve stories. */
export const MARKED: Script = {
  key: 'marked',
  title: '目印をつけた世帯',
  desk: 'desk',
  channel: 'counter',
  statement: `${markOf('相談')}と話された。`,
  topics: ['housing', 'job_search'],
  people: [
    {
      family: markOf('本人'),
      given: '一',
      kana: ['メジルシ', 'ハジメ'],
      birthDate: '1990-03-08',
      sex: 'female',
      relationship: 'head',
      isSubject: true,
    },
    {
      family: markOf('家族'),
      given: '二',
      kana: ['メジルシ', 'ツギ'],
      birthDate: '2012-04-02',
      sex: 'male',
      relationship: 'child',
      isSubject: false,
    },
  ],
  tried: `${markOf('依頼')}を試した。`,
  whyMany: '住まいと学校がつながっている。',
  issues: ['poverty'],
  consent: 'written',
  team: ['houkatsu', 'shogai', 'kodomo'],
  entry: { by: 'houkatsu', fact: `${markOf('記録')}を見た。`, words: `${markOf('記録')}と話された。` },
  strength: `${markOf('評価')}がある`,
  wish: `${markOf('計画')}のとおりに暮らしたい。`,
  direction: `${markOf('計画')}を支える。`,
  goal: `${markOf('計画')}ができる`,
  lines: [{ issue: 'poverty', login: 'houkatsu', words: `${markOf('計画')}を試す`, days: 14 }],
  change: 'relief',
  thanks: `${markOf('計画')}でした。`,
}
