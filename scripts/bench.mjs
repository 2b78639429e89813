// `npm run bench`: loads a city on a server of its own and measures the built product. See docs/performance.md.
import { ensureBuilt, ensurePackages, requireNode } from './prepare.mjs'

requireNode()
await ensurePackages()
await ensureBuilt()
// The bench is TypeScript that is never built into the product.
const { register } = await import('tsx/esm/api')
register()
await import('../bench/main.ts')
