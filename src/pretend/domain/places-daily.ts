import { agencyHours } from './agency-hours.ts'
import type { PlaceDraft } from './place-draft.ts'
import { BARRIER_FREE, OLD_HALL, place } from './place-draft.ts'
import { ALWAYS, EVERY_DAY, hallHours, hoursInWords, officeHours, opening, WORKDAYS } from './week.ts'

const CITY = '夢が原市（架空）'
const NURSERY = officeHours(opening(WORKDAYS, '07:30', '19:00'), opening(['sat'], '07:30', '18:00'))
const SHOP = hallHours(opening(EVERY_DAY, '10:00', '20:00'))
/** A shelter has no opening hours: it opens when it is needed. */
const AT_NEED = hoursInWords('災害のときに開きます。')

/** Where people of the pretend city go in daily life, and in a disaster. */
export const DAILY_PLACES: readonly PlaceDraft[] = [
  place('medical', '夢が原みほん病院', 'ユメガハラミホンビョウイン', [16, 0], agencyHours('hospital', 'clinic'), {
    agencyKey: 'hospital',
    languages: ['ja', 'en', 'pt'],
    access: { ...BARRIER_FREE, elevator: true, tactile_paving: true, guide_dog: true },
    topics: ['illness_disability'],
  }),
  place('medical', 'ためし診療所', 'タメシシンリョウジョ', [22, 1], agencyHours('clinic', 'clinic'), {
    agencyKey: 'clinic',
    access: { wheelchair: true },
    topics: ['illness_disability'],
  }),
  place(
    'medical',
    '夜間応急診療所 つきまち',
    'ヤカンオウキュウシンリョウジョツキマチ',
    [3, 0],
    hallHours(opening(EVERY_DAY, '20:00', '01:00')),
    {
      operator: CITY,
      access: { wheelchair: true, parking: true },
      topics: ['illness_disability'],
      description: '受付は終わる30分前までです。来る前に電話してください。',
    },
  ),
  place(
    'day_service',
    '放課後等デイサービス にじのたね',
    'ホウカゴトウデイサービスニジノタネ',
    [14, 3],
    officeHours(opening(WORKDAYS, '14:00', '17:30'), opening(['sat'], '10:00', '16:00')),
    {
      access: { wheelchair: true, wheelchair_toilet: true },
      topics: ['illness_disability', 'parenting'],
      capacity: 10,
      welcomes: '就学しているお子さん',
    },
  ),
  place('care_service', '地域密着型ホーム 夕なぎの家', 'チイキミッチャクガタホームユウナギノイエ', [17, 3], ALWAYS, {
    agencyKey: 'group-home',
    topics: ['care'],
    capacity: 9,
    access: BARRIER_FREE,
  }),
  place('childcare', '夢が里こども園', 'ユメガサトコドモエン', [1, 2], NURSERY, {
    topics: ['parenting'],
    capacity: 110,
    access: { wheelchair: true, parking: true },
  }),
  place('childcare', '絵空台保育園', 'エソラダイホイクエン', [15, 1], NURSERY, {
    topics: ['parenting'],
    capacity: 90,
    languages: ['ja', 'pt'],
  }),
  place('school', '松風台小学校', 'マツカゼダイショウガッコウ', [8, 5], officeHours(opening(WORKDAYS, '08:00', '16:30'))),
  place('school', '山彦中学校', 'ヤマビコチュウガッコウ', [33, 4], officeHours(opening(WORKDAYS, '08:00', '16:30'))),
  place('shelter', '松風台小学校 体育館', 'マツカゼダイショウガッコウタイイクカン', [8, 5], AT_NEED, {
    hazards: ['earthquake', 'landslide', 'flood'],
    capacity: 420,
    access: { slope: true, wheelchair_toilet: true },
    hasPhone: false,
  }),
  place('shelter', '夢が里地区市民センター', 'ユメガサトチクシミンセンター', [1, 4], AT_NEED, {
    hazards: ['earthquake', 'large_fire'],
    capacity: 120,
    access: BARRIER_FREE,
  }),
  place('shelter', '山彦中学校 体育館', 'ヤマビコチュウガッコウタイイクカン', [33, 4], AT_NEED, {
    hazards: ['earthquake', 'landslide'],
    capacity: 300,
    hasPhone: false,
  }),
  place('shelter', '隠れ里集会所', 'カクレザトシュウカイジョ', [39, 4], AT_NEED, {
    hazards: ['earthquake'],
    capacity: 35,
    access: OLD_HALL,
    hasPhone: false,
  }),
  place('welfare_shelter', '夢が原福祉会館（福祉避難所）', 'ユメガハラフクシカイカンフクシヒナンジョ', [14, 0], AT_NEED, {
    hazards: ['earthquake', 'flood', 'landslide'],
    capacity: 60,
    welcomes: '要配慮者と付き添いの方',
    access: { ...BARRIER_FREE, elevator: true },
  }),
  place('welfare_shelter', '瀬音谷デイサービスセンター（福祉避難所）', 'セオトダニデイサービスセンター', [34, 3], AT_NEED, {
    hazards: ['earthquake'],
    capacity: 25,
    welcomes: '要介護の高齢の方と付き添いの方',
    access: BARRIER_FREE,
  }),
  place('emergency_site', '松風台小学校 運動場', 'マツカゼダイショウガッコウウンドウジョウ', [8, 6], AT_NEED, {
    hazards: ['earthquake', 'large_fire'],
    hasPhone: false,
  }),
  place('emergency_site', '見本ヶ丘中央公園', 'ミホンガオカチュウオウコウエン', [9, 2], AT_NEED, {
    hazards: ['earthquake', 'large_fire', 'landslide'],
    hasPhone: false,
  }),
  place('emergency_site', '笹舟河川公園 高台', 'ササブネカセンコウエンタカダイ', [35, 5], AT_NEED, {
    hazards: ['flood', 'inland_flood'],
    hasPhone: false,
  }),
  place('aed', '市役所本館1階 正面玄関', 'シヤクショホンカン', [12, 0], officeHours(opening(WORKDAYS, '08:30', '17:15')), {
    access: { child_pad: true },
    hasPhone: false,
  }),
  place('aed', '松風台地区市民センター 玄関の外', 'マツカゼダイチクシミンセンター', [8, 3], ALWAYS, {
    access: { child_pad: true },
    hasPhone: false,
  }),
  place('baby_station', 'ことことみせ 本店', 'コトコトミセホンテン', [13, 5], SHOP, {
    access: { diaper: true, nursing: true, hot_water: null },
  }),
  place('toilet', '夢見町駅前 公衆トイレ', 'ユメミチョウエキマエコウシュウトイレ', [13, 1], ALWAYS, {
    access: { wheelchair_toilet: true, ostomate: true, diaper: true },
    hasPhone: false,
  }),
  place(
    'public_facility',
    '夢が原市立図書館',
    'ユメガハラシリツトショカン',
    [12, 4],
    hallHours(opening(['tue', 'wed', 'thu', 'fri'], '09:00', '19:00'), opening(['sat', 'sun'], '09:00', '17:00')),
    {
      operator: CITY,
      languages: ['ja', 'en', 'pt'],
      access: { ...BARRIER_FREE, elevator: true, wifi: true },
      topics: ['community'],
    },
  ),
  place('other', 'フードパントリー ゆめのたな', 'フードパントリーユメノタナ', [17, 5], agencyHours('food', 'food_support'), {
    agencyKey: 'food',
    languages: ['ja', 'pt', 'vi'],
    topics: ['no_food', 'income_living'],
  }),
]
