import { columnForm } from './column-form.ts'

/** Codes of the list `hazard` that a column of marks stands for, or undefined when it is no such column. */
export function hazardsOf(column: string): readonly string[] | undefined {
  const form = columnForm(column)
    .replace(/^(?:災害種別|対象災害|対応災害|開設される災害の種類|災害の種類)/, '')
    .replace(/(?:対応|への対応)$/, '')
  return HAZARDS.get(form)
}

const HAZARDS = new Map<string, readonly string[]>(
  (
    [
      ['洪水', ['flood']],
      ['崖崩れ、土石流及び地滑り', ['landslide']],
      ['がけ崩れ、土石流及び地滑り', ['landslide']],
      ['崖崩れ・土石流・地滑り', ['landslide']],
      ['土砂災害', ['landslide']],
      ['高潮', ['storm_surge']],
      ['地震', ['earthquake']],
      ['津波', ['tsunami']],
      ['地震・津波', ['earthquake', 'tsunami']],
      ['大規模な火事', ['large_fire']],
      ['大規模火事', ['large_fire']],
      ['大規模火災', ['large_fire']],
      ['内水氾濫', ['inland_flood']],
      ['内水はん濫', ['inland_flood']],
      ['火山現象', ['volcano']],
      ['火山', ['volcano']],
      ['風水害', ['wind_flood']],
      ['南海トラフ地震臨時情報', ['nankai_trough']],
    ] as const
  ).map(([name, codes]) => [columnForm(name), codes]),
)
