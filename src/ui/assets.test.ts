import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assetUrl } from './assets-version.ts'

const folder = join(import.meta.dirname, 'assets')
const files = readdirSync(folder)

test('no Japanese stands in style sheets or browser code, so that every word is in the catalogue', () => {
  expect(files.length).toBeGreaterThan(15)
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/)
})

test('both ways into the dark theme say the same', () => {
  const css = readFileSync(join(folder, 'theme.css'), 'utf8')
  const blocks = [...css.matchAll(/color-scheme: dark;([^}]+)}/g)].map(([, block]) => block?.replace(/\s+/g, ' ').trim())
  expect(blocks).toHaveLength(2)
  expect(blocks[0]).toBe(blocks[1])
})

test('an asset has an address even before anything was built', () => {
  expect(assetUrl('never-built.css')).toBe('/assets/never-built.css')
})
