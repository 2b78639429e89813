import { readFileSync } from 'node:fs'
import { dumpSchema, schemaPath } from '../dump-schema.mjs'

/** db/schema.sql says what the migrations make. */
export async function checkSchemaDump() {
  const wanted = (await dumpSchema()).split('\n')
  const present = read(schemaPath).split('\n')
  const note = `${wanted.length} lines`
  if (wanted.length < 100) return { problems: [`作り直した schema.sql が ${wanted.length} 行しかありません`] }
  const at = wanted.findIndex((line, index) => line !== present[index])
  if (at < 0 && wanted.length === present.length) return { note, problems: [] }
  const place = at < 0 ? wanted.length : at
  const difference = `${place + 1} 行目: 今「${present[place] ?? ''}」、正しくは「${wanted[place] ?? ''}」`
  return {
    note,
    problems: [`db/schema.sql が移行ファイルと合いません。node scripts/dump-schema.mjs で書き直してください。\n${difference}`],
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
