import { ui } from './languages/ja.ts'

/** The list of keys, opened by the key ? or from the foot of the page. It closes without script of its own. */
export function ShortcutDialog() {
  const { shortcuts } = ui
  return (
    <dialog class="tn-dialog" id="tn-shortcuts" aria-labelledby="tn-shortcuts-title">
      <h2 class="tn-dialog__title" id="tn-shortcuts-title">
        {shortcuts.title}
      </h2>
      <dl class="tn-keys">
        {shortcuts.keys.map(line => (
          <div>
            <dt>
              <kbd>{line.key}</kbd>
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
      <p class="tn-dialog__note">{shortcuts.note}</p>
      <form method="dialog">
        <button class="tn-button tn-button--secondary" type="submit">
          {shortcuts.close}
        </button>
      </form>
    </dialog>
  )
}
