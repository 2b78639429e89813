/** Languages of everything the public reads. `ja-easy` is やさしい日本語: authored text, not a filter. @source settled.md section 12 */
export const LANGUAGES = ['ja', 'ja-easy', 'en', 'pt', 'vi', 'zh', 'es', 'fil'] as const

export type Language = (typeof LANGUAGES)[number]

/** Each language named in itself, as a menu offers it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ja: '日本語',
  'ja-easy': 'やさしい日本語',
  en: 'English',
  pt: 'Português',
  vi: 'Tiếng Việt',
  zh: '中文',
  es: 'Español',
  fil: 'Filipino',
}

/** The tag for HTML and Intl. @source BCP 47 */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  ja: 'ja',
  'ja-easy': 'ja',
  en: 'en',
  pt: 'pt-BR',
  vi: 'vi',
  zh: 'zh-Hans',
  es: 'es',
  fil: 'fil',
}

/** Reads a language of an address, or nothing. */
export function readLanguage(text: string | undefined): Language | undefined {
  return LANGUAGES.find(one => one === text)
}

/**
 * The language a browser asks for, as far as we speak it; Japanese otherwise.
 *
 * @param header Accept-Language
 */
export function languageAsked(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((wish, order) => {
      const [tag = '', ...rest] = wish.trim().toLowerCase().split(';')
      const weight = Number(rest.map(part => /^\s*q=([\d.]+)$/.exec(part)?.[1]).find(Boolean) ?? 1)
      return { tag: tag.split('-')[0] ?? '', weight, order }
    })
    .filter(wish => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
  for (const { tag } of wishes) {
    const spoken = readLanguage(tag === 'tl' ? 'fil' : tag)
    if (spoken) return spoken
  }
  return 'ja'
}
