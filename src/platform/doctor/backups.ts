import { readLastBackup } from '../backup/last-backup.ts'
import type { Complaint } from './complaint.ts'

const DAY = 86_400_000
const OLDEST_DAYS = 2

/** Whether a backup was made lately. A pretend city may do without; one that was begun there is still told of. */
export function examineBackups(
  home: string,
  kind: 'demo' | 'city' | undefined,
  now: Date,
): { readonly facts: readonly string[]; readonly complaints: readonly Complaint[] } {
  const last = readLastBackup(home)
  const days = last === undefined ? undefined : Math.floor((now.getTime() - Date.parse(last.at)) / DAY)
  const facts = [last === undefined ? '控え: まだありません。' : `控え: 最後は ${last.at}（${last.path}）`]
  if (days === undefined && kind === 'city')
    return { facts, complaints: [{ symptom: '控えが、まだ一つもありません。', why: WHY, remedy: REMEDY }] }
  if (days !== undefined && days >= OLDEST_DAYS)
    return { facts, complaints: [{ symptom: `最後の控えから ${days} 日たっています。`, why: WHY, remedy: REMEDY }] }
  return { facts, complaints: [] }
}

const WHY = '機械が壊れると、最後の控えよりあとの相談は戻りません。'
const REMEDY =
  '「npm run -s tsunagi -- backup --out 場所」で控えをとり、毎晩とる仕組みを入れてください（docs/operations.md の「控えと復元」）。ほかの仕組みで控えている場合も、戻せることを確かめてください。'
