import { formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { listCouncils } from '../../councils/index.ts'
import { readTeam } from '../acts/read-logs.ts'
import { quietCouncils, withoutCoordinator } from '../domain/quiet-councils.ts'
import { flashOf } from './log-page.tsx'
import { LogTabs } from './log-tabs.tsx'
import type { TeamProps } from './team-forms.tsx'
import { AssignForm, Assignments } from './team-forms.tsx'
import { texts } from './texts.ts'

/** GET /coordinators: who goes where, what is to be done next, and where nobody has been for a while. */
export function showTeam(visit: SignedVisit): Promise<Answer> {
  return drawTeam(visit, undefined)
}

/** The team's page, again with what was refused. */
export async function drawTeam(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const team = await readTeam(visit.act)
  // A form about an assignment that is not there is told no more about than one of another's.
  const isThere = [...team.assignments, ...team.handovers].some(({ id }) => id === refused?.place)
  if (refused?.place && !isThere) return absentAnswer(visit)
  const councils = await visit.act.look(listCouncils)
  const shown = { visit, team, councils, refused }
  return page(
    <Layout
      title={texts.team}
      frame={frameOf(visit, 'field-logs')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.title, href: '/field-logs' }, { label: texts.team }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle title={texts.team} lead={texts.teamLead} />
      <LogTabs here="team" mayWrite />
      <Columns asideLabel={texts.quiet} aside={<Care {...shown} />}>
        <Section id="due" title={texts.due}>
          <Due {...shown} />
        </Section>
        <Section id="assignments" title={texts.assignments}>
          <Assignments {...shown} />
          <AssignForm {...shown} />
        </Section>
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

function Care({ visit, team, councils }: TeamProps) {
  const unserved = withoutCoordinator(councils, team.assignments, visit.act.today)
  const quiet = quietCouncils(councils, team.lastOn, visit.act.today)
  const never = quiet.filter(({ lastOn }) => lastOn === undefined)
  return (
    <>
      <Section id="unserved" title={texts.unserved}>
        {unserved.length === 0 ? (
          <p>{texts.allServed}</p>
        ) : (
          <>
            <p>{texts.unservedText}</p>
            <p>{unserved.map(({ name }) => name).join('、')}</p>
          </>
        )}
      </Section>
      <Section id="quiet" title={texts.quiet}>
        {quiet.length === 0 ? (
          <p>{texts.noneQuiet}</p>
        ) : (
          <>
            <p>{texts.quietText}</p>
            <ul>
              {quiet.map(
                ({ council, lastOn, days }) =>
                  lastOn !== undefined &&
                  days !== undefined && (
                    <li>
                      <a href={`/councils/${council.no}`}>{council.name}</a>
                      {`　${formatDayShort(lastOn)}（${texts.daysAgo(days)}）`}
                    </li>
                  ),
              )}
            </ul>
            {never.length > 0 && <p>{`${texts.neverWritten}${never.map(({ council }) => council.name).join('、')}`}</p>}
          </>
        )}
      </Section>
    </>
  )
}

function Due({ team, councils }: TeamProps) {
  return (
    <Table
      caption={texts.due}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'next', label: texts.fields.nextStep, width: 'l' },
        { key: 'on', label: texts.columns.nextOn, isWhole: true },
        { key: 'councils', label: texts.columns.councils },
        { key: 'staff', label: texts.columns.staff },
      ]}
      rows={team.due.map(log => ({
        key: log.id,
        href: `/field-logs/${log.id}`,
        cells: {
          next: log.nextStep,
          on: log.nextOn ? formatDayShort(log.nextOn) : '―',
          councils: log.councils.map(no => councils.find(council => council.no === no)?.name ?? no).join('、') || texts.wholeCity,
          staff: log.staffName,
        },
      }))}
      empty={{ title: texts.noDue, text: texts.noDueText }}
    />
  )
}
