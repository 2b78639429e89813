// `npm start`: from a fresh clone to the running product, in this very process, so that signals and the exit code are its own.
import { ensureBuilt, ensurePackages, requireNode } from './prepare.mjs'

requireNode()
await ensurePackages()
await ensureBuilt()
await import('../dist/main.js')
