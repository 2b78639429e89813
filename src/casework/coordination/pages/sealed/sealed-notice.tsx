import { Banner } from '../../../../ui/banner.tsx'
import { ScreenOnly } from '../../../../ui/print.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'

/** What the coordinator of a case may be told of sealed records: that there is one, and whom to call. Never on paper. */
export function SealedNotice({ calls }: { readonly calls: readonly string[] }) {
  return calls.map(call => (
    <ScreenOnly>
      <Banner tone="info" title={texts.notice(call)} />
    </ScreenOnly>
  ))
}
