import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { MemberCount } from '../domain/group-worry.ts'
import type { Question } from './group-fields.tsx'
import { optionsOf, Questions } from './group-fields.tsx'
import type { SectionProps } from './group-parts.ts'
import { texts } from './group-texts.ts'
import { worryWords } from './group-words.ts'

const { fields, support } = texts

/** How many a group is, as a series of what was told. */
export function Members({ visit, whole, refused, here }: SectionProps) {
  const deed = { visit, refused }
  return (
    <Section id="members" title={texts.members}>
      <Table
        caption={texts.members}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'on', label: '日', isWhole: true },
          { key: 'total', label: '全部', align: 'end' },
          { key: 'under30', label: '〜29歳', align: 'end' },
          { key: 'from30', label: '30〜59歳', align: 'end' },
          { key: 'from60', label: '60〜74歳', align: 'end' },
          { key: 'from75', label: '75歳〜', align: 'end' },
          { key: 'toldBy', label: fields.toldBy },
        ]}
        rows={[...whole.counts].reverse().map(count => ({ key: count.id, cells: cellsOf(count) }))}
        empty={{ title: texts.noMembers, text: support.bands }}
      />
      {whole.isKeeper && (
        <>
          <VerbForm
            {...deed}
            action={`${here}/count`}
            verb="count"
            summary={texts.count}
            button={texts.save}
            initial={{ keysWith: 'unknown' }}
          >
            {(form, at) => <Questions form={form} at={at} ask={COUNT} />}
          </VerbForm>
          {whole.counts.slice(-1).map(count => (
            <VerbForm
              {...deed}
              action={`${here}/take-back`}
              verb="take-back"
              place={count.id}
              kind="secondary"
              summary={`${texts.takeBack}（${formatDayShort(count.on)}　${count.total}人）`}
              button={texts.takeBack}
              hidden={{ count: count.id }}
            >
              {(form, at) => <Questions form={form} at={at} ask={[WORDS]} />}
            </VerbForm>
          ))}
        </>
      )}
    </Section>
  )
}

/** Reasons to ask who will carry the group on, each with its fact; or why nobody is worried. */
export function Worries({ visit, whole, refused, here }: SectionProps) {
  const { undertaking, worries, isKeeper } = whole
  const isCalm = undertaking.calmOn !== null
  const verb = isCalm ? 'worry' : 'calm'
  return (
    <Section id="successors" title={texts.worryTitle}>
      <p>{texts.worryLead}</p>
      {undertaking.calmOn && (
        <Banner tone="info" title={`${texts.calmTitle}（${formatBoth(undertaking.calmOn)}）`}>
          <p class="tn-said">{undertaking.calmWords}</p>
        </Banner>
      )}
      {worries.length === 0 ? (
        <p>{texts.noWorry}</p>
      ) : (
        <ul class="tn-list">
          {worries.map(worry => (
            <li>{`${worryWords(worry)}。`}</li>
          ))}
        </ul>
      )}
      {isKeeper && (isCalm || worries.length > 0) && (
        <VerbForm
          visit={visit}
          refused={refused}
          action={`${here}/${verb}`}
          version={undertaking.version}
          verb={verb}
          kind="secondary"
          summary={isCalm ? texts.worryAgain : texts.calm}
          button={texts.save}
        >
          {(form, at) => (
            <Questions
              form={form}
              at={at}
              ask={[{ name: 'words', label: isCalm ? fields.stepWords : fields.calm, as: 'words', required: true }]}
            />
          )}
        </VerbForm>
      )}
    </Section>
  )
}

const WORDS: Question = { name: 'words', label: fields.stepWords, as: 'words', required: true, rows: 2 }
const COUNT: readonly Question[] = [
  { name: 'on', label: fields.on, as: 'day', required: true },
  { name: 'total', label: fields.total, as: 'number', required: true },
  { name: 'under30', label: fields.under30, as: 'number', support: support.bands },
  { name: 'from30', label: fields.from30, as: 'number' },
  { name: 'from60', label: fields.from60, as: 'number' },
  { name: 'from75', label: fields.from75, as: 'number' },
  { name: 'oldestLeader', label: fields.oldestLeader, as: 'number' },
  { name: 'leaderYears', label: fields.leaderYears, as: 'number' },
  { name: 'keysWith', label: fields.keysWith, as: 'one', options: optionsOf(texts.keys) },
  { name: 'toldBy', label: fields.toldBy, support: support.toldBy },
  { name: 'note', label: fields.note, as: 'words', rows: 2 },
]

function cellsOf(count: MemberCount) {
  const told = (number: number | null) => (number === null ? '―' : String(number))
  return {
    on: formatDayShort(count.on),
    total: `${count.total}人`,
    under30: told(count.under30),
    from30: told(count.from30),
    from60: told(count.from60),
    from75: told(count.from75),
    toldBy: [count.toldBy, count.note].filter(Boolean).join('　') || '―',
  }
}
