import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prepare.mjs'
import { filesBelow } from './tools.mjs'

/** Fewer writing statements than this were seen: then the check is blind. */
const FLOOR = 20

/** What is written beyond the schema named like the module: the ground's own tables, the sessions that sign-in keeps, and the dated rules. */
const ALSO = {
  platform: { schemas: ['platform', 'audit', 'ledger'], tables: [] },
  staff: { schemas: [], tables: ['platform.session', 'platform.api_token'] },
  rules: { schemas: [], tables: ['platform.code', 'platform.legal_basis', 'platform.form_template'] },
}

const WRITES = [
  /\binsert\s+into\s+(\S+)/gi,
  /\bdelete\s+from\s+(?:only\s+)?(\S+)/gi,
  /\bmerge\s+into\s+(?:only\s+)?(\S+)/gi,
  /\btruncate\s+(?:table\s+)?(?:only\s+)?(\S+)/gi,
  /\bcopy\s+([\w"$.{}]+)\s*(?:\([^)]*\)\s*)?from\b/gi,
  // `for update of x` and `on conflict do update set` name no table to write.
  /\bupdate\s+(?:only\s+)?(?!set\b|of\b)(\S+)(?=\s+(?:as\s+)?(?:\w+\s+)?set\b)/gi,
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`]([^'"`]+)/g,
]

/** SQL that writes stands in store/ (or platform/) and names a table of the module's own schema. */
export function checkOwnSchema() {
  const sources = filesBelow('src').filter(
    path => /[.]tsx?$/.test(path) && !/[.]test[.]tsx?$/.test(path) && !path.startsWith('src/ui/assets/'),
  )
  const judged = sources.map(path => judgeWrites(path, readFileSync(join(root, path), 'utf8')))
  const seen = judged.reduce((sum, { writes }) => sum + writes, 0)
  const problems = judged.flatMap(one => one.problems)
  if (seen < FLOOR) problems.push(`書き込みの SQL が ${seen} 件しか見つかりません（少なくとも ${FLOOR} 件のはず）`)
  return { note: `${seen} writes`, problems: [...problems, ...missedCanaries()] }
}

/** Judges one source text: how many writing statements it holds, and which of them it may not. */
function judgeWrites(path, text) {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  const targets = WRITES.flatMap(pattern =>
    [...bare.matchAll(pattern)].map(([, target]) => target.replace(/["(,;`)]+.*$/s, '').replaceAll('"', '')),
  )
  const place = path.split('/')
  const allowed = schemasOf(place)
  // A restore writes back every table there is, by the names in the catalogue.
  if (path.startsWith('src/platform/backup/')) return { writes: targets.length, problems: [] }
  const problems = targets.flatMap(target => {
    if (!allowed) return [`${path}: 書き込みの SQL は store/ に置きます（${target}）`]
    const [schema, table] = target.split('.')
    if (table === undefined || !/^\w+$/.test(schema)) return [`${path}: 書き込む表をスキーマ付きで書いてください（${target}）`]
    return allowed.schemas.includes(schema) || allowed.tables.includes(target)
      ? []
      : [`${path}: 他のモジュールの表に書き込んでいます（${target}）`]
  })
  return { writes: targets.length, problems }
}

function schemasOf(place) {
  if (place[1] === 'platform') return ALSO.platform
  const at = place.indexOf('store')
  if (at < 2) return undefined
  const schema = place[at - 1].replaceAll('-', '_')
  return { schemas: [schema], tables: ALSO[schema]?.tables ?? [] }
}

function missedCanaries() {
  const canaries = [
    ['src/casework/desk/store/x.ts', 'sql`insert into people.person (id) values (1)`', 1],
    ['src/casework/desk/store/x.ts', 'sql`update referral.referral r set state = 1`', 1],
    ['src/casework/desk/store/x.ts', 'sql`delete\n from platform.session`', 1],
    ['src/casework/desk/store/x.ts', 'sql`insert into consultation values (1)`', 1],
    ['src/casework/desk/acts/x.ts', 'sql`delete from desk.consultation`', 1],
    ['src/casework/desk/store/x.ts', 'sql`insert into desk.a select 1 from people.person on conflict do update set b = 1`', 0],
    ['src/staff/store/x.ts', 'sql`delete from platform.session`', 0],
  ]
  return canaries
    .filter(([path, text, wanted]) => judgeWrites(path, text).problems.length !== wanted)
    .map(([path, text]) => `書き込み先の検査が見誤ります: ${path}: ${text}`)
}
