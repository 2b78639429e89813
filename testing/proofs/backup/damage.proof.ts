import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Lock, OpenWith } from '../../../src/platform/backup/lock.ts'
import { makeLock, makeRecipientKey } from '../../../src/platform/backup/lock.ts'
import { readBackup } from '../../../src/platform/backup/read-backup.ts'
import { chanceOf } from '../../builders/chance.ts'
import { sayFigure, sized } from '../size.ts'
import type { Stage } from './stage.ts'
import { lookingOn, openStage } from './stage.ts'

const PASSPHRASE = 'なぎさの架空の合言葉です'
const TIMES = sized(24, 2000)
const pair = makeRecipientKey()

let stage: Stage
const whole: { readonly name: string; readonly bytes: Buffer; readonly use: OpenWith }[] = []

beforeAll(async () => {
  stage = await openStage()
  const kinds: readonly (readonly [string, Lock, OpenWith])[] = [
    ['plain', makeLock(undefined), {}],
    ['passphrase', makeLock({ passphrase: PASSPHRASE }), { passphrase: PASSPHRASE }],
    ['recipient', makeLock({ recipient: pair.publicKey }), { privateKey: pair.privateKey }],
  ]
  for (const [name, lock, use] of kinds) whole.push({ name, use, bytes: readFileSync((await stage.backUp(name, lock)).path) })
})
afterAll(() => stage.app.close())

/** Whether a file of these bytes is read to its end without complaint. */
async function isTaken(bytes: Uint8Array, use: OpenWith): Promise<boolean> {
  const path = join(stage.home, 'harmed')
  writeFileSync(path, bytes)
  return readBackup(path, use, lookingOn()).then(
    () => true,
    error => {
      expect(String(error.message)).toMatch(/(ください|できません)。$/)
      return false
    },
  )
}

test('an unharmed backup of each kind is read to its end', async () => {
  for (const { name, bytes, use } of whole) expect(await isTaken(bytes, use), name).toBe(true)
})

test('a changed byte is found wherever it is, and so is a cut, a doubled piece, and something added', async () => {
  const chance = chanceOf(20261123)
  let tried = 0
  for (const { name, bytes, use } of whole) {
    // Deriving a key from a passphrase takes a tenth of a second on purpose, so fewer of those.
    const times = name === 'passphrase' ? Math.ceil(TIMES / 4) : TIMES
    for (let nth = 0; nth < times; nth++) {
      // Half of them where a file is most delicate: its first line, the heads of chunks, its end.
      const place = nth % 2 === 0 ? chance.below(bytes.length) : nth % 4 === 1 ? chance.below(300) : bytes.length - 1 - chance.below(60)
      const harmed = Buffer.from(bytes)
      harmed[place] = (harmed[place] ?? 0) ^ (1 << chance.below(8))
      expect(await isTaken(harmed, use), `${name}: byte ${place}`).toBe(false)
      tried++
    }
    const middle = Math.floor(bytes.length / 2)
    for (const [what, harmed] of [
      ['cut', bytes.subarray(0, middle)],
      ['cut by one', bytes.subarray(0, -1)],
      ['empty', bytes.subarray(0, 0)],
      ['doubled', Buffer.concat([bytes.subarray(0, middle), bytes])],
      ['added', Buffer.concat([bytes, Buffer.from([0])])],
    ] as const) {
      expect(await isTaken(harmed, use), `${name}: ${what}`).toBe(false)
      tried++
    }
  }
  sayFigure({
    proof: 'backup',
    figure: '壊した控え（1バイトの書きかえ・切り・重ね・足し）',
    measured: `${tried} 通りを ${tried} 通り見つけた`,
    promised: '全部',
  })
})

test('a wrong passphrase, a missing one, another key and another kind of file are each told apart in a sentence', async () => {
  const open = async (name: string, use: OpenWith) =>
    readBackup(join(stage.home, name), use, lookingOn()).then(
      () => 'taken',
      error => String(error.message),
    )
  expect(await open('passphrase', { passphrase: 'なぎさの架空の合言葉でない' })).toContain('合言葉が違うか')
  expect(await open('passphrase', {})).toContain('--passphrase-file')
  expect(await open('recipient', { passphrase: PASSPHRASE })).toContain('--key-file')
  expect(await open('recipient', { privateKey: makeRecipientKey().privateKey })).toContain('別の鍵に宛てて')
  writeFileSync(join(stage.home, 'letter'), 'これは控えではありません。')
  expect(await open('letter', {})).toContain('つなぎの控えではありません')
  writeFileSync(join(stage.home, 'tomorrow'), 'TSUNAGI-BACKUP 2 {"lock":"none"}\n')
  expect(await open('tomorrow', {})).toContain('新しい版のつなぎ')
  expect(await open('nowhere', {})).toContain('ENOENT')
})

test('a locked backup shows nothing of what is inside, and only a locked one holds keys', async () => {
  const [plain, ...locked] = whole
  const heads = async (name: string, use: OpenWith) => (await readBackup(join(stage.home, name), use, lookingOn())).manifest.parts
  const keysIn = async (name: string, use: OpenWith) => (await heads(name, use)).filter(part => part.name.startsWith('keys/')).length
  expect(await keysIn('plain', plain?.use ?? {})).toBe(0)
  for (const { name, use, bytes } of locked) {
    expect(await keysIn(name, use), name).toBeGreaterThan(0)
    expect(bytes.subarray(300).includes('desk.consultation'), name).toBe(false)
    expect(bytes.includes(Buffer.from([0x1f, 0x8b, 0x08])), name).toBe(false)
  }
})
