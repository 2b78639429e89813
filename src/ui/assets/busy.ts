/** A form that answers with a file never leaves the page; after this it may be sent again. */
const GIVE_BACK_MS = 15_000

/** A form is sent once, however often its button is pressed, and its button says so. */
export function sendOnce(): void {
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['once'] === undefined || event.defaultPrevented) return
    if (form.dataset['sending']) {
      event.preventDefault()
      return
    }
    form.dataset['sending'] = 'true'
    const button = event.submitter
    if (button instanceof HTMLButtonElement) markBusy(button, button.dataset['busy'] ?? form.dataset['once'])
    setTimeout(() => giveBack(form), GIVE_BACK_MS)
  })
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sending]')) giveBack(form)
  })
}

const wordsBefore = new WeakMap<HTMLElement, Node[]>()

function markBusy(button: HTMLButtonElement, words: string): void {
  wordsBefore.set(button, [...button.childNodes])
  button.setAttribute('aria-disabled', 'true')
  button.replaceChildren(words)
}

function giveBack(form: HTMLFormElement): void {
  delete form.dataset['sending']
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[aria-disabled=true]')) {
    button.removeAttribute('aria-disabled')
    const before = wordsBefore.get(button)
    if (before) button.replaceChildren(...before)
  }
}
