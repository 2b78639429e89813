import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'

/** Words that say nothing about what is inside (docs/glossary.md), so that anything may end up there. */
const EMPTY_WORDS = /^(utils?|helpers?|common|misc|managers?|handlers?|services?|data|info|items?|process|shared)$/

const places = ['src', 'testing', 'journeys', 'bench', 'scripts'].flatMap(folder =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
)

test('no file and no folder has a name that says nothing', () => {
  const nameOf = (place: string) => (place.split(/[/\\]/).at(-1) ?? '').split('.')[0] ?? ''
  expect(places.length).toBeGreaterThan(100)
  expect(places.filter(place => EMPTY_WORDS.test(nameOf(place)))).toEqual([])
})

test('every file and folder is named in small letters, numbers and hyphens', () => {
  const allowed = /^[a-z0-9-]+([.][a-z0-9-]+)*$/
  const known = new Set(['README.md'])
  expect(
    places.filter(place => !(place.split(/[/\\]/).at(-1) ?? '').match(allowed) && !known.has(place.split(/[/\\]/).at(-1) ?? '')),
  ).toEqual([])
})
