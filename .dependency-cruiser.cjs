// Who may lean on whom: the import law of Tsunagi, checked by machine in `npm run check` (scripts/checks/import-law.mjs).
// A green of the tool itself is not enough: with TypeScript 7 it looks at nothing, and with `-T json` it exits 0 even with violations.

/** A module is one folder under a half or the bridge, or one of the single-module folders. `$1` below means "this same module". */
const MODULE = '(?:casework|community|bridge)/[^/]+|directory|rules|staff|plan|portal|pretend'
const inside = place => `^src/(${MODULE})/${place}`

const DOOR = `^src/(?:${MODULE})/index[.]ts$`
const FIGURES = `^src/(?:${MODULE})/figures[.]ts$`
/** The one opening through which the public side may reach casework: it takes a request in and gives a receipt number back, nothing else. */
const WRITE_ONLY_DOOR = '^src/casework/[^/]+/requests[.]ts$'

/** The wiring: main.ts and cli.ts run, app.ts is the house they share with the tests that walk it. */
const WIRING = '^src/(?:main|cli|app)[.]ts$'

/** Pure, database, page and real-file tests alike. */
const TEST = '[.]test[.]tsx?$'

/** Every place where source may live. A file anywhere else is outside the law, so it is refused. Add a place here when you invent one. */
const KNOWN_GROUND = [
  '^src/(kernel|platform|ui)/',
  WIRING,
  `^src/(?:${MODULE})/(domain|acts|store|pages)/`,
  DOOR,
  FIGURES,
  WRITE_ONLY_DOOR,
  // What the public side says, in eight languages, one file each.
  '^src/portal/texts/',
  TEST,
]

