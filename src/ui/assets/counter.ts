/** Says how many characters are left, one by one for the eye, and in pauses for the ear. */
export class Counter extends HTMLElement {
  connectedCallback(): void {
    const area = document.getElementById(this.dataset['for'] ?? '')
    if (!(area instanceof HTMLTextAreaElement)) return
    area.addEventListener('input', () => this.#count(area.value))
    this.#count(area.value)
  }

  #count(text: string): void {
    const line = this.querySelector('p')
    const limit = Number(this.dataset['limit'])
    const left = limit - [...text].length
    const words = (left < 0 ? this.dataset['over'] : this.dataset['left']) ?? ''
    // Far from the limit the line would only be noise.
    if (line) line.hidden = left > limit / 5
    if (line) line.textContent = words.replace('{n}', String(Math.abs(left)))
    this.dataset['state'] = left < 0 ? 'over' : 'within'
  }
}
