/** The folded menu of a phone closes with Escape and when somebody presses beside it. */
export function closeMenuOutside(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.tn-nav__more')
  if (!menu) return
  document.addEventListener('click', event => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
}
