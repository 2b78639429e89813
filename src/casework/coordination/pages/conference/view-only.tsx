import type { Child } from 'hono/jsx'
import { formatInstant } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { PrintOnly } from '../../../../ui/print.tsx'
import { roomTexts } from './texts-rooms.ts'

/**
 * Material that may only be looked at. Who looks, for whom and when lies across it, so that a photograph tells where it came from; on
 * paper there is nothing but the sentence that there is nothing. @source privacy-rules section 1 「view-only, watermark, no download」
 */
export function ViewOnly(props: { readonly visit: SignedVisit; readonly isOn: boolean; readonly children?: Child }) {
  if (!props.isOn) return <div>{props.children}</div>
  const { signedIn, now } = props.visit
  const mark = roomTexts.watermark(signedIn.staffName, signedIn.agencyName, formatInstant(now))
  return (
    <div class="tn-view-only">
      <div class="tn-view-only__marks" aria-hidden="true">
        {Array.from({ length: 60 }, () => (
          <span>{mark}</span>
        ))}
      </div>
      <div class="tn-view-only__matter">{props.children}</div>
      <PrintOnly>
        <p>{roomTexts.noPaper}</p>
      </PrintOnly>
    </div>
  )
}
