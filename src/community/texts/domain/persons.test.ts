import fc from 'fast-check'
import { expect, test } from 'vitest'
import { warnsOfPersons } from './persons.ts'

test.each([
  ['三丁目の田中さんの家の前が暗い。', '田中さん'],
  ['山本様のご厚意で、畑をお借りしています。', '山本様'],
  ['マリアさんが通訳をしてくれます。', 'マリアさん'],
  ['佐々木先生の体操です。', '佐々木先生'],
  ['会長の鈴木がご案内します。', '鈴木'],
  ['連絡は 高橋 花子 まで。', '高橋 花子'],
  ['電話は0595-00-1234へ。', '0595-00-1234'],
  ['けいたい ０９０（０００）１２３４', '電話番号'],
  ['申し込みは yume@example.jp まで。', 'yume@example.jp'],
  ['夢が里123番地の空き家です。', '123番地'],
  ['夢が里町45-6の角です。', '45-6'],
  ['〒518-0000', '番地'],
  ['昭和23年4月5日生まれの方です。', '生まれた日'],
  ['78歳の男性が一人で暮らしています。', '78歳'],
  ['番号は 1234 5678 9012 です。', 'マイナンバー'],
  ['会費は口座（普通）1234567へ。', '口座'],
  ['認知症の妻をみている家があります。', '認知症'],
  ['八十二才で畑をしています。', '八十二才'],
])('what tells a person is noticed: %s', (text, noticed) => {
  expect(warnsOfPersons(text).join('\n')).toContain(noticed)
})

test.each([
  'どなたでも参加できます。お子さんも、お父さんお母さんも、皆さんお越しください。',
  '65歳以上の方が4割をこえています。80代の方も、歩いて通っています。',
  '認知症の方も、家族の方も、いっしょにお茶を飲みます。',
  '市民の皆様、住民の皆さん、民生委員さん、農家さんのご協力で続いています。',
  '多様な人が、同様に集まります。様々な様子を見守ります。',
  '在宅で暮らす人を、二人一組で訪ねます。宅配もあります。',
  '令和8年4月1日から、毎月第2土曜日の9時から11時まで。参加費は100円です。',
  '氏名は書かなくてかまいません。',
  'スタッフさん、ボランティアさんを待っています。',
  '子どもたち30人と、夫婦二人で来る人もいます。',
])('what everybody writes is not a person: %s', text => {
  expect(warnsOfPersons(text)).toEqual([])
})

const PLACES = ['夢が里', '松風台', '見本ヶ丘', '上野南部', '中瀬', '神戸', '花垣', '柘植', '青山', '大山田', '島ヶ原', '上津']
const WHAT = [
  '朝市',
  '見守りの会',
  'サロン',
  '夏祭り',
  '草刈り',
  '買い物の便',
  '体操の会',
  '子ども食堂',
  '避難の訓練',
  '地域福祉ネットワーク会議',
]
const WHERE = ['公民館', '集会所', '市民センター', '神社の境内', '小学校の体育館', '道の駅']
const SENTENCES: readonly ((place: string, what: string, where: string, number: number) => string)[] = [
  (place, what, where) => `${place}地区では、${where}で${what}を開いています。`,
  (place, what, _, number) => `${place}の${what}には、毎月${number}人ほどが集まります。`,
  (place, what) => `${place}住民自治協議会は、${what}を通じて、支え合いの地域づくりをすすめます。`,
  (place, what, where, number) => `${what}は${number}年前に${place}の${where}で始まりました。`,
  (place, _, where, number) => `${place}の${where}まで、バスで${number}分です。`,
  (place, what, where) => `${where}での${what}は、${place}に住む人なら、だれでも来られます。`,
]

test('ordinary sentences about places, gatherings and numbers never warn', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom(...SENTENCES),
          fc.constantFrom(...PLACES),
          fc.constantFrom(...WHAT),
          fc.constantFrom(...WHERE),
          fc.nat(99),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      told => {
        const text = told.map(([say, place, what, where, number]) => say(place, what, where, number)).join('')
        expect(warnsOfPersons(text)).toEqual([])
      },
    ),
  )
})

test('a name, a number or an address is noticed wherever it stands in an ordinary text', () => {
  const secrets = ['田中さん', '0595-00-4321', '12番地', 'a@example.jp', '昭和30年1月2日生まれ', '1234-5678-9012', '79歳']
  fc.assert(
    fc.property(fc.constantFrom(...secrets), fc.constantFrom(...PLACES), fc.constantFrom(...WHAT), fc.nat(2), (secret, place, what, at) => {
      const pieces = [`${place}です。`, `${what}を開きます。`, 'お待ちしています。']
      pieces.splice(at, 0, `「${secret}」の話です。`)
      expect(warnsOfPersons(pieces.join(''))).not.toEqual([])
    }),
  )
})
