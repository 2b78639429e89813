export { giveBack, holdOut, mayHoldOut, noteReferralEnd, type Offer, takeHand } from './acts/hold-out.ts'
export { readConsultation, type ConsultationView } from './acts/read-consultation.ts'
export type { Consultation, ConsultationId, ReferralId } from './domain/consultation.ts'
export { listLinkedPeople } from './store/linked-people.ts'
