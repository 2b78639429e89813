import type { Ask, Complaint } from './complaint.ts'
import { complaints } from './complaint.ts'

const WORKING = `s.disabled_at is null and (s.ends_on is null or s.ends_on >= (now() at time zone 'Asia/Tokyo')::date)`
const WORKING_NOW = `${WORKING} and not coalesce((to_jsonb(s) ->> 'is_door')::boolean, false)`

/**
 * What is wrong with accounts and desks. Most of it only the owner's login may know; for the app's login it stays unanswered.
 * No name is ever said, only how many.
 */
export async function examineAccounts(ask: Ask, kind: 'demo' | 'city'): Promise<readonly Complaint[]> {
  const [demo] = (await ask<{ has: boolean }>('select staff.has_demo_accounts() as has')) ?? []
  const [admin] =
    (await ask<{ n: number }>(
      `select count(*)::integer as n from staff.staff s join staff.staff_duty d on d.staff_id = s.id
        where ${WORKING_NOW} and d.duty = 'administer' and d.valid_from <= (now() at time zone 'Asia/Tokyo')::date
          and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Tokyo')::date)`,
    )) ?? []
  const [weak] =
    (await ask<{ n: number }>(
      `select count(*)::integer as n from staff.staff s
        where ${WORKING_NOW} and not s.is_demo and s.password_hash is not null
          and not exists (select 1 from staff.totp t where t.staff_id = s.id) and not exists (select 1 from staff.passkey k where k.staff_id = s.id)`,
    )) ?? []
  if (kind === 'demo') return []
  return complaints(
    demo?.has === true && {
      symptom: '実際のまちのデータベースに、デモ用のアカウントがあります。',
      why: 'パスワードなしで入れるアカウントです。つなぎは起動しません。',
      remedy: 'デモのデータを別のデータベースに分け、実際のまちは空のデータベースから始めてください。',
    },
    admin?.n === 0 && {
      symptom: '職員を登録できる人（管理の担当）が、ひとりもいません。',
      why: 'だれもサインインできず、だれも登録できません。',
      remedy: '「npm run -s tsunagi -- create-admin --login ログイン名 --name 氏名 --kana カナ」を実行してください。',
    },
    (weak?.n ?? 0) > 0 && {
      symptom: `パスワードだけで入れる職員が ${weak?.n} 人います。`,
      why: 'パスワードが知られると、そのまま記録を読まれます。',
      remedy:
        '本人がサインインすると、二つ目の確かめ（認証アプリかパスキー）を登録する画面が出ます。入らない人は「npm run -s tsunagi -- user disable ログイン名」で止めてください。',
    },
  )
}

/** What is wrong with the way in for residents: no front desk, or requests that could not be opened. */
export async function examineInbox(ask: Ask): Promise<readonly Complaint[]> {
  const [desk] = (await ask<{ n: number }>('select count(*)::integer as n from directory.agency where takes_requests and is_active')) ?? []
  const [boxes] =
    (await ask<{ aside: number }>(
      'select count(*)::integer as aside from desk.request where sealed is not null and set_aside_at is not null',
    )) ?? []
  return complaints(
    desk?.n === 0 && {
      symptom: '住民からの相談を受ける窓口（総合の窓口）が、決まっていません。',
      why: '市民向けの画面から送られた相談が、だれの机にも届きません。',
      remedy: '支援関係機関の名簿で、ひとつの機関を「住民からの相談を受ける窓口」にしてください。',
    },
    (boxes?.aside ?? 0) > 0 && {
      symptom: `住民からの相談 ${boxes?.aside} 件を開けず、脇に置いています。`,
      why: '助けを求めた方に、だれも答えていません。',
      remedy:
        'DATA_DIR/keys/inbox.pem を、受け取ったときと同じ鍵に控えから戻し、職員向けのプログラムを起動し直してください。戻せないときは、窓口の電話で待っていることを知らせてください。',
    },
  )
}
