import { isTyping } from './typing.ts'

/** Single keys: / to the search, n to a new consultation, ? to the list of keys. Off while typing and when the reader says so. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', event => {
    if (!mayAct(event)) return
    const act = acts[event.key]
    if (act?.()) event.preventDefault()
  })
  document.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('[data-shortcuts-open]')) showKeys()
  })
}

/** Whether single keys may act now. */
export function mayAct(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return false
  return document.body.dataset['shortcuts'] !== 'off' && document.querySelector('dialog[open]') === null
}

const acts: Readonly<Record<string, (() => boolean) | undefined>> = {
  '/': () => {
    const field = document.querySelector<HTMLInputElement>('[data-shortcut=search]')
    field?.focus()
    field?.select()
    return field !== null
  },
  n: () => {
    const link = document.querySelector<HTMLElement>('[data-shortcut=new]')
    link?.click()
    return link !== null
  },
  '?': showKeys,
}

function showKeys(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('#tn-shortcuts')
  dialog?.showModal()
  return dialog !== null
}
