import type { Tone } from '../../../../ui/badge.tsx'
import type { RequestState } from '../../domain/case/request.ts'

/** How a state of a request looks. */
export const STATE_TONE: Readonly<Record<RequestState, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  accepted: 'good',
  returned: 'warn',
  withdrawn: 'neutral',
  ended: 'done',
}
