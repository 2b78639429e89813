/** Codes of the list `language` for words such as 「英語・ポルトガル語」, or undefined when one of them is not known. */
export function languagesOf(words: string): readonly string[] | undefined {
  const codes = words
    .normalize('NFKC')
    .split(/[・、,;/\s]+/)
    .filter(word => word !== '')
    .map(word => CODES[word])
  return codes.every(code => code !== undefined) ? [...new Set(codes)] : undefined
}

const CODES: Readonly<Record<string, string>> = {
  日本語: 'ja',
  やさしい日本語: 'ja-easy',
  ポルトガル語: 'pt',
  ベトナム語: 'vi',
  フィリピノ語: 'fil',
  フィリピン語: 'fil',
  タガログ語: 'fil',
  中国語: 'zh',
  スペイン語: 'es',
  英語: 'en',
  手話: 'sign',
}
