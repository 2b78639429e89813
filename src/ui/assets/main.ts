import { Autosave } from './autosave.ts'
import { sendOnce } from './busy.ts'
import { listenForCopies } from './copy.ts'
import { Counter } from './counter.ts'
import { focusErrors } from './error-focus.ts'
import { Exit } from './exit.ts'
import { guardComposition } from './ime-guard.ts'
import { listenForShortcuts } from './keyboard.ts'
import { LiveSearch } from './live-search.ts'
import { closeMenuOutside } from './navigation.ts'
import { Photo } from './photo.ts'
import { Rows } from './rows.ts'

document.documentElement.dataset['script'] = 'on'
guardComposition()
listenForShortcuts()
sendOnce()
focusErrors()
closeMenuOutside()
listenForCopies()
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) print()
})

customElements.define('tn-autosave', Autosave)
customElements.define('tn-counter', Counter)
customElements.define('tn-exit', Exit)
customElements.define('tn-live-search', LiveSearch)
customElements.define('tn-photo', Photo)
customElements.define('tn-rows', Rows)
