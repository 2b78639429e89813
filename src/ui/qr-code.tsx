import { encode } from 'uqr'

const MARGIN = 4

/** Words as a QR code, black on white also on a dark screen, because that is what cameras read. `label` is read aloud. */
export function QrCode(props: { readonly words: string; readonly label: string }) {
  const { data, size } = encode(props.words, { border: MARGIN, ecc: 'M' })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      class="tn-qr"
      viewBox={`0 0 ${size} ${size}`}
      width="208"
      height="208"
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
