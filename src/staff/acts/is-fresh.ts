export { isFresh, stepUpPath } from '../../platform/http/fresh-proof.ts'
