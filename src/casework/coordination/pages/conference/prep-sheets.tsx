import { formatInstant } from '../../../../kernel/day.ts'
import type { Material } from '../../acts/conference/read-conference.ts'
import { PREP_QUESTIONS } from '../../domain/conference/briefing.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { roomTexts } from './texts-rooms.ts'
import { guestName } from './wording.ts'

/** The prep sheets of an item side by side: the same four questions, one column an agency. */
export function PrepSheets({ shown, item }: { readonly shown: Material; readonly item: NamedItem }) {
  const { head } = shown
  const sheets = shown.sheets.filter(sheet => sheet.itemId === item.id)
  const isWaiting = !head.isConvenor && head.conference.briefedAt === null && head.conference.heldAt === null
  return (
    <>
      {sheets.length === 0 && <p>{roomTexts.prep.noSheets}</p>}
      {isWaiting && <p>{roomTexts.prep.sheetsWaiting}</p>}
      <div class="tn-sheets">
        {sheets.map(sheet => {
          const from = head.invitations.find(one => one.id === sheet.invitationId)
          return (
            <article class="tn-sheets__one">
              <h3>{from === undefined ? '' : guestName(from)}</h3>
              <p class="tn-sheets__when">{roomTexts.prep.saved(formatInstant(new Date(sheet.at)))}</p>
              <dl>
                {PREP_QUESTIONS.filter(question => sheet[question] !== null).map(question => (
                  <>
                    <dt>{roomTexts.prep.question[question]}</dt>
                    <dd>{sheet[question]}</dd>
                  </>
                ))}
              </dl>
            </article>
          )
        })}
      </div>
    </>
  )
}
