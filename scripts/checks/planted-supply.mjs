import { law } from './supply-law.mjs'

const entry = (ground, name) => ground.lock.packages[`node_modules/${name}`]

/** One fault of every kind: what it is, how it is put into a copy of the ground, and a word of the complaint that must come. */
export const plantedSupply = [
  { fault: '版の幅', names: 'hono の版が', plant: ground => Object.assign(ground.manifest.dependencies, { hono: '^4.13.19' }) },
  { fault: '幅のある override', names: 'の版が', plant: ground => Object.assign(ground.manifest.overrides, { pbf: '>=5' }) },
  {
    fault: 'lock にない依存',
    names: 'devDependencies が',
    plant: ground => Object.assign(ground.manifest.devDependencies, { left: '1.0.0' }),
  },
  { fault: 'integrity のない部品', names: 'pg に integrity', plant: ground => delete entry(ground, 'pg').integrity },
  { fault: '弱い integrity', names: 'pg に integrity', plant: ground => Object.assign(entry(ground, 'pg'), { integrity: 'sha1-AAAA' }) },
  {
    fault: '名の挙がった形の、動くときに要る部品に integrity がない',
    names: 'cli-linux-x64 に integrity',
    plant: ground => {
      delete entry(ground, '@biomejs/cli-linux-x64').integrity
      delete entry(ground, '@biomejs/cli-linux-x64').dev
    },
  },
  {
    fault: 'integrity のない道具が一つ増えた',
    names: 'integrity のない部品が',
    plant: ground => delete entry(ground, '@biomejs/cli-linux-x64').integrity,
  },
  {
    fault: 'よその置き場',
    names: '出どころ',
    plant: ground => Object.assign(entry(ground, 'pg'), { resolved: 'git+https://example.org/pg.git' }),
  },
  {
    fault: '入れるときの script',
    names: 'uqr は入れるとき',
    plant: ground => Object.assign(entry(ground, 'uqr'), { hasInstallScript: true }),
  },
  {
    fault: '認めていないライセンス',
    names: 'pino のライセンス',
    plant: ground => Object.assign(entry(ground, 'pino'), { license: 'AGPL-3.0-only' }),
  },
  { fault: 'ライセンスのない部品', names: 'pino のライセンス', plant: ground => delete entry(ground, 'pino').license },
  {
    fault: '道具には認めたライセンスの、ブラウザーへ届く部品',
    names: 'maplibre-gl のライセンス',
    plant: ground => Object.assign(entry(ground, 'maplibre-gl'), { license: 'MPL-2.0' }),
  },
  {
    fault: '多すぎる直接の依存',
    names: '直接の依存が',
    plant: ground => {
      for (let n = 0; n < law.mostDirect; n++) ground.manifest.dependencies[`one-${n}`] = '1.0.0'
    },
  },
  {
    fault: '理由のない依存',
    names: 'uqr の理由',
    plant: ground => {
      ground.reasons = ground.reasons.replace('`uqr`', 'uqr')
    },
  },
  {
    fault: 'script を止めない .npmrc',
    names: 'ignore-scripts=true',
    plant: ground => {
      ground.npmrc = ground.npmrc.replace('ignore-scripts=true', 'ignore-scripts=false')
    },
  },
  {
    fault: 'lock を使わない組み立て',
    names: 'Dockerfile が lock を使わず',
    plant: ground => {
      ground.recipes.Dockerfile = ground.recipes.Dockerfile.replace('npm ci', 'npm install')
    },
  },
  {
    fault: '何も入れない手順',
    names: '.ci/run に npm ci',
    plant: ground => {
      ground.recipes['.ci/run'] = ground.recipes['.ci/run'].replaceAll('npm ci', 'npm --version')
    },
  },
  {
    fault: '古い一覧',
    names: 'docs/licences.md が',
    plant: ground => Object.assign(entry(ground, 'pg'), { version: '8.99.0' }),
  },
]