module.exports = {
  forbidden: [
    // The ground under everything.
    {
      name: 'kernel-is-pure',
      severity: 'error',
      comment: 'The words of the kernel are older than any module: no Node, no npm, nothing.',
      from: { path: '^src/kernel/', pathNot: TEST },
      to: { pathNot: '^src/kernel/' },
    },
    { name: 'kernel-looks-up-to-nobody', severity: 'error', from: { path: '^src/kernel/' }, to: { path: '^src/(?!kernel/)' } },
    {
      name: 'platform-knows-the-kernel-only',
      severity: 'error',
      comment: 'The only place that touches the outside world knows no welfare.',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?!platform/|kernel/)' },
    },
    {
      name: 'ui-knows-no-welfare',
      severity: 'error',
      comment: 'HTTP, HTML and controls: kernel and platform are enough.',
      from: { path: '^src/ui/' },
      to: { path: '^src/(?!ui/|platform/|kernel/)' },
    },

    // The two halves and what joins them.
    {
      name: 'directory-rules-and-staff-lie-below-the-halves',
      severity: 'error',
      comment: 'Side by side on kernel, platform and ui; none knows the others, nor anything above.',
      from: { path: '^src/(directory|rules|staff)/' },
      to: { path: `^src/(?:${MODULE})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'casework-never-imports-community',
      severity: 'error',
      comment: 'Not even a type: what is confidential must not be shaped by what is open.',
      from: { path: '^src/casework/' },
      to: { path: '^src/community/' },
    },
    {
      name: 'community-never-imports-casework',
      severity: 'error',
      comment: 'Not even a type: a neighbour must not learn that a record exists.',
      from: { path: '^src/community/' },
      to: { path: '^src/casework/' },
    },
    {
      name: 'the-halves-do-not-lean-on-the-bridge',
      severity: 'error',
      comment: 'Only the bridge knows both. News travels upward as a row in the outbox; main.ts hangs the listener.',
      from: { path: '^src/(casework|community)/' },
      to: { path: '^src/bridge/' },
    },

    // Evaluation and the public side.
    {
      name: 'the-plan-sees-figures-only',
      severity: 'error',
      comment: 'Evaluation can count people; it cannot look at one.',
      from: { path: '^src/plan/' },
      to: { path: `^src/(?:${MODULE})/`, pathNot: ['^src/plan/', FIGURES] },
    },
    {
      name: 'nobody-leans-on-the-plan',
      severity: 'error',
      from: { path: '^src/(?!plan/|(?:main|cli|app)[.]ts$)' },
      to: { path: '^src/plan/' },
    },
    {
      name: 'the-portal-never-reaches-casework',
      severity: 'error',
      comment: 'Except to hand in a request, through the write-only door.',
      from: { path: '^src/portal/' },
      to: { path: '^src/casework/', pathNot: WRITE_ONLY_DOOR },
    },
    {
      name: 'the-portal-composes-through-doors',
      severity: 'error',
      from: { path: '^src/portal/' },
      to: { path: `^src/(?:${MODULE})/`, pathNot: ['^src/portal/', DOOR, FIGURES, WRITE_ONLY_DOOR] },
    },
    {
      name: 'nobody-leans-on-the-portal',
      severity: 'error',
      from: { path: '^src/(?!portal/|(?:main|cli|app)[.]ts$)' },
      to: { path: '^src/portal/' },
    },

    // The pretend city.
    {
      name: 'nobody-leans-on-the-pretend-city',
      severity: 'error',
      comment: 'Invented people enter through the wiring only; the product works without them.',
      from: { path: '^src/(?!pretend/|(?:main|cli)[.]ts$)' },
      to: { path: '^src/pretend/' },
    },
    {
      name: 'the-pretend-city-fills-both-halves',
      severity: 'error',
      from: { path: '^src/pretend/' },
      to: { path: '^src/(bridge|plan|portal)/' },
    },

    // From module to module.
    {
      name: 'enter-by-the-door',
      severity: 'error',
      comment: 'What index.ts does not export does not exist. Counts leave through figures.ts.',
      from: { path: inside(''), pathNot: '^src/portal/' },
      to: { path: `^src/(?:${MODULE})/`, pathNot: ['^src/$1/', DOOR, FIGURES] },
    },
    {
      name: 'main-only-wires',
      severity: 'error',
      comment: 'app.ts hangs routes, main.ts listeners, cli.ts verbs; they reach into nothing else.',
      from: { path: WIRING },
      to: { path: `^src/(?:${MODULE})/`, pathNot: [DOOR, `^src/(?:${MODULE})/pages/(routes|api)[.]tsx?$`] },
    },
    {
      name: 'nobody-leans-on-the-wiring',
      severity: 'error',
      comment: 'Tests alone may ask for the whole house.',
      from: { path: '^src/', pathNot: [WIRING, TEST] },
      to: { path: WIRING },
    },

    // Inside a module.
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'A reader with no computer could check it: kernel, own domain, and types from other doors.',
      from: { path: inside('domain/'), pathNot: TEST },
      to: { pathNot: ['^src/kernel/', '^src/$1/domain/', DOOR] },
    },
    {
      name: 'domain-borrows-only-types',
      severity: 'error',
      from: { path: inside('domain/') },
      to: { path: DOOR, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'store-serves-acts',
      severity: 'error',
      comment: 'A store answers; it does not decide, and it knows no screen.',
      from: { path: inside('store/') },
      to: { path: ['^src/ui/', '^src/$1/(acts|pages)/'] },
    },
    { name: 'acts-know-no-screen', severity: 'error', from: { path: inside('acts/') }, to: { path: ['^src/ui/', '^src/$1/pages/'] } },
    {
      name: 'pages-ask-acts',
      severity: 'error',
      comment: 'A page shows and asks. It has no SQL in reach, so it cannot skip duty or audit.',
      from: { path: inside('pages/'), pathNot: TEST },
      to: { path: ['^src/$1/store/', '^src/platform/database'] },
    },
    {
      name: 'sql-is-written-in-store',
      severity: 'error',
      comment: 'Others may pass a connection along (its type), never write a query with it.',
      from: { path: [inside('(?!store/)')], pathNot: TEST },
      to: { path: '^src/platform/database', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-driver-stays-in-platform',
      severity: 'error',
      comment: 'Otherwise the rule above could be walked around by importing the query builder itself.',
      from: { path: '^src/(?!platform/)', pathNot: [inside('store/'), TEST] },
      to: { path: 'node_modules/(kysely|pg|postgres)/' },
    },
    {
      name: 'figures-come-from-own-store',
      severity: 'error',
      comment: 'Counts leave, people stay.',
      from: { path: inside('figures[.]ts$') },
      to: { pathNot: ['^src/kernel/', '^src/platform/', '^src/$1/(store|domain)/'] },
    },
    {
      name: 'the-write-only-door-cannot-read',
      severity: 'error',
      comment: 'It may call its own act. With no store in reach there is nothing for it to hand back.',
      from: { path: '^src/(casework/[^/]+)/requests[.]ts$' },
      to: { pathNot: ['^src/kernel/', '^src/platform/(?!database)', '^src/$1/(acts|domain)/'] },
    },

    // The law itself.
    {
      name: 'no-lonely-unknown-ground',
      severity: 'error',
      comment: 'A file that imports nothing and is imported by nobody is still a file outside the law.',
      from: { orphan: true, path: '^src/', pathNot: KNOWN_GROUND },
      to: {},
    },
    {
      name: 'no-unknown-ground',
      severity: 'error',
      comment: 'No utils drawer, no half-level shared file: outside the known places no rule above would apply.',
      from: { path: '^src/', pathNot: KNOWN_GROUND },
      to: {},
    },
    { name: 'nothing-from-unknown-ground', severity: 'error', from: {}, to: { path: '^src/', pathNot: KNOWN_GROUND } },
    {
      name: 'shipped-code-imports-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^(testing|journeys)/', TEST] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'An import that cannot be resolved is an import no rule has looked at.',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'modules-form-no-ring',
      severity: 'error',
      scope: 'folder',
      from: { path: `^src/(${MODULE})$` },
      to: { circular: true, path: `^src/(${MODULE})$` },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', '^testing/'] },
    // Without them the doors of packages such as hono/jsx would not be found.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
