import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { PaperView } from '../../acts/plan/read-plans.ts'

/** What every part of a plan's papers is drawn from. */
export type PaperProps = { readonly visit: SignedVisit; readonly view: PaperView }
