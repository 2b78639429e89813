const PRESSES = 3
const WITHIN_MS = 5000

/** Leaves at once: the page turns blank before the next one arrives, and its place in the history is taken by the other. */
export class Exit extends HTMLElement {
  #presses: number[] = []

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#presses = event.key === 'Shift' ? [...this.#presses.filter(at => event.timeStamp - at < WITHIN_MS), event.timeStamp] : []
    if (this.#presses.length >= PRESSES) this.#leave()
  }

  connectedCallback(): void {
    document.addEventListener('keyup', this.#onKey)
    this.addEventListener('click', event => {
      event.preventDefault()
      this.#leave()
    })
  }

  disconnectedCallback(): void {
    document.removeEventListener('keyup', this.#onKey)
  }

  #leave(): void {
    document.documentElement.dataset['left'] = 'true'
    document.title = ''
    location.replace(this.querySelector('a')?.href ?? '/')
  }
}
