export { readAgencies, readAgency } from './acts/read-agencies.ts'
export type { Agency } from './domain/agency.ts'
export { findAgency } from './store/agencies.ts'
export { loadAgencies, loadCouncils, nameFrontDesk } from './store/load.ts'
