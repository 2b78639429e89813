/** A button that copies the text of another element, and says so in words of the page. */
export function listenForCopies(): void {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null
    const text = document.getElementById(button?.dataset['copy'] ?? '')?.textContent
    if (button === null || !text) return
    navigator.clipboard.writeText(text).then(
      () => {
        button.textContent = button.dataset['copied'] ?? button.textContent
      },
      () => getSelection()?.selectAllChildren(document.getElementById(button.dataset['copy'] ?? '') ?? button),
    )
  })
}
