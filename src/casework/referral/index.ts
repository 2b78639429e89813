export { countBoxes, readReferralsOf } from './acts/read-boxes.ts'
export type { BoxRow } from './domain/box.ts'
