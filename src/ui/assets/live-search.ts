const PAUSE_MS = 250

/** A search that answers while typing. The newest question wins; nothing is asked while words are being composed. */
export class LiveSearch extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #request: XMLHttpRequest | undefined
  #asked = ''
  #isComposing = false

  connectedCallback(): void {
    this.addEventListener('compositionstart', () => {
      this.#isComposing = true
      clearTimeout(this.#timer)
    })
    this.addEventListener('compositionend', () => {
      this.#isComposing = false
      this.#wait()
    })
    this.addEventListener('input', event => {
      if (this.#isComposing || (event instanceof InputEvent && event.isComposing)) return
      this.#wait()
    })
    this.addEventListener('submit', () => this.#stop())
  }

  disconnectedCallback(): void {
    this.#stop()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#request?.abort()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MS)
  }

  #ask(): void {
    const form = this.querySelector('form')
    const body = form ? wordsOf(form) : ''
    if (!form || body === this.#asked) return
    this.#asked = body
    this.#request?.abort()
    const request = new XMLHttpRequest()
    this.#request = request
    const url = this.dataset['url'] ?? form.action
    // A form whose words are nobody's secret asks by its address, as its button does.
    const isGet = form.method === 'get'
    request.open(isGet ? 'GET' : 'POST', isGet ? `${url}&${body}` : url)
    // The browser parses the fragment itself: nothing here turns text into HTML, which Trusted Types would refuse.
    request.responseType = 'document'
    if (!isGet) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8')
    request.onload = () => (request.status === 200 && request.responseXML ? this.#show(request.responseXML) : this.#fail())
    request.onerror = () => this.#fail()
    this.dataset['busy'] = 'true'
    request.send(isGet ? null : body)
  }

  #show(answer: Document): void {
    delete this.dataset['busy']
    this.querySelector('[data-results]')?.replaceChildren(...[...answer.body.childNodes].map(node => document.adoptNode(node)))
    this.#say(this.querySelector<HTMLElement>('[data-announce]')?.dataset['announce'] ?? '')
  }

  #fail(): void {
    delete this.dataset['busy']
    this.#asked = ''
    this.#say(this.dataset['failedLabel'] ?? '')
    this.dataset['failed'] = 'true'
  }

  #say(words: string): void {
    delete this.dataset['failed']
    const status = this.querySelector('.tn-live-search__status')
    if (status) status.textContent = words
  }
}

function wordsOf(form: HTMLFormElement): string {
  const words = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') words.append(name, value)
  return words.toString()
}
