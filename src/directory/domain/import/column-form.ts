/**
 * The form by which a column name is recognised: editions differ in full width, spaces, `_`, `・`, brackets and marks such as ※必須.
 * 「名称_カナ」, 「名称（カナ）」 and 「名称 ｶﾅ」 are one.
 */
export function columnForm(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[(【[]?※?必須[)】\]]?/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .replace(/(?:ふりがな|フリガナ|よみがな|読み仮名|読みがな|ヨミガナ|かな|よみ|読み)$/u, 'カナ')
}
