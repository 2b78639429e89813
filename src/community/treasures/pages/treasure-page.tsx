import { dayOfInstant, formatDay, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { WayOn } from '../../../ui/ways-on.tsx'
import { WaysOn } from '../../../ui/ways-on.tsx'
import type { LinkShower } from '../../links/index.ts'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import { readTreasure } from '../acts/read-treasures.ts'
import type { TreasureId, TreasureStep } from '../domain/treasure.ts'
import { AnsweredIssues, OtherLinks } from './answered-issues.tsx'
import { ConsentNotice, Consents } from './consents.tsx'
import { flashOf, KeeperBadges, StateBadge, themeWords } from './labels.tsx'
import { titleOfStep } from './step-title.ts'
import { texts } from './texts.ts'
import { TreasureForms } from './treasure-forms.tsx'
import { Uses } from './uses.tsx'
import type { FormsProps, RefusedForm } from './verb-form.tsx'

/** What the page of a treasure is given by the house. */
export type TreasureParts = {
  readonly linksOf: LinkShower
  /** What can be begun out of a treasure. */
  readonly waysOn: (kind: 'treasure', id: string) => readonly WayOn[]
}

/** GET /treasures/:id: a treasure with what it is used for, whom it could help, and its course. */
export function showTreasure(parts: TreasureParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawTreasure(parts, visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawTreasure(parts: TreasureParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readTreasure(visit.act, visit.params['id'] as TreasureId, parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { treasure } = whole
  return page(
    <Layout
      title={treasure.name}
      frame={frameOf(visit, 'treasures')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.title, href: '/treasures' }, { label: treasure.name }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={treasure.name} actions={<Actions whole={whole} ways={parts.waysOn('treasure', treasure.id)} />} />
      <ConsentNotice visit={visit} whole={whole} />
      <Whole visit={visit} whole={whole} refused={refused} />
    </Layout>,
    refused?.form.status,
  )
}

function Whole(props: FormsProps) {
  const { whole } = props
  return (
    <Columns
      asideLabel={texts.answers}
      aside={
        <>
          <Section id="answers" title={texts.answers}>
            <AnsweredIssues {...props} />
          </Section>
          <Section id="links" title={texts.links}>
            <OtherLinks whole={whole} />
          </Section>
        </>
      }
    >
      <Facts visit={props.visit} whole={whole} />
      <Section id="uses" title={texts.uses}>
        <Uses {...props} />
      </Section>
      <Consents {...props} />
      <TreasureForms {...props} />
      <Section id="course" title={texts.course}>
        <Timeline entries={[...whole.course].reverse().map(entryOf)} />
      </Section>
    </Columns>
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: TreasureWhole }) {
  const { visit, whole } = props
  const { treasure } = whole
  const said = (label: string, value: string | null, wide = false) =>
    value === null || value === '' ? [] : [{ label, value: wide ? <p class="tn-said">{value}</p> : value, wide }]
  const point = treasure.lat === null || treasure.lon === null ? '' : `${treasure.lat}, ${treasure.lon}`
  return (
    <Description
      rows={[
        {
          label: texts.columns.state,
          value: (
            <>
              <StateBadge state={treasure.state} /> <KeeperBadges treasure={treasure} today={visit.act.today} isKeeper={whole.isKeeper} />
            </>
          ),
        },
        { label: texts.columns.type, value: texts.types[treasure.type] },
        { label: texts.columns.council, value: treasure.councilName ?? texts.cityWide },
        { label: texts.columns.themes, value: themeWords(visit, treasure.themes) || '―' },
        ...said(texts.fields.story, treasure.story, true),
        ...said(texts.fields.place, treasure.place),
        ...said(texts.fields.point, point),
        ...said(texts.fields.openWhen, treasure.openWhen),
        ...said(texts.fields.how, treasure.how),
        ...said(texts.fields.cost, treasure.cost),
        ...said(texts.fields.barrierFree, treasure.barrierFree),
        ...said(texts.parties.teller, treasure.tellerName),
        ...said(texts.parties.steward, treasure.stewardName),
        ...said(texts.fields.byParticipant, treasure.byName),
        ...said(texts.fields.assured, treasure.assuredOn && formatDay(treasure.assuredOn)),
      ]}
    />
  )
}

function Actions(props: { readonly whole: TreasureWhole; readonly ways: readonly WayOn[] }) {
  return (
    <>
      {props.whole.isKeeper && props.whole.treasure.state === 'confirmed' && <WaysOn ways={props.ways} />}
      {props.whole.isKeeper && (
        <ButtonLink kind="secondary" href={`/treasures/${props.whole.treasure.id}/edit`}>
          {texts.amend}
        </ButtonLink>
      )}
      <PrintButton />
    </>
  )
}

function entryOf(step: TreasureStep) {
  return {
    key: step.id,
    when: formatDayShort(dayOfInstant(step.at)),
    whenMachine: step.at.toISOString(),
    who: step.byName,
    title: titleOfStep(step),
    body: step.words === '' ? undefined : <p class="tn-said">{step.words}</p>,
  }
}
