import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../../src/platform/project-root.ts'

type Part = {
  readonly profiles?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly ports?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
}
type Compose = {
  readonly services: Readonly<Record<'database' | 'migrate' | 'staff' | 'public', Part>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>
}

const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const compose = parse(textOf('compose.yml'), { merge: true }) as Compose
const docker = textOf('Dockerfile')

test('the two faces are two services, and the public one holds nothing of the staff side', () => {
  const { staff, public: street, database } = compose.services
  expect([staff.profiles, street.profiles]).toEqual([['staff'], ['public']])
  expect([staff.environment?.['FACE'], street.environment?.['FACE']]).toEqual(['staff', 'public'])
  expect(street.secrets).toEqual(['database-public'])
  expect(staff.secrets).toEqual(['database-app'])
  expect(street.volumes?.filter(volume => staff.volumes?.includes(volume))).toEqual([])
  expect(street.networks?.filter(network => staff.networks?.includes(network))).toEqual(['data'])
  expect(database.ports).toBeUndefined()
  expect(compose.networks['data']?.internal).toBe(true)
  for (const part of [staff, street]) {
    expect(part).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    for (const port of part.ports ?? [])
      expect(port, 'open to this machine only; a proxy with TLS stands before it').toMatch(/^127\.0\.0\.1:/)
    expect(part.depends_on?.['migrate']?.condition).toBe('service_completed_successfully')
  }
})

test('every secret comes from a file that the recipe makes, is given only where it is used, and is kept out of the repository', () => {
  const made = [...textOf('deploy/make-secrets.sh').matchAll(/^keep ([a-z-]+) /gm)].map(([, name]) => name ?? '')
  expect(Object.keys(compose.secrets).sort()).toEqual(made.sort())
  for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`deploy/secrets/${name}`)
  expect(textOf('deploy/.gitignore')).toContain('secrets/')
  for (const [service, part] of Object.entries(compose.services)) {
    const named = Object.entries(part.environment ?? {}).flatMap(([key, path]) =>
      key.endsWith('_FILE') ? [path.replace('/run/secrets/', '')] : [],
    )
    expect(
      named.filter(secret => !part.secrets?.includes(secret)),
      service,
    ).toEqual([])
    expect(
      Object.entries(part.environment ?? {}).filter(([key]) => /URL$|PASSWORD$|SECRET$/.test(key)),
      service,
    ).toEqual([])
  }
})

test('every variable that a recipe sets is one that the program reads', () => {
  const read = new Set([...textOf('src/platform/config.ts').matchAll(/env(?:\[|, )'(\w+)'/g)].map(([, name]) => name ?? ''))
  const set = [
    ...['migrate', 'staff', 'public'].flatMap(name => Object.keys(compose.services[name as 'staff'].environment ?? {})),
    ...['tsunagi', 'tsunagi-public'].flatMap(name =>
      [...textOf(`deploy/${name}.service`).matchAll(/[= ]([A-Z_]+)=(?=[\w/%.])/g)].map(([, key]) => key ?? ''),
    ),
    ...[...docker.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) => (line ?? '').split(' ').map(pair => pair.split('=')[0] ?? '')),
  ].filter(name => name !== 'NODE_ENV')
  expect(set).toContain('DATABASE_URL_FILE')
  expect(set.filter(name => !read.has(name.replace(/_FILE$/, '')))).toEqual([])
})

test('the last stage of the image runs as an ordinary account, without tools to build, and copies only what is there', () => {
  const last = docker.slice(docker.lastIndexOf('\nFROM '))
  expect(last).toMatch(/^USER node$/m)
  expect(last).toMatch(/^HEALTHCHECK /m)
  expect(last).toContain('/healthz')
  expect(last).not.toMatch(/npm|scripts|src\b/)
  expect(docker).toContain('npm ci --omit=dev')
  const copied = [...docker.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => (paths ?? '').split(' '))
  expect(copied.length).toBeGreaterThan(5)
  const allowed = textOf('.dockerignore')
  for (const path of copied) {
    expect(existsSync(join(projectRoot, path)), path).toBe(true)
    expect(allowed, `${path} is kept out of the build`).toContain(`!${path}\n`)
  }
})

test('the units start what the build makes, stop it gently, and close everything that the program does not need', () => {
  for (const [name, face] of [
    ['tsunagi', 'staff'],
    ['tsunagi-public', 'public'],
  ] as const) {
    const unit = textOf(`deploy/${name}.service`)
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'PrivateTmp=yes',
      'IPAddressDeny=any',
      'CapabilityBoundingSet=',
      'KillSignal=SIGTERM',
    ])
      expect(unit.split('\n'), `${name}: ${line}`).toContain(line)
    expect(unit).toContain(`FACE=${face} `)
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node .*dist\/main\.js$/m)
    expect(unit).toMatch(new RegExp(`^StateDirectory=${name}$`, 'm'))
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10)
    expect(unit).not.toMatch(/postgres:\/\/|password/i)
  }
})
