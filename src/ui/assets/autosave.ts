const EVERY_MS = 3000

/** Keeps what is typed as a draft on the server, and says so. Files, passwords and hidden machinery are never part of a draft. */
export class Autosave extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #isChanged = false
  #isSent = false

  connectedCallback(): void {
    this.addEventListener('input', () => this.#changed())
    this.addEventListener('change', () => this.#changed())
    this.addEventListener('submit', event => {
      this.#isSent = !event.defaultPrevented
    })
    addEventListener('pageshow', () => {
      this.#isSent = false
    })
    addEventListener('pagehide', () => this.#leave())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#leave()
    })
  }

  #changed(): void {
    this.#isChanged = true
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#save()
    }, EVERY_MS)
  }

  async #save(): Promise<void> {
    const body = this.#draft()
    if (!this.#isChanged || this.#isSent || !body) return
    this.#isChanged = false
    const isSaved = await post(this.dataset['url'] ?? '', body)
    if (isSaved) return this.#say(`${this.dataset['savedLabel'] ?? ''} ${clock()}`, 'saved')
    this.#say(this.dataset['failedLabel'] ?? '', 'failed')
    this.#changed()
  }

  /** A page that is being left has no time for an answer. A form that was sent deletes its draft itself, so nothing may follow it. */
  #leave(): void {
    const body = this.#draft()
    if (!this.#isChanged || this.#isSent || !body) return
    this.#isChanged = false
    if (!navigator.sendBeacon(this.dataset['url'] ?? '', body)) void post(this.dataset['url'] ?? '', body)
  }

  #draft(): URLSearchParams | undefined {
    const form = this.querySelector('form')
    if (!form) return undefined
    const draft = new URLSearchParams()
    const secret = new Set([...form.querySelectorAll<HTMLInputElement>('input[type=password]')].map(input => input.name))
    for (const [name, value] of new FormData(form)) {
      const isMachinery = name.startsWith('_') && name !== '_draft' && name !== '_token'
      if (typeof value === 'string' && !isMachinery && !secret.has(name)) draft.append(name, value)
    }
    return draft
  }

  #say(words: string, state: 'saved' | 'failed'): void {
    const status = this.querySelector<HTMLElement>('.tn-autosave__status')
    if (!status) return
    status.dataset['state'] = state
    status.textContent = words
  }
}

async function post(url: string, body: URLSearchParams): Promise<boolean> {
  try {
    const answer = await fetch(url, { method: 'POST', body, keepalive: true, credentials: 'same-origin', redirect: 'error' })
    return answer.ok
  } catch {
    return false
  }
}

const clock = (): string =>
  new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Tokyo' }).format(new Date())
