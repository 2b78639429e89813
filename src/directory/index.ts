export { readAgencies, readAgency } from './acts/read-agencies.ts'
export type { Agency, AgencyOffer, AgencyQuery } from './domain/agency.ts'
export { findAgency } from './store/agencies.ts'
export { type CouncilRow, loadAgencies, loadCouncils } from './store/load.ts'
