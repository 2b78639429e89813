/** After a refusal, reading begins at the list of errors; pressing an error leads into its field, with the label in view. */
export function focusErrors(): void {
  const summary = document.querySelector<HTMLElement>('[data-error-summary]')
  summary?.focus()
  summary?.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const field = link?.hash ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null
    if (!field) return
    event.preventDefault()
    field.closest('.tn-field')?.scrollIntoView({ block: 'start' })
    field.focus({ preventScroll: true })
  })
}
