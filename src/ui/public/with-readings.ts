import { plainText, readParts } from '../languages/readings.ts'

/**
 * The markup of a page with readings over every kanji that the glossary knows, or without any.
 *
 * Left exactly as they are: what somebody typed (`textarea`, `data-own-words`), other languages (`lang`), names that brought
 * their own reading. Done on the finished markup, so that no sentence can be forgotten.
 * @param html escaped markup as hono/jsx renders it
 */
export function withReadings(html: string, isShown: boolean): string {
  let untouched: Untouched | undefined
  return (isShown ? html : withoutRuby(html)).replace(/<[^>]*>|[^<]+/g, piece => {
    const tag = /^<\/?([a-z][a-z0-9-]*)/.exec(piece)?.[1]
    if (tag === undefined) return untouched?.isOwn ? piece : dressed(piece, isShown && untouched === undefined)
    if (untouched) {
      untouched = after(untouched, tag, piece)
      return piece
    }
    if (isOpening(tag, piece)) untouched = untouchedBy(tag, piece)
    return withPlainLabels(piece)
  })
}

/** An element that must not carry readings; `isOwn`: not even the notation is read, because the words are not ours. */
type Untouched = { readonly tag: string; readonly depth: number; readonly isOwn: boolean }

const VOID = new Set(['area', 'br', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])
const OWN = new Set(['ruby', 'textarea', 'script', 'style', 'code'])
const NO_RUBY_INSIDE = new Set(['option', 'title', 'svg'])

const isOpening = (tag: string, piece: string): boolean => !piece.startsWith('</') && !piece.endsWith('/>') && !VOID.has(tag)

function untouchedBy(tag: string, piece: string): Untouched | undefined {
  if (OWN.has(tag) || / data-own-words(?:[ =>])/.test(piece)) return { tag, depth: 1, isOwn: true }
  return NO_RUBY_INSIDE.has(tag) || / lang="(?!ja)/.test(piece) ? { tag, depth: 1, isOwn: false } : undefined
}

function after(open: Untouched, tag: string, piece: string): Untouched | undefined {
  if (tag !== open.tag) return open
  const depth = open.depth + (piece.startsWith('</') ? -1 : isOpening(tag, piece) ? 1 : 0)
  return depth === 0 ? undefined : { ...open, depth }
}

/** Labels are read aloud as they stand, so they must not carry the notation; values are somebody's own and stay. */
function withPlainLabels(tag: string): string {
  return tag.includes('｜') ? tag.replace(/ (aria-label|title|alt|label|data-(?!own)[a-z-]+)="[^"]*"/g, plainText) : tag
}

const withoutRuby = (html: string): string => html.replace(/<rp>[^<]*<\/rp>|<rt>[^<]*<\/rt>|<\/?ruby>/g, '')

/** A number stays on one line with what it counts: 8 and 時 apart are hard to read. */
function dressed(text: string, isShown: boolean): string {
  if (!isShown) return plainText(text)
  return readParts(text)
    .map(part => (part.reading === undefined ? part.text : `<ruby>${part.text}<rp>(</rp><rt>${part.reading}</rt><rp>)</rp></ruby>`))
    .join('')
    .replace(/[0-9０-９]+<ruby>.*?<\/ruby>/g, '<span class="tn-whole">$&</span>')
}
