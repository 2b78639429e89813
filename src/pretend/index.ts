export { loadCity } from './acts/load-city.ts'
export { tellScenes } from './acts/tell-scenes.ts'
export { scenesDoorkeeper } from './acts/teller.ts'

/** The pretend city of a first start: small enough to be there in a moment, large enough to work in. */
export const FIRST_CITY = { cityName: '夢が原市（架空）', seed: 20211, residents: 1500, consultations: 800, hasNeighbours: true } as const
