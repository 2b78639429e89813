import type { AgencyDraft } from './agency-draft.ts'
import { JAPANESE, offer } from './agency-draft.ts'

/** The divisions of the pretend city hall that open no record of a person: counting, guarding, running. */
export const OFFICE_AGENCIES: readonly AgencyDraft[] = [
  {
    key: 'plan',
    name: '地域福祉計画担当',
    kana: 'チイキフクシケイカクタントウ',
    kind: 'city_division',
    does: '地域福祉計画の進み具合を、個人が分からない件数だけで確かめ、推進委員会に報告します。',
    doesNot: '個別のご相談はお受けする立場にありませんが、福祉総合相談窓口がすぐにお話を伺います。',
    area: 'city',
    languages: JAPANESE,
    secrecyClass: 'public_officer',
    services: [offer('計画への意見', ['community', 'other'], '地域福祉計画へのご意見を受け付け、回答を公表します。')],
  },
  {
    key: 'privacy',
    name: '個人情報保護担当',
    kana: 'コジンジョウホウホゴタントウ',
    kind: 'privacy',
    does: '自分の記録の開示請求を受け付け、記録がだれにいつ見られたかを点検します。',
    doesNot: '暮らしのご相談は福祉総合相談窓口が伺います。担当は記録の扱いについてのご心配に応じます。',
    area: 'city',
    languages: JAPANESE,
    secrecyClass: 'public_officer',
    services: [offer('自己情報の開示請求', ['other'], 'ご自分の相談記録の写しを請求できます。')],
  },
  {
    key: 'system',
    name: '情報システム担当',
    kana: 'ジョウホウシステムタントウ',
    kind: 'system',
    does: '職員の登録と停止、機器の保守、控えの保管を受け持ちます。記録の中身は見ません。',
    doesNot: '相談の受付は行いません。職員からの記録の使い方の質問は、各窓口の責任者と一緒に解決します。',
    area: 'city',
    languages: JAPANESE,
    secrecyClass: 'public_officer',
    services: [offer('職員の登録', ['other'], '異動や退職の届けを受けて、その日のうちに反映します。')],
  },
]
