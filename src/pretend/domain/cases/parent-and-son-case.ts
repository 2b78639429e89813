import type { StoryDays } from '../stories/telling.ts'
import type { PretendCase } from './case-shapes.ts'

/** 8050: the mother's worker leads, the son writes letters. */
export function parentAndSonCase(days: StoryDays): PretendCase {
  return {
    key: 's-8050-case',
    consultation: 's-8050-a',
    household: 's-8050',
    label: '仮名井 さんの世帯',
    lead: 'houkatsu',
    request: {
      askedAt: days.ago(44, '11:00'),
      acceptedAt: days.ago(42, '10:20'),
      by: 'coordinator',
      basis: 'consent',
      consentType: 'oral',
      tried: '母の受診と手すり、月二回の訪問まで整えた。息子さんには、会わずに手紙を置くところまで来た。',
      whyMany: '母の介護、息子さんの暮らし、二人の家計が一つにつながっており、どこか一つが先走ると、ほかが崩れる。',
      asked: '母と息子さんの支えの向きを一つにそろえ、母が倒れたときの段取りを、今のうちに決めたい。',
      issues: ['problem_8050', 'social_isolation', 'care_burden', 'budgeting'],
    },
    subjects: ['s-8050-1', 's-8050-2'],
    members: [],
    team: [
      { login: 'shogai', since: days.ago(42, '10:30'), basis: 'consent' },
      { login: 'csw', since: days.ago(38, '15:00'), basis: 'consent' },
    ],
    direction: '二人の暮らしを壊さず、母には手を、息子さんには紙の道を。会うことを目標にしない。',
    nextContactOn: days.on(2),
    entries: [
      {
        at: days.ago(40, '14:10'),
        by: 'houkatsu',
        method: 'visit',
        with: ['person', 'family'],
        person: 's-8050-1',
        result: 'met',
        fact: '腰の痛みは半分になったとのこと。介護保険の申請書を一緒に書いた。二階の廊下がきしんだ。',
        words: '「夜に起こさなくてすむようになったら、あの子が先に寝るようになりました」',
        category: 'health',
        next: { what: '認定調査に立ち会う。', on: days.on(-28) },
      },
      {
        at: days.ago(35, '10:00'),
        by: 'shogai',
        method: 'mail',
        with: ['person'],
        person: 's-8050-2',
        result: 'seen_safe',
        fact: '戸の前に二通目の手紙と、壊れた置き時計を置いた。夕方、直った時計と「電池は別売りです」の紙が玄関に出ていた。',
        opinion: '返事の紙に冗談がある。急がない。',
      },
      {
        at: days.ago(27, '16:00'),
        by: 'csw',
        method: 'agency_call',
        with: ['community'],
        fact: '公民館の時計が止まっていると館長に聞いた。直せる人を探しているとのこと。',
        scope: 'team',
      },
      {
        at: days.ago(12, '11:15'),
        by: 'houkatsu',
        method: 'visit',
        with: ['family'],
        person: 's-8050-1',
        result: 'met',
        fact: '要介護1と認められた。週一回の通所を試すことになった。',
        third: { who: '通所介護の相談員', said: '迎えのとき、息子さんらしい方が荷物を玄関まで出してくれていた。' },
        category: 'health',
        next: { what: '通所のはじめの日に電話する。', on: days.on(2) },
      },
    ],
  }
}
