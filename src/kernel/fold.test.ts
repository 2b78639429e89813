import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldKana, foldPhone, looksLikeKana, looksLikePhone, toKatakana } from './fold.ts'
import { variantForms } from './variants.ts'

const ALIKE = `
髙橋=高橋 山﨑=山崎 渡邉=渡辺 渡邊=渡辺 渡邉=渡邊 齋藤=斉藤 斎藤=斉藤 齊藤=齋藤 廣田=広田 濱田=浜田 濵口=浜口 澤田=沢田 中嶋=中島 嶌田=島田 櫻井=桜井
國分=国分 眞田=真田 惠子=恵子 藏本=蔵本 廣瀨=広瀬 榮一=栄一 渕上=淵上 冨田=富田 九條=九条 𠮷田=吉田 曾根=曽根 龍子=竜子 瀧本=滝本 大學=大学 關口=関口
辻󠄀本=辻本 葛󠄁城=葛城 \ufa19谷=神谷 \ufa1b井=福井 \ufa10本=塚本 \ufa26築=都築 德永=徳永 桒原=桑原 栁田=柳田 舩木=船木 埜口=野口 鹽田=塩田 靏見=鶴見 龜井=亀井 鐵男=鉄男
萬田=万田 與田=与田 寶田=宝田 會田=会田 檜山=桧山 佐々木=佐佐木 みすゞ=みすず 霞ヶ関=霞が関 緑ケ丘=緑ガ丘 緑ヶ丘=緑が丘 ﾔﾏﾀﾞ=ヤマダ やまだ=ヤマダ か゛とう=ガトウ
ｽｰﾊﾟｰ=ス－パ－ マリア・シウバ=マリアシウバ Nguyễn=nguyen Đặng=dang João=JOAO Gonçalves=goncalves Muñoz=MUNOZ Łukasz=lukasz Sørensen=sorensen Weiß=WEISS O’Brien=O'BRIEN Ｌｉ=li 3-5=３－５ 1‐2―3=1ー2－3
`
const APART = `
大田=太田 伊藤=伊東 坂本=阪本 佐藤=斉藤 川口=河口 安部=阿部 菊地=菊池 石橋=石端 上田=植田 小野=大野 渡部=渡辺 井上=伊上 荒井=新井 中川=仲川 吉川=古川
木下=木上 千葉=千羽 ハナ=バナ ハナ=パナ ユウキ=ユキ シヤ=シャ 肺がん=肺けん 三田=三井 Lee=Li 山田=山 3-5=35
`
const pairs = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map(pair => pair.split('='))

test('sixty and more ways to write one name are found as one', () => {
  expect(pairs(ALIKE).length).toBeGreaterThanOrEqual(60)
  for (const [a = '', b = ''] of pairs(ALIKE)) {
    expect(a, `${a} is another spelling`).not.toBe(b)
    expect(fold(a), `${a} = ${b}`).toBe(fold(b))
  }
})

test('names that only look or sound alike stay apart', () => {
  expect(pairs(APART).length).toBeGreaterThanOrEqual(20)
  for (const [a = '', b = ''] of pairs(APART)) expect(fold(a), `${a} ≠ ${b}`).not.toBe(fold(b))
})

test('the table of variants is sound: one step, no letter twice, nothing NFKC would have replaced', () => {
  const forms = variantForms()
  expect(forms.size).toBeGreaterThanOrEqual(350)
  for (const [letter, searched] of forms) {
    expect(forms.has(searched), `${letter} → ${searched} goes on`).toBe(false)
    expect(letter.normalize('NFKC'), letter).toBe(letter)
    expect(letter + searched).toMatch(/^\p{Script=Han}{2}$/u)
  }
})

test('spaces within a name make no difference', () => {
  expect(fold('山田　花子')).toBe(fold('山田 花子'))
  expect(fold('山田　花子')).toBe('山田花子')
})

test('が is ケ only between two Chinese characters', () => {
  expect(fold('緑が丘')).toBe('緑ケ丘')
  expect(fold('肺がん')).toBe('肺ガン')
  expect(fold('ながの')).toBe('ナガノ')
})

test('folding twice changes nothing more', () => {
  const letter = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(...'がカﾞ゛゜ーｰ々ゝヾヶ丘緑 ・éñĐ邉ﾊﾟ\u3099\u0301\ufe00'),
  )
  const anyText = fc.array(letter, { maxLength: 12 }).map(letters => letters.join(''))
  fc.assert(
    fc.property(anyText, text => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(foldKana(foldKana(text))).toBe(foldKana(text))
    }),
    { numRuns: 5_000 },
  )
})

test('every single character of Unicode folds to something that stays', () => {
  const restless: string[] = []
  for (let code = 0; code < 0x110000; code += 1) {
    const folded = fold(String.fromCodePoint(code))
    if (fold(folded) !== folded) restless.push(code.toString(16))
  }
  expect(restless).toEqual([])
})

test('readings are found however long and small sounds are written', () => {
  for (const [a, b] of [
    ['みづき', 'ミズキ'],
    ['ちぢわ', 'チジワ'],
    ['かをる', 'カオル'],
    ['きょうこ', 'キヨウコ'],
    ['ユーコ', 'ユコ'],
    ['ﾏｰｶﾞﾚｯﾄ', 'マガレツト'],
  ] as const)
    expect(foldKana(a), `${a} = ${b}`).toBe(foldKana(b))
  expect(foldKana('おおの')).not.toBe(foldKana('おの'))
})

test('a telephone number is its digits from the leading 0', () => {
  for (const text of ['0595-00-1234', '０５９５（００）１２３４', '+81 595 00 1234', '+81 (0)595-00-1234', '☎0595 00 1234'])
    expect(foldPhone(text), text).toBe('0595001234')
  expect(foldPhone('なし')).toBe('')
})

test('what was typed is recognised as a reading or a telephone number', () => {
  for (const text of ['やまだ', 'ヤマダ　ハナコ', 'ﾔﾏﾀﾞ', 'マリア・シウバ', 'ユーコ', 'か゛']) expect(looksLikeKana(text), text).toBe(true)
  for (const text of ['', ' ', 'ー', '山田', 'やまだ花子', '佐々木', 'Maria', 'ヤマダ1']) expect(looksLikeKana(text), text).toBe(false)
  for (const text of ['0595', '0595-00-1234', '（０５９５）００', '+81 595', '123']) expect(looksLikePhone(text), text).toBe(true)
  for (const text of ['', '12', '--- ', '2026年', '0595-00-1234内線', 'R8.1.5']) expect(looksLikePhone(text), text).toBe(false)
})

test('a reading is kept in full-width katakana, and nothing else of it is touched', () => {
  expect(toKatakana('やまだ ﾊﾅｺ')).toBe('ヤマダ ハナコ')
  expect(toKatakana('ｶﾞｷﾞﾊﾟｳﾞ')).toBe('ガギパヴ')
  expect(toKatakana('か゛か\u3099かﾞ')).toBe('ガガガ')
  expect(toKatakana('\ufa19谷Ａ辻\u{e0100}')).toBe('\ufa19谷Ａ辻\u{e0100}')
})
