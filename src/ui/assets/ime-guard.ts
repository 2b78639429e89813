import { isComposing } from './typing.ts'

/**
 * Enter that confirms Japanese words never sends a form and never reaches another listener.
 *
 * Safari ends the composition first and reports the confirming Enter after it, no longer composing but still with key code 229.
 * No Enter pressed to send a form carries 229, so the code alone is enough and no waiting time is needed.
 */
export function guardComposition(): void {
  const guard = (event: KeyboardEvent): void => {
    if ((event.key !== 'Enter' && event.code !== 'Enter') || !isComposing(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const kind of ['keydown', 'keypress', 'keyup'] as const) addEventListener(kind, guard, true)
}
