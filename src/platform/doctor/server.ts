import type { Ask, Complaint } from './complaint.ts'
import { complaints } from './complaint.ts'

const OLDEST_SERVER = 150_000
const DRIFT_MS = 120_000
const CONFIDENTIAL = ['people', 'desk', 'referral', 'coordination', 'staff', 'audit']
const CASEWORK = ['people', 'desk', 'referral', 'coordination']
const LOGINS = ['tsunagi_app', 'tsunagi_public', 'tsunagi_residents', 'tsunagi_figures']

/** What is wrong with the server: version, clock, encoding, sorting, time zones, and how much its roles may do. */
export async function examineServer(ask: Ask, now: () => Date): Promise<readonly Complaint[]> {
  return [...(await examineGround(ask, now)), ...(await examineDurability(ask)), ...(await examineRoles(ask)), ...(await examineWalls(ask))]
}

async function examineGround(ask: Ask, now: () => Date): Promise<readonly Complaint[]> {
  const [facts] =
    (await ask<{ version: number; at: Date; encoding: string; provider: string; collate: string; knows_tokyo: boolean }>(
      `select current_setting('server_version_num')::integer as version, clock_timestamp() as at, pg_encoding_to_char(d.encoding) as encoding,
              coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') as provider, coalesce(d.datcollate, '') as collate,
              exists (select 1 from pg_timezone_names where name = 'Asia/Tokyo') as knows_tokyo
         from pg_database d where d.datname = current_database()`,
    )) ?? []
  if (facts === undefined) return []
  const drift = Math.round(Math.abs(facts.at.getTime() - now().getTime()) / 1000)
  return complaints(
    facts.version < OLDEST_SERVER && {
      symptom: `PostgreSQL が古い版です（${Math.floor(facts.version / 10_000)}）。`,
      why: 'つなぎの表と規則は、15 より前では動きません。',
      remedy: 'PostgreSQL 15 以上に上げてください（Debian: 「sudo apt install postgresql-15」と pg_upgradecluster）。',
    },
    drift * 1000 > DRIFT_MS && {
      symptom: `この機械とデータベースの時計が ${drift} 秒ずれています。`,
      why: '見た記録の時刻、期限、サインインの有効時間がずれます。/readyz は 503 になります。',
      remedy: '両方の機械で「timedatectl set-ntp true」を実行し、「timedatectl」で同期を確かめてください。',
    },
    facts.encoding !== 'UTF8' && {
      symptom: `データベースの文字が UTF8 ではありません（${facts.encoding}）。`,
      why: '人名の漢字が保存できません。',
      remedy: '空のデータベースを db/roles.sql で作り直し、そこへ移してください。',
    },
    facts.provider === 'c' &&
      !['C', 'POSIX', 'C.UTF-8', 'C.utf8'].includes(facts.collate) && {
        symptom: `データベースの並び順が C.UTF-8 ではありません（${facts.collate}）。`,
        why: '名前の前方一致の索引が使えず、一覧と検索が遅くなります。OS を替えると並びが変わるおそれもあります。',
        remedy: '空のデータベースを db/roles.sql で作り直し（locale C.UTF-8）、そこへ移してください。',
      },
    !facts.knows_tokyo && {
      symptom: 'データベースが、日本の時刻（Asia/Tokyo）を知りません。',
      why: '期限の日を数えられません。',
      remedy: 'データベースの機械に tzdata を入れてください（Debian: 「sudo apt install tzdata」）。',
    },
  )
}

/** Settings under which a yes may be forgotten when the power goes. */
async function examineDurability(ask: Ask): Promise<readonly Complaint[]> {
  const risky =
    (await ask<{ name: string }>(
      `select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name`,
    )) ?? []
  const names = risky.map(({ name }) => name)
  return complaints(
    names.length > 0 && {
      symptom: `データベースの設定 ${names.join('・')} が off です。`,
      why: '停電や急な停止のとき、「受け付けました」と答えた相談が残らないか、データベースが壊れるおそれがあります。',
      remedy: `管理者で ${names.map(name => `「ALTER SYSTEM RESET ${name}」`).join('')} と「SELECT pg_reload_conf()」を実行し、「ALTER DATABASE」「ALTER ROLE」で off にしていないかも確かめてください。`,
    },
  )
}

