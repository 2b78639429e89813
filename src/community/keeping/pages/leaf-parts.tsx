import type { Child } from 'hono/jsx'
import type { ExportPicture, ExportSection, ExportWords } from '../../councils/index.ts'
import type { Place } from '../domain/bundle.ts'

export type Places = ReadonlyMap<string, Place>

/** A piece of the page of a record; nothing where there is nothing to tell. */
export function SectionPart(props: { readonly section: ExportSection; readonly places: Places }) {
  const { section, places } = props
  const inside = bodyOf(section, places)
  if (inside === undefined) return null
  return (
    <>
      {section.title !== '' && <h2>{section.title}</h2>}
      {inside}
    </>
  )
}

function bodyOf(section: ExportSection, places: Places): Child | undefined {
  if ('words' in section) return section.words === '' ? undefined : <p class="said">{section.words}</p>
  if ('facts' in section) {
    const facts = section.facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]))
    if (facts.length === 0) return undefined
    return (
      <table class="facts">
        <tbody>
          {facts.map(([label, value]) => (
            <tr>
              <th scope="row">{label}</th>
              <td>
                <Words words={value} places={places} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  if ('pictures' in section) return section.pictures.length === 0 ? undefined : section.pictures.map(picture => <Picture {...picture} />)
  if (section.rows.length === 0) return undefined
  return <Rows columns={section.columns} rows={section.rows.map(row => row.map(words => <Words words={words} places={places} />))} />
}

/** A picture of the same export; pages of records lie one folder down. */
function Picture({ file, words }: ExportPicture) {
  const address = `../files/${file}`
  return (
    <figure>
      <a href={address}>
        <img src={address} alt={words} />
      </a>
      <figcaption>{words}</figcaption>
    </figure>
  )
}

/** A table. */
export function Rows(props: { readonly columns: readonly string[]; readonly rows: readonly (readonly Child[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {props.columns.map(label => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr>
            {row.map(cell => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Words(props: { readonly words: ExportWords; readonly places: Places }) {
  const { words } = props
  if (typeof words === 'string') return <>{words}</>
  return <Leading to={words.to} words={words.words} places={props.places} />
}

/** Words that lead to another page; all of them lie one folder down. */
export function Leading(props: { readonly to: string; readonly words: string; readonly places: Places }) {
  const place = props.places.get(props.to)
  return place ? <a href={`../${place.path}`}>{props.words}</a> : props.words
}
