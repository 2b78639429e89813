/** What stands in one box of a paper form. `isWide` takes the whole line. */
export type Boxed = { readonly value?: unknown; readonly isWide?: boolean }

/** A field of a form as far as the layout cares; fields come in the order in which they are printed. */
type Placed = { readonly field: string; readonly label: string; readonly shown: boolean }

/**
 * Boxes in the order and with the labels of a form's version: hidden fields are left out, narrow boxes stand two on a line.
 * Boxes of fields that the version does not know are left out too.
 */
export function layOut<Box extends Boxed>(
  fields: readonly Placed[],
  boxes: Readonly<Record<string, Box>>,
): readonly (readonly (Box & { readonly label: string })[])[] {
  const lines: (Box & { readonly label: string })[][] = []
  for (const { field, label, shown } of fields) {
    const box = boxes[field]
    if (box === undefined || !shown) continue
    const last = lines.at(-1)
    const [alone] = last?.length === 1 ? last : []
    if (last && alone && !alone.isWide && !box.isWide) last.push({ ...box, label })
    else lines.push([{ ...box, label }])
  }
  return lines
}
