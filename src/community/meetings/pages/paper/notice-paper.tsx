import type { PaperGround } from '../../acts/paper/read-papers.ts'
import { numbered } from '../../domain/agenda.ts'
import { whenLong } from '../spelling.ts'
import { texts } from '../texts.ts'
import { LeafPhone } from './leaf.tsx'
import { paperTexts } from './texts.ts'

/** 招集の案内: whom to call first, then when and where in large print, the agenda, and a slip to answer with. */
export function NoticePaper({ ground }: { readonly ground: PaperGround }) {
  const { meeting, phone } = ground
  return (
    <>
      <LeafPhone phone={phone.phone} more={phone.officeHours} words={paperTexts.phoneFirst} />
      <p class="tn-leaf__to">{paperTexts.dear(meeting.bodyName)}</p>
      <h2 class="tn-leaf__title">{meeting.title}</h2>
      <dl class="tn-leaf__facts">
        <dt>{paperTexts.when}</dt>
        <dd class="tn-leaf__large">{whenLong(meeting)}</dd>
        <dt>{paperTexts.place}</dt>
        <dd class="tn-leaf__large">{meeting.place || '　'}</dd>
        <dt>{paperTexts.body}</dt>
        <dd>{[meeting.councilName, meeting.bodyName].filter(Boolean).join('　')}</dd>
        {meeting.hosts.length > 0 && (
          <>
            <dt>{paperTexts.hosts}</dt>
            <dd>{meeting.hosts.map(({ name, as }) => `${texts.hosts[as]} ${name}`).join('、')}</dd>
          </>
        )}
      </dl>
      <h3 class="tn-leaf__part">{paperTexts.agenda}</h3>
      <AgendaList ground={ground} />
      <Slip />
    </>
  )
}

function AgendaList({ ground }: { readonly ground: PaperGround }) {
  if (ground.items.length === 0) return <p>{paperTexts.noAgenda}</p>
  return (
    <ul class="tn-leaf__agenda">
      {numbered(ground.items).map(({ item, no }) => (
        <li data-under={item.parentId ? 'true' : undefined}>
          <span class="tn-leaf__no">{no}</span>
          <span class="tn-leaf__kind">{texts.kinds[item.kind]}</span>
          <span>
            {item.title}
            {item.minutes !== null && paperTexts.minutesOf(item.minutes)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Slip() {
  return (
    <section class="tn-leaf__slip">
      <p>{paperTexts.slip}</p>
      <p class="tn-leaf__boxes">
        {paperTexts.slipBoxes.map(words => (
          <span>{`□ ${words}`}</span>
        ))}
      </p>
      <p class="tn-leaf__lines">
        <span class="tn-leaf__line">{paperTexts.slipName}</span>
        <span class="tn-leaf__line">{paperTexts.slipProxy}</span>
      </p>
    </section>
  )
}
