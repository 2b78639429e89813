/** The first sentence of what was written, as a title: without its full stop, at most `limit` characters. */
export function firstWords(text: string, limit = 60): string {
  const [first = ''] = text.trim().split(/[。\n]/u)
  const letters = [...first.trim()]
  return letters.length <= limit ? letters.join('') : `${letters.slice(0, limit - 1).join('')}…`
}
