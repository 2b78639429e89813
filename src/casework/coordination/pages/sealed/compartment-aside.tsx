import { formatInstant } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { Disclosure, Panel } from '../../../../ui/section.tsx'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import type { SealedLogLine } from '../../domain/sealed/compartment.ts'
import { sealedTexts as texts } from './sealed-texts.ts'

type Shown = { readonly visit: SignedVisit; readonly view: CompartmentView }

/** Beside the entries: members, meetings, proposals to copy, the notice, who reported, the compartment's own log. */
export function CompartmentAside({ visit, view }: Shown) {
  const { compartment } = view
  const at = `/compartments/${compartment.id}`
  const isOpen = compartment.state === 'open'
  return (
    <>
      <Members visit={visit} view={view} />
      <Transfers visit={visit} view={view} />
      <Meetings view={view} />
      {isOpen && compartment.caseId !== null && (
        <Panel title={texts.sections.notice}>
          <p>{compartment.toldCoordinator ? texts.told(compartment.whomToCall ?? '') : texts.notTold}</p>
          <ButtonRow>
            <ButtonLink kind="quiet" href={`${at}/tell`}>
              {texts.actions.tell}
            </ButtonLink>
          </ButtonRow>
        </Panel>
      )}
      <Reporters view={view} />
      <OwnLog view={view} />
      {compartment.state !== 'ended' && (
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${at}/end`}>
            {texts.actions.end}
          </ButtonLink>
        </ButtonRow>
      )}
    </>
  )
}

function Members({ visit, view }: Shown) {
  const at = `/compartments/${view.compartment.id}`
  const isOpen = view.compartment.state === 'open'
  const classOf = (code: string) => visit.house.codes.label('secrecy_class', code, visit.act.today)
  return (
    <Panel title={texts.sections.members}>
      <ul class="tn-sealed-list">
        {view.members.map(member => (
          <li>
            {`${member.staffName}（${member.agencyName}）`}
            <br />
            <small>{classOf(member.legalClass)}</small>{' '}
            {isOpen && <a href={`${at}/members/${member.staffId}/end`}>{texts.actions.letGo}</a>}
          </li>
        ))}
      </ul>
      {isOpen && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${at}/members`}>
            {texts.actions.member}
          </ButtonLink>
        </ButtonRow>
      )}
    </Panel>
  )
}

function Transfers({ visit, view }: Shown) {
  const { compartment, transfers } = view
  if (compartment.caseId === null) return null
  const at = `/compartments/${compartment.id}`
  const mayDecide = (by: string) => by !== visit.act.reader.staffId
  return (
    <Panel title={texts.sections.transfers}>
      <ul class="tn-sealed-list">
        {transfers.map(one => (
          <li>
            <Badge tone={one.state === 'proposed' ? 'warn' : one.state === 'approved' ? 'good' : 'neutral'}>
              {texts.transferStates[one.state]}
            </Badge>{' '}
            {texts.directions[one.direction]}
            <br />
            <small>{`${whenOf(one.proposedAt)} ${one.proposedByName}${one.decidedByName === null ? '' : ` → ${one.decidedByName}`}`}</small>{' '}
            {one.state === 'proposed' && mayDecide(one.proposedBy) && <a href={`${at}/transfers/${one.id}`}>{texts.actions.decide}</a>}
          </li>
        ))}
      </ul>
      {compartment.state === 'open' && (
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${at}/copy-in`}>
            {texts.actions.copyIn}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${at}/copy-out`}>
            {texts.actions.copyOut}
          </ButtonLink>
        </ButtonRow>
      )}
    </Panel>
  )
}

function Meetings({ view }: Pick<Shown, 'view'>) {
  const { compartment, meetings, members } = view
  const nameOf = (id: string) => members.find(member => member.staffId === id)?.staffName
  return (
    <Panel title={texts.sections.meetings}>
      {meetings.map(one => (
        <Disclosure summary={`${whenOf(one.at)}　${one.typeName ?? texts.meetingOther}`}>
          <p>{[...one.present.map(nameOf), one.others].filter(name => name).join('、')}</p>
          <p class="tn-sealed-part__words">{one.minutes}</p>
        </Disclosure>
      ))}
      {compartment.state !== 'ended' && (
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/compartments/${compartment.id}/meeting`}>
            {texts.actions.meeting}
          </ButtonLink>
        </ButtonRow>
      )}
    </Panel>
  )
}

function Reporters({ view }: Pick<Shown, 'view'>) {
  const { compartment, reporters } = view
  const at = `/compartments/${compartment.id}`
  return (
    <Panel title={texts.sections.reporters}>
      {reporters.length === 0 ? <p>{texts.reporterClosed}</p> : null}
      <ul class="tn-sealed-list">
        {reporters.map(one => (
          <li>
            {[one.name, one.relation, one.contact].filter(part => part !== null).join('　')}
            <br />
            <small>{whenOf(one.heardAt)}</small>
          </li>
        ))}
      </ul>
      <ButtonRow>
        <ButtonLink kind="quiet" href={`${at}/reporters/open`}>
          {texts.actions.openReporter}
        </ButtonLink>
        {compartment.state !== 'ended' && (
          <ButtonLink kind="quiet" href={`${at}/reporters`}>
            {texts.actions.report}
          </ButtonLink>
        )}
      </ButtonRow>
    </Panel>
  )
}

const AT_FIRST = 6

function OwnLog({ view }: Pick<Shown, 'view'>) {
  const lines = gathered(view.log)
  const older = lines.slice(AT_FIRST)
  return (
    <Panel title={texts.sections.log}>
      <LogLines lines={lines.slice(0, AT_FIRST)} />
      {older.length > 0 && (
        <Disclosure summary={texts.logMore}>
          <LogLines lines={older} />
        </Disclosure>
      )}
    </Panel>
  )
}

type Gathered = { readonly line: SealedLogLine; readonly times: number }

function LogLines({ lines }: { readonly lines: readonly Gathered[] }) {
  return (
    <ul class="tn-sealed-list">
      {lines.map(({ line, times }) => (
        <li>
          <small>{`${whenOf(line.at)}　${line.staffName}`}</small>
          <br />
          {[`${texts.logActions[line.action] ?? line.action}${texts.times(times)}`, line.words].filter(part => part !== null).join('：')}
        </li>
      ))}
    </ul>
  )
}

/** One line for what somebody did again and again without anything in between. */
function gathered(log: readonly SealedLogLine[]): readonly Gathered[] {
  const lines: Gathered[] = []
  for (const line of log) {
    const last = lines.at(-1)
    const isSame = last?.line.staffName === line.staffName && last.line.action === line.action && last.line.words === line.words
    if (last && isSame) lines[lines.length - 1] = { ...last, times: last.times + 1 }
    else lines.push({ line, times: 1 })
  }
  return lines
}

function whenOf(instant: string): string {
  return formatInstant(new Date(instant))
}
