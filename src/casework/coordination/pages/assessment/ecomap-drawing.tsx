import type { Ecomap, EcomapLine, EcomapNode } from '../../domain/assessment/ecomap.ts'
import { NODE } from '../../domain/assessment/ecomap.ts'
import { DrawingFrame } from './drawing-frame.tsx'
import { texts } from './texts.ts'

const { drawings } = texts

/** The household in the middle and everybody around it, readable without colour. What it shows stands in a table as well. */
export function EcomapDrawing({ ecomap }: { readonly ecomap: Ecomap }) {
  const { household } = ecomap
  const middle = (household.label.lines.length - 1) * 9
  return (
    <DrawingFrame
      id="ecomap-drawing"
      title={drawings.ecomap}
      description={drawings.ecomapDesc(ecomap.nodes.length)}
      legend={drawings.ecomapLegend}
      box={ecomap.box}
    >
      <defs>
        <marker
          id="turn-end"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="12"
          markerHeight="12"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path class="tn-drawing__head" d="M0 0L10 5L0 10Z" />
        </marker>
      </defs>
      {ecomap.lines.map(line => (
        <Connection line={line} />
      ))}
      <circle class="tn-drawing__symbol" cx="0" cy="0" r={household.radius} />
      <circle class="tn-drawing__symbol" cx="0" cy="0" r={household.radius - 5} />
      <text class="tn-drawing__name tn-drawing__name--home">
        {household.label.lines.map((line, at) => (
          <tspan x="0" y={5 - middle + at * 18}>
            {line}
          </tspan>
        ))}
      </text>
      {ecomap.nodes.map(node => (
        <Node node={node} />
      ))}
    </DrawingFrame>
  )
}

/** One-way connections carry an arrow at the end that is turned to; mutual ones carry none. */
function Connection({ line }: { readonly line: EcomapLine }) {
  return (
    <>
      <path
        class="tn-drawing__tie"
        data-strength={line.strength}
        d={line.d}
        marker-start={line.direction === 'to_household' ? 'url(#turn-end)' : undefined}
        marker-end={line.direction === 'from_household' ? 'url(#turn-end)' : undefined}
      />
      {line.slash && <path class="tn-drawing__tie" d={line.slash} />}
    </>
  )
}

function Node({ node }: { readonly node: EcomapNode }) {
  const { x, y, label } = node
  const top = y + 4 - ((label.lines.length - 1) * 15) / 2
  return (
    <g>
      <NodeShape node={node} />
      <text class="tn-drawing__name tn-drawing__name--small">
        {label.lines.map((line, at) => (
          <tspan x={x} y={top + at * 15}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}

function NodeShape({ node: { shape, x, y } }: { readonly node: EcomapNode }) {
  const [a, b] = [NODE.width / 2, NODE.height / 2]
  if (shape === 'ellipse') return <ellipse class="tn-drawing__symbol" cx={x} cy={y} rx={a} ry={b} />
  if (shape === 'box') return <rect class="tn-drawing__symbol" x={x - a} y={y - b} width={2 * a} height={2 * b} rx="4" />
  const cut = 14
  return (
    <path
      class="tn-drawing__symbol"
      d={`M${x - a + cut} ${y - b}H${x + a - cut}L${x + a} ${y - b + cut}V${y + b - cut}L${x + a - cut} ${y + b}H${x - a + cut}L${x - a} ${y + b - cut}V${y - b + cut}Z`}
    />
  )
}
