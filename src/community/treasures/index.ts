export { findTreasureIn } from './acts/find-treasure.ts'
export { treasureTitles } from './acts/read-treasures.ts'
export type { TreasureType } from './domain/treasure.ts'
export { TREASURE_TYPES } from './domain/treasure.ts'
