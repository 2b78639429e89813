import { plainText, unreadKanji } from './readings.ts'

/** What makes a sentence hard for somebody who is learning Japanese. */
export type EasyRule = 'long' | 'kanji' | 'double-negation' | 'honorific' | 'katakana' | 'reading' | 'polite'

/** One complaint: the rule, the sentence as it is read, and the words that break the rule (none when it is the whole sentence). */
export type EasyComplaint = { readonly rule: EasyRule; readonly sentence: string; readonly words: readonly string[] }

/** The longest sentence, in characters without spaces. */
export const MOST_CHARACTERS = 40

/** The most kanji in one sentence. @source 弘前大学の「やさしい日本語」の目安 */
export const MOST_KANJI = 13

/**
 * What must be mended before a text may be called やさしい日本語; nothing when all is well.
 *
 * A piece that does not end in 。 is a label or a heading and need not end in です or ます; nor need examples (例：).
 * @source 出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」2020
 */
export function lintEasyJapanese(text: string): readonly EasyComplaint[] {
  return sentencesOf(text).flatMap(complaintsAbout)
}

/** The sentences of a text, each with the sign it ends in; a last piece without one is a sentence too. */
export function sentencesOf(text: string): readonly string[] {
  return (text.match(/[^。！？\n]+[。！？]?/g) ?? []).map(sentence => sentence.trim()).filter(sentence => sentence !== '')
}

function complaintsAbout(written: string): readonly EasyComplaint[] {
  const sentence = plainText(written)
  const joined = sentence.replace(/[\s　]/g, '')
  const kanji = joined.match(/[\u3400-\u9fff々〆]/g) ?? []
  const found: readonly (readonly [EasyRule, boolean, readonly string[]])[] = [
    ['long', joined.length > MOST_CHARACTERS, []],
    ['kanji', kanji.length > MOST_KANJI, []],
    ...brokenWords('double-negation', joined.match(DOUBLE_NEGATION)),
    ...brokenWords('honorific', joined.replace(/ありがとうござい/g, '').match(HONORIFIC)),
    ...brokenWords(
      'katakana',
      (joined.match(KATAKANA) ?? []).filter(word => !KNOWN_KATAKANA.has(word)),
    ),
    ...brokenWords('reading', unreadKanji(written)),
    ['polite', isSentence(joined) && !POLITE.test(joined), []],
  ]
  return found.filter(([, isBroken]) => isBroken).map(([rule, , words]) => ({ rule, sentence, words }))
}

const brokenWords = (rule: EasyRule, words: readonly string[] | null): readonly (readonly [EasyRule, boolean, readonly string[]])[] => [
  [rule, (words ?? []).length > 0, words ?? []],
]

/** Yes, no and thanks are whole answers; an example is a list of words. */
const isSentence = (joined: string): boolean => joined.endsWith('。') && !/^例：/.test(joined) && !/^(はい|いいえ)。$/.test(joined)

const POLITE = /(です|ます|ません|でした|ました|ください|ましょう)(か|ね|よ)?。$/

const DOUBLE_NEGATION =
  /な(?:い|く)(?:こと|わけ|もの|ところ)?(?:で)?は(?:ない|ありません)|なければ(?:ならない|なりません|いけない|いけません)|な(?:いと|くては)(?:ならない|なりません|いけない|いけません)|ざるを得(?:ない|ません)|ずには?い(?:られ|け)(?:ない|ません)/g

/** 尊敬語 and 謙譲語 that public offices are fond of. */
const HONORIFIC =
  /いただ[いかきくけ]|ございま|いらっしゃ|おっしゃ|なさ[いっら]|ご覧|召し上が|伺[いう]|申し上げ|拝[見読]|存じ|いたし|おりま[すせ]|お[\u3040-\u309f\u3400-\u9fff]{1,4}になり?[まるっ]|[おご][\u3400-\u9fff]{1,3}[いきしちりみびえけせて]?ください|られますか/g

const KATAKANA = /[ァ-ヴー]{2,}/g

/** Words that everybody who lives here meets every week. */
const KNOWN_KATAKANA: ReadonlySet<string> = new Set([
  ...['アドレス', 'インターネット', 'ガス', 'カード', 'コピー', 'スマートフォン', 'テレビ', 'トイレ', 'バス', 'パスポート', 'ファイル'],
  ...['ファクス', 'ページ', 'ボタン', 'マイナンバー', 'メール', 'メールアドレス'],
])
