import type { Day } from '../../kernel/day.ts'
import { formatDay, formatDayShort } from '../../kernel/day.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Table } from '../../ui/table.tsx'
import { readFormVersions } from '../acts/read-forms.ts'
import type { FormVersion } from '../domain/form-version.ts'
import { latestOf, standingOn } from '../domain/period.ts'
import { formTexts } from './form-texts.ts'
import { RulesPage, RulesTabs } from './rules-frame.tsx'

/** GET /rules/forms: every form with the version that holds today and the one that follows. */
export async function showForms(visit: SignedVisit): Promise<Answer> {
  const versions = await readFormVersions(visit.act)
  const forms = [...new Set(versions.map(({ form }) => form))]
  const { columns } = formTexts
  return page(
    <RulesPage visit={visit} title={formTexts.title} crumbs={[{ label: formTexts.title }]}>
      <PageTitle title={formTexts.title} lead={formTexts.lead} />
      <RulesTabs here="forms" />
      <Table
        caption={formTexts.title}
        isCaptionHidden
        columns={(['title', 'version', 'from', 'ahead'] as const).map(key => ({ key, label: columns[key] }))}
        rows={forms.map(form =>
          lineOf(
            versions.filter(one => one.form === form),
            form,
            visit.act.today,
          ),
        )}
        empty={{ title: formTexts.empty, text: formTexts.emptyText }}
      />
    </RulesPage>,
  )
}

function lineOf(versions: readonly FormVersion[], form: string, today: Day) {
  const now = versions.find(one => standingOn(one, today) === 'now')
  const next = versions.find(one => standingOn(one, today) === 'upcoming')
  const shown = now ?? latestOf(versions)
  return {
    key: form,
    href: `/rules/forms/${form}`,
    cells: {
      title: shown?.title ?? form,
      version: now ? formTexts.versionNo(now.version) : '',
      from: now ? formatDayShort(now.validFrom) : '',
      ahead: next ? formTexts.aheadWords(next.version, formatDay(next.validFrom)) : '',
    },
  }
}
