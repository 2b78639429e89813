import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf'

/** Whether packages may be installed here: Debian or its kin, as root. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

/** Installs Debian packages, each kind by itself, so that one which does not exist here keeps no other away. Failures are said, not thrown. */
export function installPackages(names) {
  apt(['update'])
  const plain = names.filter(name => !name.startsWith('postgresql'))
  if (plain.length > 0) install(plain)
  if (names.includes('postgresql-15')) withoutCluster(() => install(['postgresql-15']))
}

function install(names) {
  return apt(['install', '-y', '--no-install-recommends', ...names])
}

/** Only the programs are wanted: without this, Debian's package makes a cluster and starts it. */
function withoutCluster(work) {
  if (!install(['postgresql-common']) || !existsSync(CLUSTER_SETTINGS)) return work()
  const before = readFileSync(CLUSTER_SETTINGS, 'utf8')
  appendFileSync(CLUSTER_SETTINGS, '\ncreate_main_cluster = false\n')
  try {
    return work()
  } finally {
    writeFileSync(CLUSTER_SETTINGS, before)
  }
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) console.error(`apt-get ${args.join(' ')} は終わりませんでした（${status}）。`)
  return status === 0
}
