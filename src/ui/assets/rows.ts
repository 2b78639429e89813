import { mayAct } from './keyboard.ts'

/** A list whose rows are walked with j and k and opened with Enter or by pressing anywhere in the row. */
export class Rows extends HTMLElement {
  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
    if (step !== 0 && mayAct(event) && this.#isActive()) this.#move(step)
  }

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey)
    this.addEventListener('click', openRow)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey)
  }

  /** Of several lists on one page, the one holding the focus listens; without focus, the first. */
  #isActive(): boolean {
    const focused = document.activeElement?.closest('tn-rows')
    return (focused ?? document.querySelector('tn-rows')) === this
  }

  #move(step: number): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('.tn-table__link')]
    const at = links.findIndex(link => link.closest('tr')?.contains(document.activeElement))
    const next = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))
    links[next]?.focus()
    links[next]?.scrollIntoView({ block: 'nearest' })
  }
}

function openRow(event: MouseEvent): void {
  const target = event.target
  if (!(target instanceof Element) || target.closest('a, button, input, select, label, summary')) return
  // Somebody marking a telephone number with the mouse does not want to leave the list.
  if (getSelection()?.toString()) return
  const link = target.closest('tr')?.querySelector<HTMLAnchorElement>('.tn-table__link')
  if (!link) return
  if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
  else link.click()
}
