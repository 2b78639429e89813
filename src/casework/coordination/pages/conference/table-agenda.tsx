import type { TablePage } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { KindMark } from './kind-mark.tsx'
import { texts } from './texts.ts'
import { roomTexts } from './texts-rooms.ts'
import { typeOfItem } from './wording.ts'

/** The agenda beside the table: every item with its kind, so that going on to the next is also going on to its basis. */
export function TableAgenda({ shown, here }: { readonly shown: TablePage; readonly here: NamedItem }) {
  return (
    <nav class="tn-sitting__agenda" aria-label={roomTexts.table.agenda}>
      <ol>
        {shown.head.items.map((item, index) => {
          const isWritten = shown.minutes.some(one => one.itemId === item.id && one.decisions !== null)
          return (
            <li>
              <a href={`/conferences/${item.conferenceId}/table/${item.id}`} aria-current={item.id === here.id ? 'page' : undefined}>
                <span>{`${texts.agenda.item(index + 1)}${isWritten ? '　✓' : ''}`}</span>
                <KindMark called={item.called} type={typeOfItem(shown.types, item)} />
                <span class="tn-sitting__question">{item.question}</span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
