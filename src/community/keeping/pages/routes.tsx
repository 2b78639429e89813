import { provenRoute } from '../../../platform/http/fresh-proof.ts'
import type { Route } from '../../../platform/http/route.ts'
import { route } from '../../../platform/http/route.ts'
import type { ExportGround, Voice } from '../acts/export-command.ts'
import { exportCouncil } from '../acts/export-command.ts'
import type { KeepingParts } from '../acts/take-council.ts'
import { giveExport, showExport } from './export-page.tsx'
import { texts } from './texts.ts'
import { packed } from './tree.tsx'

/** Who can hold the seat of a council's secretariat, and coordinators. */
const duty = ['outreach', 'chair', 'resident'] as const

/** Taking the records of a council away, whole. */
export function keepingRoutes(parts: KeepingParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/councils/:no/export', duty, audit: 'council.ask-export', handler: showExport }),
    provenRoute({ method: 'POST', path: '/councils/:no/export', duty, audit: 'council.export', handler: giveExport(parts) }),
  ]
}

/** The verb `export council` of the command line. */
export function councilExportCommand(
  args: readonly string[],
  ground: Omit<ExportGround, 'pack' | 'says'>,
  voice: Voice,
): Promise<0 | 1 | 2> {
  return exportCouncil(args, { ...ground, pack: packed, says: texts.cli }, voice)
}
