import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { Visit } from '../../platform/http/route.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { helpTexts as texts } from './help-texts.ts'

/** Help in the same place on every page: the loop in a few steps, what happens to typed words, and what to tell by telephone. */
export function showHelp(visit: Visit): Answer {
  return page(
    <Layout title={texts.title} frame={frameOf(visit)}>
      <PageTitle title={texts.title} lead={texts.lead} />
      {texts.sections.map(section => (
        <Section id={section.id} title={section.title}>
          <ul class="tn-help">
            {section.lines.map(line => (
              <li>{line}</li>
            ))}
          </ul>
        </Section>
      ))}
    </Layout>,
  )
}
