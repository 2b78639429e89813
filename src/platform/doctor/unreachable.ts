import type { Complaint } from './complaint.ts'

const WHY = 'データベースに届かないあいだは、だれも記録を見ることも書くこともできません。'

/** What to do when the database did not answer, by what the driver or our own starter said. Nothing of the URL's password is repeated. */
export function unreachable(error: unknown, databaseUrl: string | undefined): Complaint {
  if (databaseUrl === undefined) return ownServer(error)
  const { hostname = '', port = '', pathname = '' } = URL.canParse(databaseUrl) ? new URL(databaseUrl) : {}
  const at = `${hostname}:${port || '5432'}`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = REMEDIES[code]
  return {
    symptom: `データベース（${at}${pathname}）に接続できません${code === '' ? '' : `（${code}）`}。`,
    why: WHY,
    remedy: (known ?? OTHERWISE)(hostname, port || '5432'),
  }
}

type Remedy = (host: string, port: string) => string

const OTHERWISE: Remedy = (host, port) =>
  `「pg_isready -h ${host} -p ${port}」で動いているかを見て、止まっていれば「sudo systemctl start postgresql」で起動してください。`

const REMEDIES: Readonly<Record<string, Remedy>> = {
  ECONNREFUSED: OTHERWISE,
  ENOTFOUND: host => `${host} という機械が見つかりません。DATABASE_URL の機械の名前と、「getent hosts ${host}」の答えを確かめてください。`,
  ETIMEDOUT: (host, port) => `答えが返りません。間の壁（ファイアウォール）が ${host} の ${port} 番を通すかを確かめてください。`,
  '28P01': () =>
    'パスワードが違います。管理者で psql を開き「\\password tsunagi_app」で付け直し、DATABASE_URL に同じものを書いてください。',
  '28000': () => 'このログインは許されていません。DATABASE_URL の名前と、PostgreSQL の pg_hba.conf を確かめてください。',
  '3D000': () => 'データベースがありません。管理者で「psql -d postgres -f db/roles.sql」を実行してください。',
  '53300': () => '接続が多すぎます。使っていないプログラムを止めるか、PostgreSQL の max_connections を増やしてください。',
  '57P03': () => 'データベースは起動している途中です。1分待ってから、もう一度確かめてください。',
}

/** Our own starter already says in Japanese what is wrong. */
function ownServer(error: unknown): Complaint {
  return {
    symptom: '同梱のデータベースを起動できませんでした。',
    why: WHY,
    remedy: error instanceof Error ? error.message : 'DATA_DIR の中の postgres.log を確かめてください。',
  }
}
