import { existsSync } from 'node:fs'
import type { Anchor } from '../audit/anchors.ts'
import { readLastAnchor } from '../audit/anchors.ts'
import { openAuditKey } from '../audit/key.ts'
import type { Ask, Complaint } from './complaint.ts'
import { complaints } from './complaint.ts'

const LATE_MINUTES = 10

/** What is wrong with the sealing of the audit: key, anchor file, and events that wait too long. */
export async function examineSeals(
  ask: Ask,
  files: { readonly auditKey: string; readonly anchors: string },
): Promise<readonly Complaint[]> {
  const [waiting] =
    (await ask<{ n: number; minutes: number }>(
      `select count(*)::integer as n, coalesce(extract(epoch from clock_timestamp() - min(e.at)) / 60, 0)::integer as minutes
         from audit.unsealed u join audit.event e on e.id = u.event_id`,
    )) ?? []
  const [head] = (await ask<{ no: number }>('select no::integer from audit.head')) ?? []
  const anchor = lastAnchor(files.anchors)
  const key = publicKeyOf(files.auditKey)
  return complaints(
    ...examineKey(files, key, anchor.last, (head?.no ?? 0) > 0),
    anchor.complaint,
    waiting !== undefined &&
      waiting.minutes >= LATE_MINUTES && {
        symptom: `見た記録 ${waiting.n} 件が、封印されないまま ${waiting.minutes} 分たっています。`,
        why: '封印前の記録は、書きかえられても気づけません。',
        remedy:
          '職員向けのプログラム（FACE=staff か all）が動いているかを確かめ、止まっていれば起動してください。記録（ログ）の "msg":"seal" の行に理由があります。',
      },
    head !== undefined &&
      anchor.last !== undefined &&
      anchor.last.no > head.no && {
        symptom: `アンカー（${anchor.last.no} 番）が、データベースの封印（${head.no} 番）より先にあります。`,
        why: 'データベースが古い控えに戻されたか、記録の末尾が消されています。',
        remedy: '「npm run -s tsunagi -- audit verify」で確かめ、控えを戻した覚えがなければ、個人情報の担当に知らせてください。',
      },
  )
}

function examineKey(
  files: { readonly auditKey: string; readonly anchors: string },
  key: string | undefined,
  last: Anchor | undefined,
  hasSealed: boolean,
): readonly (Complaint | false)[] {
  const known = last?.publicKey
  return [
    key === undefined &&
      (hasSealed || existsSync(files.auditKey) || known !== undefined) && {
        symptom: `監査の署名の鍵 ${files.auditKey} がないか、読めません。`,
        why: '次の起動で新しい鍵が作られ、記録の鎖が同じ鍵で続かなくなります。',
        remedy: '起動する前に、控えから同じ鍵を戻してください（持ち主はつなぎの利用者、権限は 600）。',
      },
    key !== undefined &&
      known !== undefined &&
      key !== known && {
        symptom: '監査の署名の鍵が、最後のアンカーに署名した鍵と違います。',
        why: '鍵が入れ替わると、記録の鎖が続いていることを示せません。',
        remedy: `控えから元の鍵を ${files.auditKey} に戻してください。入れ替えた覚えがなければ、個人情報の担当に知らせてください。`,
      },
    hasSealed &&
      !existsSync(files.anchors) && {
        symptom: `アンカーのファイル ${files.anchors} がありません。`,
        why: '記録の末尾が切られたり、古い控えに戻されたりしても、気づけません。',
        remedy: '別の機械に写しておいたアンカーを戻してください。DATA_DIR が前と同じ場所かも確かめてください。',
      },
  ]
}

function lastAnchor(path: string): { readonly last?: Anchor; readonly complaint?: Complaint } {
  try {
    const last = readLastAnchor(path)
    return last === undefined ? {} : { last }
  } catch {
    return {
      complaint: {
        symptom: `アンカーのファイル ${path} の最後の行が読めません。`,
        why: 'ファイルが書きかえられたか、壊れています。',
        remedy: `別の機械の写しと見比べてください（「tail -2 ${path}」）。`,
      },
    }
  }
}

/** Never makes a key: looking must not change what is looked at. */
function publicKeyOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  try {
    return openAuditKey(path).publicKey
  } catch {
    return undefined
  }
}
