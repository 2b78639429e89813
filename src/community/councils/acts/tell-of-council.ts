import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { CouncilSize, Profile } from '../domain/council-page.ts'
import type { SetupStep } from '../domain/setup.ts'
import { addSize, findProfile, saveProfile, saveStep, sayPreparing } from '../store/profiles.ts'
import type { Asked } from './keep-council.ts'
import { keepCouncil } from './keep-council.ts'

type Done = Promise<Result<string, Refusal>>

/** Writes what a council says of itself. */
export function tellProfile(
  act: Act,
  councilNo: number,
  said: Pick<Profile, 'bodyLabel' | 'officeHours' | 'phone' | 'homepage'>,
  asked: Asked,
): Done {
  return keepCouncil(act, councilNo, { ...asked, action: 'council.tell', subjectType: 'council' }, async tx => {
    // Version 0 is the council that had said nothing: whoever spoke meanwhile was first.
    if (await saveProfile(tx.db, councilNo, said, asked.version)) return yes(newId())
    return no(refusal('stale-version', { currentVersion: (await findProfile(tx.db, councilNo))?.version ?? 0 }))
  })
}

/** Adds the council's size on a day; a figure that stands is never written over. */
export function tellSize(act: Act, councilNo: number, size: CouncilSize, asked: Asked): Done {
  return keepCouncil(act, councilNo, { ...asked, action: 'council.tell-size', subjectType: 'council' }, async tx => {
    if (size.aged65 > size.population)
      return no(refusal('fields', { fields: { aged65: '65歳以上の人数が、人口より多くなっています。お確かめください。' } }))
    if (await addSize(tx.db, councilNo, size)) return yes(newId())
    return no(refusal('fields', { fields: { on: 'その日の人数は、もう書かれています。前の数字は残し、新しい日付で足してください。' } }))
  })
}

/** Says how far a council has come on its way to a first meeting. */
export function tellStep(act: Act, said: Omit<SetupStep, 'version'>, asked: Asked): Done {
  return keepCouncil(act, said.councilNo, { ...asked, action: 'council.tell-step', subjectType: 'council' }, async tx => {
    await saveStep(tx.db, said)
    if (said.doneOn !== null) await sayPreparing(tx.db, said.councilNo)
    return yes(newId())
  })
}
