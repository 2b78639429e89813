import { formatDayShort } from '../../../kernel/day.ts'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import { optionsOf, Questions } from './group-fields.tsx'
import type { SectionProps } from './group-parts.ts'
import { texts } from './group-texts.ts'

const { fields } = texts

/** Members of a platform of whatever kind, with what each brings and hopes; those who left stay, with why. */
export function Partners({ visit, whole, refused, here }: SectionProps) {
  const deed = { visit, refused }
  return (
    <Section id="partners" title={texts.partners}>
      <Table
        caption={texts.partners}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.columns.name },
          { key: 'kind', label: fields.partnerKind },
          { key: 'brings', label: fields.brings, width: 'm' },
          { key: 'hopes', label: fields.hopes, width: 'm' },
          { key: 'since', label: fields.since, isWhole: true },
        ]}
        rows={whole.partners.map(({ id, kind, name, href, brings, hopes, since, endedOn, endWords }) => ({
          key: id,
          cells: {
            name: href ? <a href={href}>{name}</a> : name || texts.unknownPerson,
            kind: texts.partnerKinds[kind],
            brings: brings || '―',
            hopes: endedOn ? `${formatDayShort(endedOn)}に${texts.left}。${endWords}` : hopes || '―',
            since: formatDayShort(since),
          },
        }))}
        empty={{ title: texts.noPartners, text: '' }}
      />
      {whole.isKeeper && (
        <>
          <VerbForm {...deed} action={`${here}/take-in`} verb="take-in" summary={texts.takeIn} button={texts.save}>
            {(form, at) => (
              <Questions
                form={form}
                at={at}
                ask={[
                  { name: 'kind', label: fields.partnerKind, as: 'one', required: true, options: optionsOf(texts.partnerKinds) },
                  {
                    name: 'refId',
                    label: fields.partnerRef,
                    as: 'list',
                    support: texts.support.person,
                    options: [
                      { value: '', label: '―' },
                      ...whole.choices.map(({ id, kind, name }) => ({ value: id, label: name, group: texts.partnerKinds[kind] })),
                    ],
                  },
                  { name: 'name', label: fields.partnerName },
                  { name: 'brings', label: fields.brings, as: 'words', rows: 2 },
                  { name: 'hopes', label: fields.hopes, as: 'words', rows: 2 },
                  { name: 'since', label: fields.since, as: 'day', required: true },
                ]}
              />
            )}
          </VerbForm>
          {whole.partners
            .filter(({ endedOn }) => endedOn === null)
            .map(({ id, name }) => (
              <VerbForm
                {...deed}
                action={`${here}/let-go`}
                verb="let-go"
                place={id}
                hidden={{ partner: id }}
                kind="secondary"
                summary={`${texts.letGo}: ${name || texts.unknownPerson}`}
                button={texts.save}
              >
                {(form, at) => (
                  <Questions form={form} at={at} ask={[{ name: 'words', label: fields.stepWords, as: 'words', required: true, rows: 2 }]} />
                )}
              </VerbForm>
            ))}
        </>
      )}
    </Section>
  )
}
