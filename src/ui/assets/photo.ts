/** Photos that are lighter than this are sent as they are. */
const LIGHT = 700_000
/** The longest side of a photo that was made smaller, in points: letters on a large sheet of paper can still be read. */
const LONGEST = 2_600
const QUALITY = 0.82

/**
 * Makes a chosen photo smaller before it is sent, so that a telephone far from the mast can send it. A browser that cannot do it, or does
 * not get it smaller, sends the photo as it was chosen.
 */
export class Photo extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    input?.addEventListener('change', () => this.#shrink(input))
    // Sent too early, the photo would go as it is, and may be too large.
    input?.form?.addEventListener('submit', event => this.dataset['state'] === 'working' && event.preventDefault(), { capture: true })
  }

  async #shrink(input: HTMLInputElement): Promise<void> {
    const chosen = input.files?.[0]
    this.#say('', '')
    if (chosen === undefined || chosen.size <= LIGHT) return
    this.#say('working', this.dataset['working'])
    const small = await smaller(chosen).catch(() => undefined)
    if (input.files?.[0] !== chosen) return
    if (small === undefined || small.size >= chosen.size) return this.#say('', '')
    const files = new DataTransfer()
    files.items.add(new File([small], 'photo.jpg', { type: 'image/jpeg' }))
    input.files = files.files
    this.#say('done', this.dataset['done']?.replace('{before}', megabytes(chosen)).replace('{after}', megabytes(small)))
  }

  #say(state: '' | 'working' | 'done', words = ''): void {
    this.dataset['state'] = state
    const line = this.querySelector('p')
    if (line) line.textContent = words
  }
}

async function smaller(file: File): Promise<Blob | undefined> {
  // Drawn upright: the browser turns it as the camera was held.
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d')
  if (context === null) return undefined
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const drawn = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', QUALITY))
  return drawn ?? undefined
}

const megabytes = ({ size }: Blob): string => (size / 1_000_000).toFixed(1)
