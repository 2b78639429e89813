import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { readOpenIssues, readOpenTreasures } from '../acts/read-open.ts'
import { IssueCards } from './issue-cards.tsx'
import { TreasureMap } from './map.tsx'
import { OpenPage } from './open-page.tsx'
import { TreasureCards } from './treasure-cards.tsx'
import type { OpenVoice } from './voice.ts'

/** GET /p/:lang/treasures: everything good that everybody may read about, on a map and as a list. */
export async function showOpenTreasures(voice: OpenVoice): Promise<Answer> {
  const { treasures, councils, boundaries } = await readOpenTreasures(voice.visit.house.door, voice.language)
  const { words } = voice
  return page(
    <OpenPage voice={voice} title={words.treasures} below="/treasures">
      <h1>{words.treasures}</h1>
      <p class="tn-portal__lead">{words.treasuresLead}</p>
      <TreasureMap voice={voice} label={words.map} treasures={treasures} boundaries={boundaries} />
      <TreasureCards isUnderTitle voice={voice} treasures={treasures} councils={councils} />
    </OpenPage>,
  )
}

/** GET /p/:lang/community-issues. */
export async function showOpenIssues(voice: OpenVoice): Promise<Answer> {
  const { issues, councils } = await readOpenIssues(voice.visit.house.door, voice.language)
  const { words } = voice
  return page(
    <OpenPage voice={voice} title={words.issues} below="/community-issues">
      <h1>{words.issues}</h1>
      <p class="tn-portal__lead">{words.issuesLead}</p>
      <IssueCards isUnderTitle voice={voice} issues={issues} councils={councils} />
    </OpenPage>,
  )
}
