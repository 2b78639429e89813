/** A field of a form as a browser would send it. */
export type FormField = {
  readonly name: string
  readonly kind: 'text' | 'hidden' | 'choice' | 'secret'
  readonly values: readonly string[]
}

/** The fields of the form on a page that posts to a path; undefined when there is none. */
export function formIn(html: string, action: string): readonly FormField[] | undefined {
  for (const [form, attributes = ''] of html.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)) {
    const to = attributeOf(attributes, 'action')
    if (attributes.includes('method="post"') && (to === action || to?.split('?')[0] === action)) return fieldsOf(form)
  }
  return undefined
}

/** What stands in the text fields of a page, by name: as it would be sent again. */
export function writtenIn(html: string): ReadonlyMap<string, readonly string[]> {
  const written = new Map<string, string[]>()
  for (const { name, kind, values } of fieldsOf(html)) if (kind === 'text') written.set(name, [...(written.get(name) ?? []), ...values])
  return written
}

/** What a page shows again of words for which it has no field any more. */
export function keptIn(html: string): readonly string[] {
  return [...html.matchAll(/<p class="tn-kept">([\s\S]*?)<\/p>/g)].map(([, text = '']) => plain(text))
}

function fieldsOf(html: string): readonly FormField[] {
  const inputs = [...html.matchAll(/<input\b([^>]*?)\/?>/g)].map(([, attributes = '']) => inputOf(attributes))
  const areas = [...html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, attributes = '', text = '']): FormField => ({ name: attributeOf(attributes, 'name') ?? '', kind: 'text', values: [plain(text)] }),
  )
  const selects = [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, attributes = '', options = '']): FormField => ({
      name: attributeOf(attributes, 'name') ?? '',
      kind: 'choice',
      values: [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributeOf(option, 'value') ?? ''),
    }),
  )
  return [...inputs, ...areas, ...selects].filter(({ name }) => name !== '')
}

function inputOf(attributes: string): FormField {
  const type = attributeOf(attributes, 'type') ?? 'text'
  const kinds: Readonly<Record<string, FormField['kind']>> = { hidden: 'hidden', radio: 'choice', checkbox: 'choice', password: 'secret' }
  // A code that holds once is never written back, and what stands hidden for the browser's keychain was not typed.
  const isSecret = attributes.includes('one-time-code') || / hidden(=|\s|$)/.test(attributes)
  return {
    name: attributeOf(attributes, 'name') ?? '',
    kind: isSecret ? 'secret' : (kinds[type] ?? 'text'),
    values: [attributeOf(attributes, 'value') ?? ''],
  }
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : plain(found)
}

/** Text as it was before it was escaped for a page. */
export function plain(escaped: string): string {
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
