import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { readVisions } from '../../acts/sheet/read-sheets.ts'
import { sheetTexts } from './texts.ts'

const MOST = 12

/** What a council wishes for, on its page: notes of 理想 in the words in which they were written. */
export async function councilVisions(visit: SignedVisit, councilNo: number): Promise<Child> {
  const visions = await readVisions(visit.act, councilNo, MOST)
  if (visions.length === 0) return <p>{sheetTexts.noVisions}</p>
  return (
    <ul class="tn-notes">
      {visions.map(({ id, sheetId, words }) => (
        <li class="tn-note" data-became="vision">
          <a href={`/sheets/${sheetId}#note-${id}`}>{words}</a>
        </li>
      ))}
    </ul>
  )
}
