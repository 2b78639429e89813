import type { FittedText } from '../../domain/assessment/fitted-text.ts'
import type { Genogram, KinSymbol } from '../../domain/assessment/genogram.ts'
import { DrawingFrame } from './drawing-frame.tsx'
import { texts } from './texts.ts'

const { drawings } = texts

/** A family drawn by the usual signs, readable without colour. What it shows stands in a table as well. */
export function GenogramDrawing({ genogram }: { readonly genogram: Genogram }) {
  return (
    <DrawingFrame
      id="genogram-drawing"
      title={drawings.genogram}
      description={drawings.genogramDesc(genogram.symbols.length)}
      legend={drawings.genogramLegend}
      box={genogram.box}
    >
      <defs>
        <marker
          id="care-end"
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="11"
          markerHeight="11"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path class="tn-drawing__head tn-drawing__head--care" d="M0 0L10 5L0 10Z" />
        </marker>
      </defs>
      {genogram.outline && <polygon class="tn-drawing__home" points={genogram.outline} />}
      {genogram.lines.map(line => (
        <path class="tn-drawing__kin" data-uncertain={line.isUncertain ? 'true' : undefined} d={line.d} />
      ))}
      {genogram.symbols.map(symbol => (
        <Person symbol={symbol} />
      ))}
      {genogram.cares.map(d => (
        <path class="tn-drawing__care" d={d} marker-end="url(#care-end)" />
      ))}
      {genogram.symbols.map(symbol => (
        <LabelLines label={symbol.label} x={symbol.x} top={symbol.labelTop} />
      ))}
    </DrawingFrame>
  )
}

function Person({ symbol }: { readonly symbol: KinSymbol }) {
  const { kin, x, y } = symbol
  return (
    <g>
      <Outline symbol={symbol} half={22} />
      {kin.isSubject && <Outline symbol={symbol} half={17.5} />}
      {kin.isDead && (
        <path class="tn-drawing__kin" d={`M${x - 22} ${y - 22}L${x + 22} ${y + 22}M${x + 22} ${y - 22}L${x - 22} ${y + 22}`} />
      )}
      {kin.age !== undefined && (
        <text class="tn-drawing__age" x={x} y={y + 5}>
          {String(kin.age)}
        </text>
      )}
    </g>
  )
}

function Outline({ symbol: { shape, x, y }, half }: { readonly symbol: KinSymbol; readonly half: number }) {
  if (shape === 'circle') return <circle class="tn-drawing__symbol" cx={x} cy={y} r={half} />
  if (shape === 'square') return <rect class="tn-drawing__symbol" x={x - half} y={y - half} width={2 * half} height={2 * half} />
  return <path class="tn-drawing__symbol" d={`M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`} />
}

/** A name in lines, centred. */
function LabelLines(props: { readonly label: FittedText; readonly x: number; readonly top: number }) {
  return (
    <text class="tn-drawing__name">
      {props.label.lines.map((line, at) => (
        <tspan x={props.x} y={props.top + 13 + at * 17}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
