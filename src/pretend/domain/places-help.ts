import { agencyHours } from './agency-hours.ts'
import type { PlaceDraft } from './place-draft.ts'
import { BARRIER_FREE, OLD_HALL, place } from './place-draft.ts'
import { hallHours, hoursInWords, NOT_MONDAY, officeHours, opening, WORKDAYS } from './week.ts'

const CITY = '夢が原市（架空）'
const HALL = officeHours(opening(WORKDAYS, '08:30', '17:15'))
const EVENING_HALL = hallHours(opening(NOT_MONDAY, '09:00', '21:30'))

/** Where people of the pretend city ask for help and meet. */
export const HELP_PLACES: readonly PlaceDraft[] = [
  place('desk', '福祉総合相談窓口（市役所1階）', 'フクシソウゴウソウダンマドグチ', [12, 0], agencyHours('desk', 'city_desk'), {
    agencyKey: 'desk',
    operator: CITY,
    building: '市役所本館1階 2番窓口',
    languages: ['ja', 'en', 'pt'],
    access: { ...BARRIER_FREE, writing: true, hearing_loop: true, guide_dog: true, sign_language: true },
    topics: ['other', 'family', 'income_living', 'housing', 'no_food'],
    description: '予約なしで、どんな相談もお聞きします。木曜日は19時まで開いています。',
  }),
  place('desk', '地域包括支援センター 中部の窓口', 'チイキホウカツシエンセンター', [12, 2], HALL, {
    agencyKey: 'houkatsu',
    access: BARRIER_FREE,
    topics: ['care', 'illness_disability', 'family'],
  }),
  place('desk', '北部地域包括支援センター', 'ホクブチイキホウカツシエンセンター', [1, 1], HALL, {
    agencyKey: 'houkatsu-north',
    topics: ['care', 'family'],
    access: { wheelchair: true, parking: true },
  }),
  place('desk', '南部地域包括支援センター', 'ナンブチイキホウカツシエンセンター', [33, 1], HALL, {
    agencyKey: 'houkatsu-south',
    topics: ['care', 'family'],
    access: { wheelchair: true, parking: true },
  }),
  place('desk', '障がい者相談支援センター', 'ショウガイシャソウダンシエンセンター', [11, 1], HALL, {
    agencyKey: 'shogai',
    access: { ...BARRIER_FREE, elevator: true, tactile_paving: true, sign_language: true, writing: true, guide_dog: true },
    topics: ['illness_disability', 'job_search'],
  }),
  place('desk', 'こども家庭センター', 'コドモカテイセンター', [13, 3], HALL, {
    agencyKey: 'kodomo',
    languages: ['ja', 'pt', 'vi', 'es'],
    access: { ...BARRIER_FREE, diaper: true, nursing: true, hot_water: true },
    topics: ['parenting', 'family', 'hikikomori_truancy', 'dv_abuse'],
  }),
  place('desk', 'あゆみの窓（生活困窮者自立相談支援）', 'アユミノマド', [17, 0], HALL, {
    agencyKey: 'jiritsu',
    topics: ['income_living', 'rent_loan', 'debt', 'job_search'],
    access: { wheelchair: true },
  }),
  place('desk', '多文化共生センター', 'タブンカキョウセイセンター', [8, 0], agencyHours('multicultural', 'multicultural_center'), {
    agencyKey: 'multicultural',
    languages: ['ja', 'pt', 'vi', 'es', 'zh', 'en', 'fil'],
    access: { wheelchair: true, wifi: true },
    topics: ['other', 'work_trouble', 'parenting', 'housing'],
  }),
  place(
    'desk',
    '出張なんでも相談（隠れ里会場）',
    'シュッチョウナンデモソウダン',
    [39, 0],
    officeHours(opening(['sat'], '13:00', '16:00', [2, 4])),
    {
      agencyKey: 'desk',
      building: '隠れ里集会所 和室',
      topics: ['other', 'community', 'care', 'hikikomori_truancy'],
      description: '第2・第4土曜日に、相談員が集会所に来ます。',
      hasPhone: false,
    },
  ),
  place('welfare_hall', '夢が原福祉会館', 'ユメガハラフクシカイカン', [14, 0], HALL, {
    agencyKey: 'shakyo',
    operator: '夢が原市社会福祉協議会（架空）',
    languages: ['ja', 'pt'],
    access: { ...BARRIER_FREE, elevator: true },
    topics: ['community', 'income_living', 'care'],
    capacity: 240,
  }),
  place('welfare_hall', '夢が原隣保館', 'ユメガハラリンポカン', [18, 0], EVENING_HALL, {
    agencyKey: 'rights',
    topics: ['community', 'other'],
    access: OLD_HALL,
  }),
  place(
    'child_support',
    '子育てひろば たんぽぽ畑',
    'コソダテヒロバタンポポバタケ',
    [10, 1],
    officeHours(opening([...WORKDAYS, 'sat'], '09:30', '15:30')),
    {
      agencyKey: 'child-salon',
      languages: ['ja', 'pt'],
      access: { wheelchair: true, diaper: true, nursing: true, hot_water: true, baby_toilet: true, parking: true },
      topics: ['parenting'],
      welcomes: '0歳から就学前のお子さんと保護者、妊娠中の方',
    },
  ),
  place(
    'child_support',
    '子育てひろば ささぶね',
    'コソダテヒロバササブネ',
    [35, 2],
    hoursInWords('月・水・金の午前中（行事のある週は変わります）'),
    {
      access: { diaper: true, nursing: null },
      topics: ['parenting'],
    },
  ),
  place('child_support', '教育支援センター ひだまり', 'キョウイクシエンセンターヒダマリ', [9, 1], HALL, {
    agencyKey: 'education',
    languages: ['ja', 'pt'],
    topics: ['hikikomori_truancy', 'parenting'],
  }),
  place('community_center', '夢が里地区市民センター', 'ユメガサトチクシミンセンター', [1, 4], EVENING_HALL, {
    operator: CITY,
    access: BARRIER_FREE,
    topics: ['community'],
    capacity: 180,
  }),
  place('community_center', '松風台地区市民センター', 'マツカゼダイチクシミンセンター', [8, 3], EVENING_HALL, {
    operator: CITY,
    access: { ...BARRIER_FREE, wifi: true },
    languages: ['ja', 'pt'],
    topics: ['community'],
    capacity: 320,
  }),
  place('community_center', '見本ヶ丘地区市民センター', 'ミホンガオカチクシミンセンター', [9, 4], EVENING_HALL, {
    operator: CITY,
    access: BARRIER_FREE,
    topics: ['community'],
  }),
  place('community_center', '瀬音谷地区市民センター', 'セオトダニチクシミンセンター', [34, 0], EVENING_HALL, {
    operator: CITY,
    access: OLD_HALL,
    topics: ['community'],
  }),
  place('community_center', '隠れ里集会所', 'カクレザトシュウカイジョ', [39, 4], hoursInWords('鍵は住民自治協議会が預かっています。'), {
    access: OLD_HALL,
    hasPhone: false,
  }),
]
