import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON']
type AskOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']

/**
 * A form that a passkey answers. The question comes from `data-question`, the device's answer goes into the field `credential`,
 * and from there on it is a form like any other. `data-kind` is `make` or `ask`.
 */
class Passkey extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (form === null) return
    if (!browserSupportsWebAuthn()) {
      form.hidden = true
      this.#say(this.dataset['unsupportedLabel'])
      return
    }
    form.addEventListener('submit', event => {
      event.preventDefault()
      if (this.dataset['busy']) return
      this.dataset['busy'] = 'true'
      this.#ask(form)
        .catch(() => this.#say(this.dataset['failedLabel']))
        .finally(() => delete this.dataset['busy'])
    })
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    this.#say('')
    const token = form.querySelector<HTMLInputElement>('input[name=_token]')?.value ?? ''
    const asked = await fetch(this.dataset['question'] ?? '', {
      method: 'POST',
      body: new URLSearchParams({ _token: token }),
      credentials: 'same-origin',
      redirect: 'error',
    })
    if (!asked.ok) throw new Error(`no question: ${asked.status}`)
    const options: unknown = await asked.json()
    const answer =
      this.dataset['kind'] === 'make'
        ? await startRegistration({ optionsJSON: options as MakeOptions })
        : await startAuthentication({ optionsJSON: options as AskOptions })
    const field = form.querySelector<HTMLInputElement>('input[name=credential]')
    if (field) field.value = JSON.stringify(answer)
    form.submit()
  }

  #say(words: string | undefined): void {
    const status = this.querySelector<HTMLElement>('.tn-passkey__status')
    if (status) status.textContent = words ?? ''
  }
}

customElements.define('tn-passkey', Passkey)
