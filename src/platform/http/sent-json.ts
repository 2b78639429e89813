/** What `parseJson` gives for a text that is no JSON, or too deep. */
export const BAD_JSON = Symbol('bad json')

/** Nothing the API asks for is deeper than a few levels; what is much deeper would exhaust whoever walks through it. */
const DEEPEST = 100

/** A body of the API as it was sent, or BAD_JSON. */
export function parseJson(body: string): unknown {
  try {
    return depthOf(body) > DEEPEST ? BAD_JSON : JSON.parse(body)
  } catch {
    return BAD_JSON
  }
}

function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  for (const [sign] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth)
    else if (sign === ']' || sign === '}') depth--
  }
  return deepest
}
