import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { freeBytes, LITTLE_ROOM, nearestExisting } from '../room.ts'
import type { Complaint } from './complaint.ts'
import { complaints } from './complaint.ts'

/** Oldest Node.js that runs this program. @source package.json, engines */
const OLDEST_NODE = [20, 19] as const
const LEAST_MEMORY = 300_000_000
const LANGUAGES = ['ja', 'en', 'pt', 'vi', 'zh', 'es', 'fil']

/** What is wrong with the machine itself: Node.js, disks, memory, time zones, languages. @param folders where data lies here */
export async function examineMachine(folders: readonly string[]): Promise<readonly Complaint[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const memory = await availableMemory()
  return complaints(
    (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) && {
      symptom: `Node.js が古い版です（${process.versions.node}）。`,
      why: '安全のための直しが届かず、つなぎの一部が動きません。',
      remedy: `Node.js ${OLDEST_NODE.join('.')} 以上を入れてください（「node --version」で確かめられます）。`,
    },
    ...(await Promise.all([...new Set(folders)].map(examineRoom))),
    memory < LEAST_MEMORY && {
      symptom: `使えるメモリーが ${Math.floor(memory / 1_000_000)} MB しかありません。`,
      why: 'パスワードの照合と検索が遅くなり、プログラムが止められることがあります。',
      remedy: '「ps aux --sort=-rss | head」で大きいプログラムを見て、止めるか、メモリーを足してください。',
    },
    ...words(),
  )
}

async function examineRoom(folder: string): Promise<Complaint | false> {
  const free = await freeBytes(folder)
  return (
    free !== undefined &&
    free < LITTLE_ROOM && {
      symptom: `${folder} の空き容量が ${Math.floor(free / 1_000_000)} MB しかありません。`,
      why: '容量がなくなると、データベースが止まり、相談を保存できなくなります。',
      remedy: `「du -xh --max-depth=2 ${nearestExisting(folder)} | sort -h | tail」で大きいものを見つけ、片付けるか、ディスクを足してください。`,
    }
  )
}

/** What is wrong with files that hold secrets: others may read them, or one is missing where it must be. */
export function examineFiles(paths: readonly string[]): readonly Complaint[] {
  return paths.filter(isReadableByOthers).map(path => ({
    symptom: `${path} を、ほかの利用者が読めます。`,
    why: '鍵やパスワードを読んだ人は、記録や署名に手を出せます。',
    remedy: `「chmod 600 ${path}」を実行してください。だれかに読まれたおそれがあるときは、鍵とパスワードを作り直してください。`,
  }))
}

function words(): readonly Complaint[] {
  const missing = LANGUAGES.filter(language => Intl.DateTimeFormat.supportedLocalesOf([language]).length === 0)
  return complaints(
    !knowsTokyo() && {
      symptom: 'この Node.js は、日本の時刻（Asia/Tokyo）を知りません。',
      why: '期限や締切の日が、一日ずれるおそれがあります。',
      remedy: '公式の Node.js（full-icu）を入れ直してください。',
    },
    missing.length > 0 && {
      symptom: `この Node.js は、言葉の資料（${missing.join('、')}）を持っていません。`,
      why: '市民向けの画面の日付と数が、その言葉で出ません。',
      remedy: '公式の Node.js（full-icu）を入れ直してください。',
    },
  )
}

function knowsTokyo(): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', hour: 'numeric', hour12: false }).format(new Date(0)) === '9'.padStart(2, '0')
    )
  } catch {
    return false
  }
}

async function availableMemory(): Promise<number> {
  const said = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(said)?.[1]
  return kilobytes === undefined ? totalmem() : Number(kilobytes) * 1024
}

function isReadableByOthers(path: string): boolean {
  return existsSync(path) && (statSync(path).mode & 0o077) !== 0
}
