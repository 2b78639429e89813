import type { Child } from 'hono/jsx'
import { formatBoth } from '../../../kernel/era.ts'
import { Description } from '../../../ui/description.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import { hrefOf, PLACES } from '../acts/group-read.ts'
import type { Undertaking } from '../domain/group.ts'
import { STAGES } from '../domain/group.ts'
import { Questions } from './group-fields.tsx'
import { StageBadge } from './group-list.tsx'
import type { SectionProps } from './group-parts.ts'
import { texts } from './group-texts.ts'

/** What a group, project or platform is, and the form that moves it to another stage. */
export function Facts({ visit, whole, refused, here }: SectionProps) {
  const { undertaking } = whole
  const themes = undertaking.themes.map(code => visit.house.codes.label('community_theme', code, visit.act.today)).join('、')
  const row = (label: string, value: Child, wide = false) => (value ? [{ label, value, wide }] : [])
  return (
    <>
      <Description
        rows={[
          { label: texts.columns.stage, value: <StageWords of={undertaking} /> },
          { label: texts.fields.council, value: undertaking.councilName ?? texts.severalCouncils },
          ...row(texts.fields.themes, themes),
          ...row(texts.fields.startedOn, undertaking.startedOn && formatBoth(undertaking.startedOn)),
          ...row(texts.businessShort, undertaking.businessKind && texts.business[undertaking.businessKind]),
          ...row(texts.ofShort, undertaking.of && <a href={hrefOf(undertaking.of)}>{undertaking.of.name}</a>),
          ...row(texts.bodyShort, undertaking.bodyName),
          ...row(texts.lineage, (undertaking.from || undertaking.fromWords) && <Lineage of={undertaking} />, true),
          ...row(texts.kinds[undertaking.kind].words, undertaking.words && <p class="tn-said">{undertaking.words}</p>, true),
          ...(whole.isOfCouncil
            ? row(texts.fields.contact, undertaking.contact && <p class="tn-said">{undertaking.contact}</p>, true)
            : []),
        ]}
      />
      {whole.isKeeper && (
        <VerbForm
          visit={visit}
          action={`${here}/move`}
          version={undertaking.version}
          refused={refused}
          verb="move"
          summary={texts.move}
          button={texts.save}
        >
          {(form, at) => (
            <Questions
              form={form}
              at={at}
              ask={[
                {
                  name: 'to',
                  label: texts.fields.to,
                  as: 'one',
                  required: true,
                  options: STAGES[undertaking.kind]
                    .filter(one => one !== undertaking.stage)
                    .map(one => ({ value: one, label: texts.stages[undertaking.kind][one] ?? one })),
                },
                { name: 'words', label: texts.fields.stepWords, as: 'words', required: true, rows: 2 },
              ]}
            />
          )}
        </VerbForm>
      )}
    </>
  )
}

function StageWords({ of }: { readonly of: Undertaking }) {
  return (
    <>
      <StageBadge of={of} />
      {of.stageWords && `　${of.stageWords}`}
    </>
  )
}

function Lineage({ of }: { readonly of: Undertaking }) {
  return (
    <>
      <p>{of.from ? <a href={`${PLACES.platform}/${of.from.id}`}>{of.from.name}</a> : of.fromWords}</p>
      {of.whatChanged && <p class="tn-said">{`${texts.changedShort}: ${of.whatChanged}`}</p>}
    </>
  )
}
