export { bundleOf, type NamedPerson, TICKED_AT_FIRST } from './domain/bundle.ts'
export { foldReferral } from './domain/fold.ts'
export type { ReferralAct, ReferralDeed } from './domain/referral.ts'
export { type LoadedReferral, loadReferrals } from './store/load.ts'
