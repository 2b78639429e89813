import type { Part } from './readings.ts'

/**
 * A name in pieces, with the kana that was stored with it over the kanji only: over 住まいの支援センター stand す and しえん.
 *
 * A remark in brackets at the end has no kana of its own and stays plain. Where the kana fit in more than one way, or in none, they stand
 * over the whole name: a reading is never guessed. Readings are hiragana, as in all furigana.
 */
export function nameParts(name: string, kana: string): readonly Part[] {
  if (!KANJI.test(name)) return [{ text: name }]
  const remark = /[（(][^（(]*[）)]$/.exec(name)?.[0] ?? ''
  const reading = hiragana(kana)
  const main = name.slice(0, name.length - remark.length)
  const rest = remark === '' ? [] : [{ text: remark }]
  return laidOver(name, reading) ?? [...(laidOver(main, reading) ?? [{ text: main, reading }]), ...rest]
}

const KANJI = /[\u3400-\u9fff\uf900-\ufaff々〆\u{20000}-\u{3ffff}]/u
/** Numbers and Latin letters are read too, together with the kanji they touch. */
const READ_RUN = /([\u3400-\u9fff\uf900-\ufaff々〆ヶ\u{20000}-\u{3ffff}0-9０-９A-Za-zＡ-Ｚａ-ｚ]+)/u

/** The pieces when the kana between the kanji leave exactly one way to lay the reading over them. */
function laidOver(name: string, reading: string): readonly Part[] | undefined {
  const pieces = name.split(READ_RUN).filter(piece => piece !== '')
  const pattern = (some: '.+' | '.+?') =>
    new RegExp(`^${pieces.map(piece => (READ_RUN.test(piece) ? `(${some})` : hiragana(piece))).join('')}$`)
  const [longest, shortest] = [pattern('.+').exec(reading), pattern('.+?').exec(reading)]
  if (longest === null || shortest === null || longest.join() !== shortest.join()) return undefined
  const readings = longest.slice(1)
  return pieces.map(piece => (READ_RUN.test(piece) ? { text: piece, reading: readings.shift() ?? '' } : { text: piece }))
}

/** Without spaces and signs: stored kana have none, or have them elsewhere than the name. */
const hiragana = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[^ぁ-ゖー]/g, '')
