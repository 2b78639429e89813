import { law } from '../checks/supply-law.mjs'
import { licenceOf, nameOf, shippedOf } from './lock.mjs'

/** Where the list lies, from the checkout. */
export const licencesPath = 'docs/licences.md'

/** The text of docs/licences.md: everything that is shipped, with version and licence. */
export function spellLicences(lock) {
  const rows = shippedOf(lock).map(({ path, entry }) => ({
    name: nameOf(path),
    version: entry.version,
    licence: licenceOf(path, entry) ?? '不明',
    direct: isDirect(lock, nameOf(path)),
  }))
  const unique = [...new Map(rows.map(row => [`${row.name} ${row.version}`, row])).values()].sort(byName)
  const counts = new Map()
  for (const { licence } of unique) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return [
    '# 動くときに届く部品と、そのライセンス',
    '',
    'このページは `npm run sbom` が `package-lock.json` から書きます（手で書き換えません。`npm run check` が新しさを確かめます）。',
    `直接の依存（●）の理由は [決めたこと 0010](${law.reasons.replace('docs/', '')}) にあります。ブラウザーに届くものも含みます。試験と組み立てだけの道具は含みません。`,
    '',
    [...counts]
      .sort(([, one], [, other]) => other - one)
      .map(([licence, count]) => `${licence} ${count}`)
      .join('、'),
    '',
    '| 部品 | 版 | ライセンス | 直接 |',
    '| --- | --- | --- | --- |',
    ...unique.map(({ name, version, licence, direct }) => `| ${name} | ${version} | ${licence} | ${direct ? '●' : ''} |`),
    '',
    ...notesOf(unique),
  ].join('\n')
}

function isDirect(lock, name) {
  const { dependencies = {}, optionalDependencies = {} } = lock.packages['']
  return name in dependencies || name in optionalDependencies || law.bundled.includes(name)
}

function byName(one, other) {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.version < other.version ? -1 : 1
}

function notesOf(rows) {
  const named = rows.filter(({ name }) => law.licences[name] !== undefined)
  return named.map(({ name }) => `- \`${name}\`：${law.licences[name].why}。\n`)
}
