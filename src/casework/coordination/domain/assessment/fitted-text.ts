/** A text broken into lines that fit a drawing. */
export type FittedText = { readonly lines: readonly string[]; readonly width: number }

/**
 * Breaks a name into at most `most` lines no wider than `width` units at a letter height of `size`; what does not fit ends with 「…」.
 * Breaks at a space first (family and given name), else wherever the line is full.
 */
export function fitText(text: string, width: number, size: number, most: number): FittedText {
  const parts = text.trim().split(/[\s　]+/u)
  const lines = linesOf(parts, width, size, most)
  return { lines, width: Math.max(0, ...lines.map(line => widthOf(line, size))) }
}

/** The widest a text can come out: a full em for every letter of the East, three quarters for the rest. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (/[\u0020-\u007e\uff61-\uff9f]/.test(letter) ? 0.75 : 1), 0) * size
}

/** All on one line where it fits; a line each; the family name alone and the rest below it; or broken where a line is full. */
function linesOf(parts: readonly string[], width: number, size: number, most: number): readonly string[] {
  const fits = (text: string) => widthOf(text, size) <= width
  const whole = parts.join('　')
  if (fits(whole)) return [whole]
  if (parts.length <= most && parts.every(fits)) return parts
  const [first = '', ...rest] = parts
  if (most === 2 && rest.length > 0 && fits(first)) return [first, shortened(rest.join('　'), width, size)]
  return broken(whole, width, size, most)
}

/** Lines of about the same length; what is too long for all of them is shortened. */
function broken(text: string, width: number, size: number, most: number): readonly string[] {
  const count = Math.ceil(widthOf(text, size) / width)
  const even = count > most ? width : Math.min(width, widthOf(text, size) / count + size)
  const lines: string[] = ['']
  for (const letter of text) {
    const line = lines.at(-1) ?? ''
    if (widthOf(line + letter, size) <= even) lines[lines.length - 1] = line + letter
    else if (lines.length < most) lines.push(letter)
    else return [...lines.slice(0, -1), shortened(line + text.slice(lines.join('').length), width, size)]
  }
  return lines
}

function shortened(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('')}…`
}
