import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import type { Ask, Complaint } from './complaint.ts'
import { complaints } from './complaint.ts'

/** Whether the tables are as new as the program: changes not yet made, made by a newer program, or made from another text. */
export async function examineSchema(ask: Ask, folder: string = join(projectRoot, 'db', 'migrations')): Promise<readonly Complaint[]> {
  const files = readdirSync(folder)
    .filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
  const applied = await ask<{ name: string; checksum: string }>('select name, checksum from ledger.migration order by name')
  if (applied === undefined || applied.length === 0) return [EMPTY]
  const pending = files.filter(name => !applied.some(one => one.name === name))
  const unknown = applied.filter(one => !files.includes(one.name)).map(({ name }) => name)
  const altered = applied
    .filter(one => files.includes(one.name) && one.checksum !== checksumOf(join(folder, one.name)))
    .map(({ name }) => name)
  return complaints(
    pending.length > 0 && {
      symptom: `データベースの変更 ${pending.length} 件が、まだ適用されていません（${pending[0]} から）。`,
      why: '新しい画面が動きません。',
      remedy: 'DATABASE_OWNER_URL を指定して「npm run -s tsunagi -- migrate」を実行してください。',
    },
    unknown.length > 0 && {
      symptom: `データベースは、このプログラムより新しい版です（${unknown.join('、')}）。`,
      why: '古いプログラムで書くと、記録を壊すおそれがあります。つなぎは起動しません。',
      remedy: '新しい版のつなぎを置き直して起動してください。',
    },
    altered.length > 0 && {
      symptom: `適用済みの変更のファイルが、書き換わっています（${altered.join('、')}）。`,
      why: 'いまの表が何から作られたかを、確かめられません。つなぎは起動しません。',
      remedy: '配られた版と同じファイルに戻してください（「git status db/migrations」で見つけられます）。',
    },
  )
}

const EMPTY: Complaint = {
  symptom: 'データベースに、まだ表がありません。',
  why: '何も記録できません。',
  remedy: 'DATABASE_OWNER_URL を指定して「npm run -s tsunagi -- migrate」を実行してください。',
}

function checksumOf(path: string): string {
  return createHash('sha256').update(readFileSync(path, 'utf8')).digest('hex')
}
