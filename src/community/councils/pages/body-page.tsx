import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { BodyWhole } from '../acts/read-body.ts'
import { readBodyPage } from '../acts/read-body.ts'
import type { BodyId } from '../domain/body.ts'
import { BodyForms } from './body-forms.tsx'
import { relationWord } from './body-tree.tsx'
import { flashOf } from './part.ts'
import { Seats } from './seats.tsx'
import { kindWords, texts } from './texts.ts'

/** GET /bodies/:id. */
export function showBody(visit: SignedVisit): Promise<Answer> {
  return drawBody(visit, undefined)
}

/** A body on one page: what it is, its seats, what stands above, below and beside it. */
export async function drawBody(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readBodyPage(visit.act, visit.params['id'] as BodyId)
  if (whole === undefined) return absentAnswer(visit)
  const { body, council } = whole
  const shown = { visit, whole, refused }
  return page(
    <Layout
      title={body.name}
      frame={frameOf(visit, 'councils')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit, texts.done)}
      crumbs={[
        { label: texts.title, href: '/councils' },
        ...(council ? [{ label: council.name, href: `/councils/${council.no}` }] : []),
        { label: body.name },
      ]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={body.name} actions={<PrintButton />} />
      <Facts whole={whole} />
      <Seats {...shown} />
      <Section id="related" title={texts.related}>
        <Relations {...shown} />
      </Section>
      {whole.isKeeper && <BodyForms {...shown} />}
    </Layout>,
    refused?.form.status,
  )
}

function Facts(props: { readonly whole: BodyWhole }) {
  const { body, council, beside } = props.whole
  const parent = beside.find(({ id }) => id === body.parentId)
  const below = beside.filter(({ parentId }) => parentId === body.id)
  return (
    <Description
      rows={[
        { label: texts.body.council, value: council ? <a href={`/councils/${council.no}`}>{council.name}</a> : texts.none },
        { label: texts.fields.kind, value: kindWords(body, council?.bodyLabel) },
        { label: texts.body.status, value: texts.bodyStatuses[body.status] },
        { label: texts.body.started, value: formatBoth(body.startedOn) },
        ...(body.endedOn ? [{ label: texts.body.ended, value: formatBoth(body.endedOn) }] : []),
        { label: texts.body.quorum, value: body.quorum === null ? texts.none : texts.people(body.quorum) },
        { label: texts.body.proxies, value: body.proxiesCount ? texts.proxiesCount : texts.proxiesDoNot },
        { label: texts.parent, value: parent ? <a href={`/bodies/${parent.id}`}>{parent.name}</a> : texts.none },
        {
          label: texts.below,
          value:
            below.length === 0
              ? texts.none
              : below.map((one, nth) => (
                  <>
                    {nth > 0 && '、'}
                    <a href={`/bodies/${one.id}`}>{one.name}</a>
                  </>
                )),
        },
      ]}
    />
  )
}

function Relations(props: { readonly visit: SignedVisit; readonly whole: BodyWhole }) {
  const { visit, whole } = props
  if (whole.relations.length === 0) return <p>{texts.noRelated}</p>
  return (
    <ul>
      {whole.relations.map(relation => (
        <li>
          {`${relationWord(relation)}: `}
          <a href={`/bodies/${relation.otherId}`}>{[relation.otherCouncil, relation.otherName].filter(Boolean).join(' ')}</a>
          {`（${formatBoth(relation.since)}から）${relation.note}`}
          {whole.isKeeper && relation.isOutgoing && (
            <ActionForm
              action={`/bodies/${whole.body.id}/relations/${relation.id}/end`}
              token={visit.formToken}
              kind="quiet"
              idempotencyKey={`part-${relation.id}`}
            >
              {texts.part}
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
