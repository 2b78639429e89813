import { formatBoth } from '../../../kernel/era.ts'
import { zip } from '../../../platform/zip.ts'
import type { ExportKind } from '../../councils/index.ts'
import type { Bundle, KeptLink } from '../domain/bundle.ts'
import { placesIn } from '../domain/bundle.ts'
import { FrontLeaf, ListLeaf, RecordLeaf } from './leaf.tsx'
import { texts } from './texts.ts'

/** The file a keeper takes away: a ZIP with one folder of pages, JSON files and their shapes, and files. */
export function packed(bundle: Bundle, at: Date): { readonly name: string; readonly bytes: Uint8Array } {
  const folder = `council-${bundle.council.no}-${bundle.on}`
  const entries = [...pagesOf(bundle), ...jsonOf(bundle)].map(([path, text]) => ({ path: `${folder}/${path}`, bytes: Buffer.from(text) }))
  const files = bundle.files.map(({ name, bytes }) => ({ path: `${folder}/files/${name}`, bytes, isDense: /\.(jpg|png)$/.test(name) }))
  return { name: `${folder}.zip`, bytes: zip([...entries, ...files], at) }
}

type Text = readonly [path: string, text: string]

function pagesOf(bundle: Bundle): readonly Text[] {
  const places = placesIn(bundle.kinds)
  return [
    ['index.html', String(<FrontLeaf bundle={bundle} />)],
    ['README.txt', texts.readme(bundle.council.name, formatBoth(bundle.on))],
    ...bundle.kinds.flatMap(kind => [
      [`${kind.name}/index.html`, String(<ListLeaf bundle={bundle} kind={kind} />)] as const,
      ...kind.records.map(
        record =>
          [`${kind.name}/${record.id}.html`, String(<RecordLeaf bundle={bundle} kind={kind} record={record} places={places} />)] as const,
      ),
    ]),
  ]
}

/** One JSON file a kind, and one of the links; beside each the JSON schema it keeps to. */
function jsonOf(bundle: Bundle): readonly Text[] {
  const { council, on } = bundle
  const links = new Map(bundle.links.map(lineOf).map(line => [JSON.stringify(line), line]))
  const kinds: readonly Pick<ExportKind, 'name' | 'title' | 'about' | 'schema'>[] = [...bundle.kinds, LINKS]
  const recordsOf = (name: string): readonly unknown[] =>
    name === LINKS.name ? [...links.values()] : (bundle.kinds.find(kind => kind.name === name)?.records ?? []).map(({ json }) => json)
  return kinds.flatMap((kind): readonly Text[] => {
    const whole = { format: FORMAT, version: 1, kind: kind.name, council: council.no, exportedOn: on, records: recordsOf(kind.name) }
    return [
      [`json/${kind.name}.json`, `${JSON.stringify(whole, null, 2)}\n`],
      [`json/${kind.name}.schema.json`, `${JSON.stringify(schemaOf(kind), null, 2)}\n`],
    ]
  })
}

/** A link from where it begins to where it leads, whichever of its ends it was found at. */
function lineOf({ own, link }: KeptLink) {
  const [from, to] = link.isOutgoing ? [own, link.other] : [link.other, own]
  return { from, to, relation: link.relation, note: link.note }
}

const FORMAT = 'tsunagi-council-export'

/** The shape of a whole JSON file. */
function schemaOf({ name, title, about, schema }: Pick<ExportKind, 'name' | 'title' | 'about' | 'schema'>): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description: about,
    type: 'object',
    properties: {
      format: { const: FORMAT },
      version: { const: 1 },
      kind: { const: name },
      council: { type: 'integer' },
      exportedOn: { type: 'string' },
      records: { type: 'array', items: schema },
    },
    required: ['format', 'version', 'kind', 'council', 'exportedOn', 'records'],
    additionalProperties: false,
  }
}

const END = {
  type: 'object',
  properties: { kind: { type: 'string' }, id: { type: 'string' } },
  required: ['kind', 'id'],
  additionalProperties: false,
} as const

const LINKS = {
  name: 'links',
  title: texts.linksTitle,
  about: texts.linksAbout,
  schema: {
    type: 'object',
    properties: { from: END, to: END, relation: { type: 'string' }, note: { type: 'string' } },
    required: ['from', 'to', 'relation', 'note'],
    additionalProperties: false,
  },
} as const
