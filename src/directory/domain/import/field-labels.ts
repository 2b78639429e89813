import type { PlaceFacts } from '../place.ts'

/** What the fields of a place are called in reports to people. */
export const FIELD_LABELS: Readonly<Record<keyof PlaceFacts, string>> = {
  kind: '種類',
  name: '名称',
  kana: '読み',
  operator: '運営',
  agencyId: '機関',
  address: '住所',
  building: '建物',
  postalCode: '郵便番号',
  phone: '電話番号',
  phoneExt: '内線',
  url: 'URL',
  lat: '緯度',
  lon: '経度',
  hours: '時間',
  languages: '言語',
  access: '設備と配慮',
  welcomes: '受入対象者',
  hazards: '災害の種類',
  capacity: '人数',
  topics: '困りごと',
  description: '説明',
  more: 'そのほかの列',
  assuredOn: '確かめた日',
}
