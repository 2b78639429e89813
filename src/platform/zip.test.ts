import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zip } from './zip.ts'

const AT = new Date('2026-11-23T10:20:30Z')
const FILES = [
  { path: 'council-1/index.html', bytes: Buffer.from('<p>夢が里</p>'.repeat(500)) },
  { path: 'council-1/記録/空.txt', bytes: Buffer.alloc(0) },
  { path: 'council-1/bytes.bin', bytes: Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)) },
] as const

test('what is packed is unpacked as it was, names in Japanese among them', () => {
  const found = unzipSync(zip(FILES, AT))
  expect(Object.keys(found)).toEqual(FILES.map(({ path }) => path))
  for (const { path, bytes } of FILES) expect(Buffer.from(found[path] ?? []).equals(bytes), path).toBe(true)
  expect(strFromU8(unzipSync(zip([], AT))['nothing'] ?? new Uint8Array())).toBe('')
})

test('the tools of other systems find nothing wrong with it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tsunagi-zip-')), 'all.zip')
  writeFileSync(file, zip(FILES, AT))
  const told = TOOLS.flatMap(([command, args]) => {
    const { error, status, stdout } = spawnSync(command, [...args, file], { encoding: 'utf8', env: { ...process.env, PYTHONUTF8: '1' } })
    return error ? [] : [{ command, status, stdout }]
  })
  for (const { command, status, stdout } of told)
    expect([command, status, stdout.includes(command === 'unzip' ? 'No errors' : 'None 3 2026')]).toEqual([command, 0, true])
  expect(readFileSync(file).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
})

const PYTHON =
  'import sys,zipfile as z; f=z.ZipFile(sys.argv[1]); print(f.testzip(), len(f.namelist()), *f.infolist()[0].date_time); print("\\n".join(f.namelist()))'
const TOOLS = [
  ['unzip', ['-t']],
  ['python3', ['-c', PYTHON]],
] as const
