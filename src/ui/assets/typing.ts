/** Whether a key belongs to text being typed or composed, so that no shortcut may take it. */
export function isTyping(event: KeyboardEvent): boolean {
  if (isComposing(event)) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio], [type=submit]), textarea, select') !== null
}

/** Whether an input method is at work. 229 is what browsers send for a key it took, also where `isComposing` comes too late. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
