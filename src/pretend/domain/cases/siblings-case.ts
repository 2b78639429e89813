import type { StoryDays } from '../stories/telling.ts'
import type { PretendCase } from './case-shapes.ts'

/** The siblings: not to be parted is the aim, not a condition. */
export function siblingsCase(days: StoryDays): PretendCase {
  return {
    key: 's-sib-case',
    consultation: 's-sib-a',
    household: 's-sib',
    label: '例田 さんの世帯',
    lead: 'kodomo',
    request: {
      askedAt: days.ago(64, '11:30'),
      acceptedAt: days.ago(63, '13:10'),
      by: 'coordinator2',
      basis: 'consent',
      consentType: 'written',
      tried: '家を訪ねて書類を分け、学校の朝の電話をなくした。専門学校は退学の届けを待ってくれている。',
      whyMany:
        '19歳の方と、13歳・8歳のきょうだいとで、使える制度が三つに分かれる。ばらばらに進むと、きょうだいが離れることになりかねない。',
      asked: 'きょうだいが一緒に暮らしつづけられる形を、関係機関で一つにしてほしい。',
      issues: ['young_carer', 'poverty', 'school_refusal', 'gap_need'],
    },
    subjects: ['s-sib-1', 's-sib-2', 's-sib-3'],
    members: [],
    team: [
      { login: 'jiritsu3', since: days.ago(62, '09:30'), basis: 'consent' },
      { login: 'kyoiku', since: days.ago(62, '09:40'), basis: 'consent' },
      { login: 'jutaku', since: days.ago(58, '16:00'), basis: 'consent' },
    ],
    direction: 'きょうだいは離さない。美咲さんが学校に戻れる朝を、まわりの大人で分け合ってつくる。',
    nextContactOn: days.on(4),
    entries: [
      {
        at: days.ago(61, '18:30'),
        by: 'kodomo',
        method: 'visit',
        with: ['person', 'family'],
        person: 's-sib-1',
        result: 'met',
        fact: '家賃は四か月分。病院の支払いは高額療養費で三分の一になる見込み。蒼さんが、湊さんの連絡帳に「ねえの字」でまねて署名していた。',
        words: '美咲さん「ちゃんとしてるって、もう言わなくていいんですか」',
        category: 'child',
      },
      {
        at: days.ago(50, '15:40'),
        by: 'kyoiku',
        method: 'interview',
        with: ['person'],
        person: 's-sib-2',
        result: 'met',
        fact: '蒼さんと学校で会った。朝は弟の支度で一時間目に遅れる日が週に三日ある。部活の道具を貸し出すことにした。',
        words: '「ねえちゃんが寝てる音がすると、安心する」',
        category: 'child',
      },
      {
        at: days.ago(44, '10:10'),
        by: 'jutaku',
        method: 'agency_call',
        with: ['agency'],
        fact: '市営住宅の名義を、入院中の母から美咲さんへ承継できる見通し。滞納は24回の分納。',
        category: 'housing',
      },
      {
        at: days.ago(20, '20:00'),
        by: 'jiritsu3',
        method: 'phone',
        with: ['person'],
        person: 's-sib-1',
        result: 'phone_answered',
        fact: '夜勤を週五日から二日に減らし、家計の表を始めた。修学の給付金の申請を出した。',
        opinion: '疲れは残るが、声に笑いが出るようになった。',
        category: 'income',
        next: { what: '専門学校の復学の面談に付き添う。', on: days.on(4) },
      },
    ],
  }
}
