import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Columns, Disclosure, Section } from '../../../ui/section.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { listCouncils } from '../../councils/index.ts'
import type { LinkShower } from '../../links/index.ts'
import { warnsOfPersons } from '../../texts/index.ts'
import type { LogWhole } from '../acts/read-logs.ts'
import { readLog } from '../acts/read-logs.ts'
import { firstWords } from '../domain/first-words.ts'
import { hoursWords } from '../domain/month-report.ts'
import { councilWords, functionWords } from './list-page.tsx'
import { PromoteForms, StepForm } from './log-verbs-forms.tsx'
import { texts } from './texts.ts'

/** What the pages of the diary are given by the house. */
export type CoordinatorParts = {
  readonly linksOf: LinkShower
  /** Kinds of treasures as they are called, for the form that makes a treasure of what was noticed. */
  readonly treasureTypes: readonly { readonly value: string; readonly label: string }[]
}

type Councils = Awaited<ReturnType<typeof listCouncils>>

/** GET /field-logs/:id. */
export function showLog(parts: CoordinatorParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawLog(parts, visit, undefined)
}

/** One line of the diary with what stood before it and what became of it; again with what was refused. */
export async function drawLog(parts: CoordinatorParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readLog(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { log } = whole
  const councils = await visit.act.look(listCouncils)
  const title = firstWords(log.did, 30)
  return page(
    <Layout
      title={title}
      frame={frameOf(visit, 'field-logs')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.title, href: '/field-logs' }, { label: title }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={title} actions={<Actions whole={whole} />} />
      <Notices whole={whole} />
      <Columns asideLabel={texts.became} aside={<Became whole={whole} />}>
        <Facts visit={visit} whole={whole} councils={councils} />
        {log.correctedBy === null && <StepForm visit={visit} whole={whole} refused={refused} />}
        {log.correctedBy === null && (
          <PromoteForms visit={visit} whole={whole} refused={refused} councils={councils} types={parts.treasureTypes} />
        )}
        {whole.before.length > 0 && (
          <Disclosure summary={texts.before}>
            <p>{texts.beforeLead}</p>
            {whole.before.map(old => (
              <Facts visit={visit} whole={{ ...whole, log: old, met: [] }} councils={councils} />
            ))}
          </Disclosure>
        )}
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

function Notices(props: { readonly whole: LogWhole }) {
  const { log, isMine } = props.whole
  const warnings = isMine && log.correctedBy === null ? warnsOfPersons([log.did, log.noticed, log.nextStep].join('\n')) : []
  return (
    <>
      {log.correctedBy && (
        <Banner tone="info" title={texts.corrected}>
          <p>
            <a href={`/field-logs/${log.correctedBy}`}>{texts.goThere}</a>
          </p>
        </Banner>
      )}
      {warnings.length > 0 && (
        <Banner tone="warn" title={texts.namesWarning}>
          {warnings.map(warning => (
            <p>{warning}</p>
          ))}
          <p>{texts.namesText}</p>
        </Banner>
      )}
    </>
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: LogWhole; readonly councils: Councils }) {
  const { visit, whole } = props
  const { log } = whole
  const said = (label: string, words: string) => (words === '' ? [] : [{ label, value: <p class="tn-said">{words}</p>, wide: true }])
  const met = [log.met, ...whole.met.map(({ name }) => name)].filter(Boolean).join('、')
  return (
    <Description
      rows={[
        { label: texts.fields.on, value: formatBoth(log.on) },
        { label: texts.fields.staff, value: log.staffName },
        { label: texts.fields.councils, value: councilWords(log, props.councils) },
        { label: texts.fields.minutes, value: hoursWords(log.minutes) },
        { label: texts.fields.functions, value: functionWords(visit, log) },
        { label: texts.fields.lean, value: texts.leans[log.lean] },
        ...(log.place ? [{ label: texts.fields.place, value: log.place }] : []),
        ...(met ? [{ label: texts.fields.met, value: met }] : []),
        ...said(texts.fields.did, log.did),
        ...said(texts.fields.noticed, log.noticed),
        ...said(texts.fields.nextStep, [log.nextStep, log.nextOn && `（${formatDayShort(log.nextOn)}まで）`].filter(Boolean).join('')),
        ...(log.nextDoneOn
          ? [{ label: texts.stepDone, value: `${formatDayShort(log.nextDoneOn)}　${log.nextDoneWords}`.trim(), wide: true }]
          : []),
      ]}
    />
  )
}

function Became(props: { readonly whole: LogWhole }) {
  const { links } = props.whole
  return (
    <Section id="became" title={texts.became}>
      {links.length === 0 ? (
        <p>{texts.nothingBecame}</p>
      ) : (
        <ul>
          {links.map(link => (
            <li>
              <a href={link.href}>{link.title}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Actions(props: { readonly whole: LogWhole }) {
  const { log, isMine } = props.whole
  return (
    <>
      {isMine && log.correctedBy === null && (
        <ButtonLink kind="secondary" href={`/field-logs/${log.id}/correct`}>
          {texts.correct}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href="/field-logs/new">
        {texts.new}
      </ButtonLink>
    </>
  )
}

/** What was done last, said once. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
