import { formatBoth } from '../../../../kernel/era.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Sheet, SheetTable } from '../../../../ui/sheet.tsx'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { texts } from './texts.ts'
import { paperTexts } from './texts-paper.ts'
import { roomTexts } from './texts-rooms.ts'
import { guestName, kindsIn, whenWords } from './wording.ts'

/** One letter for each invited, without a word about anybody: when, where, which kinds, and the secrecy that binds. */
export function LetterSheets({ visit, shown }: { readonly visit: SignedVisit; readonly shown: ConferencePage }) {
  const { head } = shown
  const { letter } = paperTexts
  const guests = head.invitations.filter(one => one.agencyId !== head.conference.conveningAgency)
  return (
    <>
      {guests.map(one => (
        <Sheet
          title={letter.title}
          number={texts.no(head.no)}
          day={formatBoth(visit.act.today)}
          to={one.outside === null ? letter.to(guestName(one)) : letter.toPerson(guestName(one))}
          from={letter.from(head.conveningAgencyName)}
          note={letter.reply}
        >
          <p class="tn-sheet__lead">{letter.lead}</p>
          <SheetTable
            rows={[
              [
                {
                  label: paperTexts.when,
                  value: `${whenWords(head.conference.startsAt)}　${texts.minutesLong(head.conference.minutesPlanned)}`,
                },
              ],
              [{ label: paperTexts.place, value: head.conference.place ?? texts.fact.noPlace }],
              [{ label: letter.kinds, value: kindsIn(head.items.filter(item => one.itemIds.includes(item.id))) }],
              [{ label: letter.items, value: letter.count(one.itemIds.length) }],
              [{ label: letter.secrecy, value: `${roomTexts.invite.secrecy[one.secrecyClass]}\n${letter.secrecyWords}` }],
            ]}
          />
        </Sheet>
      ))}
    </>
  )
}

/** Room for everybody at the table to sign, under the pledge. */
export function SignInSheet({ shown }: { readonly shown: ConferencePage }) {
  const { head } = shown
  const { signIn } = paperTexts
  const { column } = signIn
  const rows = [
    ...head.invitations.map(one => ({
      agency: one.agencyName,
      office: one.outside?.office ?? '',
      name: one.outside?.name ?? one.staffNames.join('、'),
      of: roomTexts.invite.secrecy[one.secrecyClass],
    })),
    ...Array.from({ length: 4 }, () => ({ agency: '', office: '', name: '', of: '' })),
  ]
  return (
    <Sheet title={signIn.title} number={texts.no(head.no)} from={head.conveningAgencyName}>
      <p class="tn-sheet__lead">{`${kindsIn(head.items)}　${whenWords(head.conference.startsAt)}　${head.conference.place ?? ''}`}</p>
      <p class="tn-sheet__lead">{signIn.lead}</p>
      <table class="tn-sheet__table tn-sheet__table--signing">
        <thead>
          <tr>
            {[column.agency, column.office, column.name, column.secrecyClass, column.sign].map(label => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr>
              <td>{row.agency}</td>
              <td>{row.office}</td>
              <td>{row.name}</td>
              <td>{row.of}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