async function examineRoles(ask: Ask): Promise<readonly Complaint[]> {
  const roles =
    (await ask<{ name: string; powerful: boolean; owns: number; member: boolean }>(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as powerful,
              (select count(*)::integer from pg_class c where c.relowner = r.oid) as owns,
              exists (select 1 from pg_auth_members m where m.member = r.oid) as member
         from pg_roles r where r.rolname = any($1)`,
      [LOGINS],
    )) ?? []
  const missing = LOGINS.filter(login => !roles.some(({ name }) => name === login))
  return complaints(
    missing.length > 0 && {
      symptom: `役割 ${missing.join('、')} がありません。`,
      why: 'つなぎは、弱い権限の決まったログインだけで動きます。',
      remedy: '管理者で「psql -d postgres -f db/roles.sql」を実行し、「\\password」でパスワードを付けてください。',
    },
    ...roles.map(
      ({ name, powerful, owns, member }) =>
        (powerful || owns > 0 || member) && {
          symptom: `役割 ${name} の権限が強すぎます（${[powerful && '特別な権限がある', owns > 0 && '表を持っている', member && 'ほかの役割の一員である'].filter(Boolean).join('、')}）。`,
          why: '乗っ取られたときに、行の壁（row-level security）を越えて記録を読めます。',
          remedy: `db/roles.sql と見比べ、「ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB」「REVOKE … FROM ${name}」で直してください。`,
        },
    ),
  )
}

async function openTo(ask: Ask, login: string, schemas: readonly string[]): Promise<readonly { readonly name: string }[]> {
  const open = await ask<{ name: string }>(
    `select n.nspname as name from pg_namespace n join pg_roles r on r.rolname = $1
      where n.nspname = any($2) and has_schema_privilege(r.oid, n.oid, 'usage') order by 1`,
    [login, schemas],
  )
  return open ?? []
}

async function examineWalls(ask: Ask): Promise<readonly Complaint[]> {
  const open = await openTo(ask, 'tsunagi_public', CONFIDENTIAL)
  const known = await openTo(ask, 'tsunagi_residents', CASEWORK)
  const bare =
    (await ask<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relrowsecurity order by 1`,
      [CONFIDENTIAL],
    )) ?? []
  return complaints(
    open.length > 0 && {
      symptom: `市民向けの役割 tsunagi_public が、職員の記録（${open.map(({ name }) => name).join('、')}）に入れます。`,
      why: '市民向けの画面が乗っ取られると、相談の記録が読まれます。',
      remedy: `管理者で ${open.map(({ name }) => `「REVOKE USAGE ON SCHEMA ${name} FROM tsunagi_public」`).join('')} を実行し、だれがいつ許したかを調べてください。`,
    },
    known.length > 0 && {
      symptom: `住民がサインインする側の役割 tsunagi_residents が、相談の記録（${known.map(({ name }) => name).join('、')}）に入れます。`,
      why: '住民向けの画面が乗っ取られると、相談の記録が読まれます。',
      remedy: `管理者で ${known.map(({ name }) => `「REVOKE USAGE ON SCHEMA ${name} FROM tsunagi_residents」`).join('')} を実行し、だれがいつ許したかを調べてください。`,
    },
    bare.length > 0 && {
      symptom: `行の壁（row-level security）のない表があります（${bare.map(({ name }) => name).join('、')}）。`,
      why: '機関をまたいで記録が見えるおそれがあります。',
      remedy: `管理者で ${bare.map(({ name }) => `「ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY」`).join('')} を実行し、だれがいつ外したかを調べてください。`,
    },
  )
}
