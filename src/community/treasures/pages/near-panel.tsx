import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { readNearTreasures } from '../acts/near-treasures.ts'
import type { NearEnd } from '../domain/near.ts'
import { themeWords } from './labels.tsx'
import { texts } from './texts.ts'

/** Treasures near an issue, each with why it stands there; a person only with their yes, keepers excepted. */
export async function nearTreasures(visit: SignedVisit, issue: NearEnd) {
  const near = await readNearTreasures(visit.act, issue)
  return (
    <>
      {near.length === 0 && <p>{texts.noNear}</p>}
      <ul>
        {near.map(({ one, isJoined, note, themes }) => (
          <li>
            <a href={`/treasures/${one.id}`}>{one.name}</a>（{texts.types[one.type]}）{one.isHeldBack && `　${texts.heldBadge}`}
            <br />
            {isJoined ? [texts.whyJoined, note].filter(Boolean).join('。') : texts.whyThemes(themeWords(visit, themes))}
          </li>
        ))}
      </ul>
      <ButtonLink kind="quiet" href={newAddress(issue)}>
        {texts.findOne}
      </ButtonLink>
    </>
  )
}

function newAddress({ councilNo, themes }: NearEnd): string {
  const asked = new URLSearchParams()
  if (councilNo !== null) asked.set('council', String(councilNo))
  if (themes.length > 0) asked.set('theme', themes.join(','))
  return `/treasures/new?${asked.toString()}`
}
