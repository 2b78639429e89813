import type { Day } from '../../../kernel/day.ts'

/** What a council without a network meeting goes through until it has one, in this order. @source the plan, 戦略①: 設置率 */
export const SETUP_STEPS = ['talk', 'learn', 'gather', 'shape', 'first_meeting'] as const
export type SetupStepName = (typeof SETUP_STEPS)[number]

/** A step with the day on which it was done, who helped, and a line of words. */
export type SetupStep = {
  readonly councilNo: number
  readonly step: SetupStepName
  readonly doneOn: Day | null
  readonly supporter: string
  readonly note: string
  readonly version: number
}

/** Every step of one council, those nobody has said anything about among them. */
export function stepsOf(councilNo: number, said: readonly SetupStep[]): readonly SetupStep[] {
  return SETUP_STEPS.map(
    step =>
      said.find(one => one.councilNo === councilNo && one.step === step) ?? {
        councilNo,
        step,
        doneOn: null,
        supporter: '',
        note: '',
        version: 0,
      },
  )
}
