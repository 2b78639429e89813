/** One form as it stands in a page: where it goes and what it would send. */
export type PageForm = {
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly words: readonly string[]
}

/** The forms of a page that post, read as a browser without script sees them; `words` are the names of fields one types into. */
export function formsOf(html: string, path: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head = '']) => /method="post"/.test(head))
    .map(([, head = '', inside = '']) => ({
      action: plain(/action="([^"]*)"/.exec(head)?.[1] ?? path),
      fields: [...hiddenOf(inside), ...wordsOf(inside).map((name): readonly [string, string] => [name, ''])],
      words: wordsOf(inside),
    }))
}

function hiddenOf(inside: string): readonly (readonly [string, string])[] {
  return [...inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]): readonly [string, string] => [
    plain(/name="([^"]*)"/.exec(tag)?.[1] ?? ''),
    plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
  ])
}

function wordsOf(inside: string): readonly string[] {
  const areas = [...inside.matchAll(/<textarea\b[^>]*name="([^"]*)"/g)].map(([, name = '']) => name)
  const lines = [...inside.matchAll(/<input\b[^>]*>/g)]
    .filter(([tag]) => /type="text"/.test(tag) || !/type=/.test(tag))
    .map(([tag]) => /name="([^"]*)"/.exec(tag)?.[1] ?? '')
  return [...new Set([...areas, ...lines])].filter(name => name !== '' && !name.startsWith('_'))
}

/** Text as it stood before it was written into a page. */
export function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
