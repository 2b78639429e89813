// `npm run -s tsunagi -- <verb>`: prepared in silence; the output channel belongs to the verb alone.
import { ensureBuilt, ensurePackages, requireNode } from './prepare.mjs'

requireNode()
await ensurePackages()
await ensureBuilt()
// npm moves to the package's folder; the file names on the command line are meant from where it was typed.
if (process.env.npm_lifecycle_event === 'tsunagi' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
await import('../dist/cli.js')
