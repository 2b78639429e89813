import type { Act } from '../../platform/act.ts'
import type { FormVersion } from '../domain/form-version.ts'
import type { PastChange } from '../domain/past-change.ts'
import { listFormVersions } from '../store/form-versions.ts'
import { listChanges, ruleVersion } from '../store/history.ts'

/** One form with all its versions, oldest first. `version` says whether somebody changed them since. */
export type FormView = { readonly form: string; readonly versions: readonly FormVersion[]; readonly version: number }

/** Every version of every form. */
export function readFormVersions(act: Act): Promise<readonly FormVersion[]> {
  return act.look(db => listFormVersions(db))
}

/** One form by its key; undefined when there is none. */
export function readForm(act: Act, form: string): Promise<FormView | undefined> {
  return act.look(async db => {
    const versions = await listFormVersions(db, form)
    return versions.length === 0 ? undefined : { form, versions, version: await ruleVersion(db, 'form_template', form) }
  })
}

/** Who changed a form and what it said before, newest first. */
export function readFormChanges(act: Act, form: string): Promise<readonly PastChange[]> {
  return act.look(db => listChanges(db, 'form_template', form))
}
