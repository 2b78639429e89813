import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spellBill } from '../../scripts/supply/bill.mjs'
import { projectRoot } from '../../src/platform/project-root.ts'

type Component = {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  readonly licenses?: readonly { readonly license: { readonly id: string } }[]
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, name), 'utf8'))
const bill = JSON.parse(spellBill(read('package-lock.json'), read('package.json'))) as {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly Component[]
}

test('the bill of materials names every package that is shipped, with version, digest and licence, and no tool', () => {
  expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5'])
  const { dependencies } = read('package.json') as { readonly dependencies: Readonly<Record<string, string>> }
  const named = new Map(bill.components.map(part => [part.name, part]))
  for (const [name, version] of Object.entries(dependencies)) expect(named.get(name)?.version, name).toBe(version)
  for (const name of ['maplibre-gl', '@simplewebauthn/browser', 'pg-protocol', 'fflate']) expect(named.has(name), name).toBe(true)
  for (const name of ['vitest', 'esbuild', 'typescript', 'playwright-core']) expect(named.has(name), name).toBe(false)
  for (const part of bill.components) {
    expect(part.purl, part.name).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+/)
    expect(part.hashes?.[0]?.content, part.name).toMatch(/^[0-9a-f]{128}$/)
    expect(part.licenses?.[0]?.license.id, part.name).toMatch(/^[\w.-]+(?: OR [\w.-]+)?$/)
  }
})

test('every package that the program imports is on the bill', () => {
  const named = new Set(bill.components.map(part => part.name))
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    name => /[.]tsx?$/.test(name) && !/[.]test[.]/.test(name),
  )
  const imported = sources.flatMap(name => {
    const text = readFileSync(join(projectRoot, 'src', name), 'utf8')
    return [...text.matchAll(/^import (?!type)[^'\n]* from '((?:@[\w.-]+\/)?[\w-]+)(?:\/[\w./-]+)?'$/gm)].map(([, found]) => found ?? '')
  })
  expect(new Set(imported).size).toBeGreaterThan(12)
  expect([...new Set(imported)].filter(name => !named.has(name))).toEqual([])
})
