import { formatDayShort, formatInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { Roll } from '../acts/read-people.ts'
import { readRoll } from '../acts/read-people.ts'
import type { Participant } from '../domain/participant.ts'
import { holding } from '../domain/participant.ts'
import { councilAsked, flashOf } from './part.ts'
import { peopleTexts as texts } from './people-texts.ts'
import { PersonFields } from './person-fields.tsx'
import { texts as councilTexts } from './texts.ts'

/** GET /councils/:no/people. */
export function showPeople(visit: SignedVisit): Promise<Answer> {
  return drawPeople(visit, undefined)
}

/** The roll of a council: members see names, those who keep the records see how people are reached and who can sign in. */
export async function drawPeople(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const no = councilAsked(visit)
  const roll = no === undefined ? undefined : await readRoll(visit.act, no)
  if (no === undefined || roll === undefined) return absentAnswer(visit)
  const [here, left] = [roll.people.filter(({ endedOn }) => endedOn === null), roll.people.filter(({ endedOn }) => endedOn !== null)]
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'councils')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit, texts.done)}
      crumbs={[
        { label: councilTexts.title, href: '/councils' },
        { label: roll.council.name, href: `/councils/${no}` },
        { label: texts.title },
      ]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={`${roll.council.name}　${texts.title}`} lead={texts.lead} actions={<PrintButton />} />
      <PeopleTable visit={visit} roll={roll} people={here} />
      {roll.isKeeper && (
        <VerbForm
          visit={visit}
          refused={refused}
          verb="add"
          action={`/councils/${no}/people`}
          summary={texts.add}
          button={texts.add}
          initial={{ reach: 'paper' }}
        >
          {form => <PersonFields form={form} />}
        </VerbForm>
      )}
      {left.length > 0 && (
        <Section id="left" title={texts.left}>
          <ul>
            {left.map(one => (
              <li>
                {one.name}　{texts.leftOn(one.endedOn ? formatDayShort(one.endedOn) : '', one.endedWhy)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>,
    refused?.form.status,
  )
}

function PeopleTable(props: { readonly visit: SignedVisit; readonly roll: Roll; readonly people: readonly Participant[] }) {
  const { roll, visit } = props
  return (
    <Table
      caption={texts.title}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'name', label: texts.columns.name, width: 'l' },
        { key: 'seats', label: texts.columns.seats },
        ...(roll.isKeeper
          ? [
              { key: 'reach', label: texts.columns.reach },
              { key: 'phone', label: texts.columns.phone, isWhole: true },
              { key: 'access', label: texts.columns.access },
            ]
          : []),
      ]}
      rows={props.people.map(one => ({
        key: one.id,
        href: roll.isKeeper ? `/councils/${roll.council.no}/people/${one.id}` : undefined,
        cells: {
          name: one.kana ? `${one.name}（${one.kana}）` : one.name,
          seats: seatWords(roll, one, visit),
          reach: texts.reaches[one.reach],
          phone: roll.contacts.get(one.id)?.phone || councilTexts.none,
          access: accessWords(roll, one, visit.now),
        },
      }))}
      empty={{ title: texts.empty, text: texts.emptyText }}
    />
  )
}

/** The offices somebody holds today. */
export function seatWords(roll: Roll, one: Participant, visit: SignedVisit): string {
  const seats = holding(roll.seats, visit.act.today).filter(({ participantId }) => participantId === one.id)
  return seats.map(({ office, bodyName }) => `${office}（${bodyName}）`).join('、') || councilTexts.none
}

/** Whether somebody can sign in, or holds an invitation. */
export function accessWords(roll: Roll, one: Participant, now: Date): string {
  const invitation = roll.invitations.get(one.id)
  if (invitation && invitation.usedAt === null) {
    return invitation.endsAt > now ? texts.invited(texts.invitations[invitation.kind], formatInstant(invitation.endsAt)) : texts.over
  }
  return one.signsIn ? texts.signsIn : texts.signsNot
}
