import { formatDayShort, weekdayOf } from '../../../kernel/day.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { Milestone, Need } from '../domain/group.ts'
import type { Question } from './group-fields.tsx'
import { optionsOf, Questions } from './group-fields.tsx'
import type { SectionProps } from './group-parts.ts'
import { texts } from './group-texts.ts'

const { fields } = texts
const NEED_TONES = { open: 'warn', part: 'info', met: 'good', closed: 'neutral' } as const
const DAY_TONES = { planned: 'info', done: 'good', cancelled: 'neutral' } as const

/** 人・お金・物: what is being looked for, and how it was found. */
export function Needs({ visit, whole, refused, here }: SectionProps) {
  const deed = { visit, refused }
  return (
    <Section id="needs" title={texts.needs}>
      {whole.needs.length === 0 ? (
        <p>{texts.noNeeds}</p>
      ) : (
        <ul class="tn-list">
          {whole.needs.map(need => (
            <NeedLine need={need} />
          ))}
        </ul>
      )}
      {whole.isKeeper &&
        whole.needs
          .filter(({ state }) => state === 'open' || state === 'part')
          .map(need => (
            <VerbForm
              {...deed}
              action={`${here}/answer-need`}
              verb="answer-need"
              place={need.id}
              hidden={{ need: need.id }}
              kind="secondary"
              summary={`${texts.answerNeed}: ${need.words}`}
              button={texts.save}
            >
              {(form, at) => <Questions form={form} at={at} ask={[stateOf(texts.needStates), WORDS]} />}
            </VerbForm>
          ))}
      {whole.isKeeper && (
        <VerbForm {...deed} action={`${here}/need`} verb="need" summary={texts.tellNeed} button={texts.save}>
          {(form, at) => (
            <Questions
              form={form}
              at={at}
              ask={[
                { name: 'kind', label: fields.needKind, as: 'one', required: true, options: optionsOf(texts.needKinds) },
                { name: 'words', label: fields.need, required: true },
                { name: 'howMuch', label: fields.howMuch },
                { name: 'untilOn', label: fields.until, as: 'day' },
              ]}
            />
          )}
        </VerbForm>
      )}
    </Section>
  )
}

/** The days of a project or platform; one that was called off stays, marked. */
export function Calendar({ visit, whole, refused, here }: SectionProps) {
  const deed = { visit, refused }
  return (
    <Section id="calendar" title={texts.calendar}>
      {whole.milestones.length === 0 ? (
        <p>{texts.noCalendar}</p>
      ) : (
        <ul class="tn-list">
          {whole.milestones.map(day => (
            <DayLine day={day} />
          ))}
        </ul>
      )}
      {whole.isKeeper &&
        whole.milestones
          .filter(({ state }) => state === 'planned')
          .map(day => (
            <VerbForm
              {...deed}
              action={`${here}/mark-day`}
              verb="mark-day"
              place={day.id}
              hidden={{ day: day.id }}
              kind="secondary"
              summary={`${texts.markDay}: ${day.title}`}
              button={texts.save}
            >
              {(form, at) => <Questions form={form} at={at} ask={[stateOf(texts.dayStates), WORDS]} />}
            </VerbForm>
          ))}
      {whole.isKeeper && (
        <VerbForm {...deed} action={`${here}/day`} verb="day" summary={texts.setDay} button={texts.save}>
          {(form, at) => (
            <Questions
              form={form}
              at={at}
              ask={[
                { name: 'title', label: fields.dayTitle, required: true },
                { name: 'on', label: fields.day, as: 'day', required: true },
                { name: 'untilOn', label: fields.untilDay, as: 'day' },
              ]}
            />
          )}
        </VerbForm>
      )}
    </Section>
  )
}

/** What came out of it. */
export function Products({ visit, whole, refused, here }: SectionProps) {
  return (
    <Section id="products" title={texts.products}>
      {whole.products.length === 0 ? (
        <p>{texts.noProducts}</p>
      ) : (
        <Table
          caption={texts.products}
          isCaptionHidden
          isWrapping
          columns={[
            { key: 'on', label: fields.day, isWhole: true },
            { key: 'words', label: fields.product, width: 'l' },
            { key: 'quantity', label: fields.quantity, align: 'end', isWhole: true },
          ]}
          rows={whole.products.map(({ id, on, words, quantity, unit }) => ({
            key: id,
            cells: { on: formatDayShort(on), words, quantity: quantity === null ? '―' : `${quantity.toLocaleString('ja-JP')}${unit}` },
          }))}
          empty={{ title: texts.noProducts, text: '' }}
        />
      )}
      {whole.isKeeper && (
        <VerbForm visit={visit} refused={refused} action={`${here}/product`} verb="product" summary={texts.tellProduct} button={texts.save}>
          {(form, at) => (
            <Questions
              form={form}
              at={at}
              ask={[
                { name: 'on', label: fields.day, as: 'day', required: true },
                { name: 'words', label: fields.product, as: 'words', required: true, rows: 2 },
                { name: 'quantity', label: fields.quantity, as: 'number' },
                { name: 'unit', label: fields.unit },
              ]}
            />
          )}
        </VerbForm>
      )}
    </Section>
  )
}

const WORDS: Question = { name: 'words', label: fields.stepWords, as: 'words', required: true, rows: 2 }
const stateOf = (words: Readonly<Record<string, string>>): Question => ({
  name: 'state',
  label: fields.state,
  as: 'one',
  required: true,
  options: optionsOf(words),
})

function NeedLine({ need }: { readonly need: Need }) {
  const more = [need.howMuch, need.untilOn && `${formatDayShort(need.untilOn)}まで`, need.stateWords].filter(Boolean).join('　')
  return (
    <li>
      <Badge tone={NEED_TONES[need.state]}>{texts.needStates[need.state]}</Badge>
      {`　【${texts.needKinds[need.kind]}】${need.words}${more && `　${more}`}`}
    </li>
  )
}

function DayLine({ day }: { readonly day: Milestone }) {
  const until = day.untilOn ? `〜${formatDayShort(day.untilOn)}` : ''
  return (
    <li>
      <Badge tone={DAY_TONES[day.state]}>{texts.dayStates[day.state]}</Badge>
      {`　${formatDayShort(day.on)}（${weekdayOf(day.on)}）${until}　${day.title}${day.words && `　${day.words}`}`}
    </li>
  )
}
