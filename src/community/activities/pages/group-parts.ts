import type { SignedVisit } from '../../../platform/http/route.ts'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { LinkKind, LinkShower, TitleTeller } from '../../links/index.ts'
import type { UndertakingWhole } from '../acts/group-read.ts'

/** What these pages are given by the house: what is joined to a record, and titles of what a platform can be begun out of. */
export type GroupParts = { readonly linksOf: LinkShower; readonly origins: Readonly<Partial<Record<LinkKind, TitleTeller>>> }

/** What every section of the page is drawn from. */
export type SectionProps = {
  readonly visit: SignedVisit
  readonly whole: UndertakingWhole
  readonly refused: RefusedForm | undefined
  /** The address of the page, below which its deeds lie. */
  readonly here: `/${string}`
}
