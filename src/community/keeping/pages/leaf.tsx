import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { formatBoth } from '../../../kernel/era.ts'
import type { ExportKind, ExportPage } from '../../councils/index.ts'
import type { Bundle, KeptLink } from '../domain/bundle.ts'
import { linksOnPage } from '../domain/bundle.ts'
import type { Places } from './leaf-parts.tsx'
import { Leading, Rows, SectionPart } from './leaf-parts.tsx'
import { STYLE } from './style.ts'
import { texts } from './texts.ts'

/** The first page: whose records these are, what is inside, and where it lies. */
export function FrontLeaf(props: { readonly bundle: Bundle }) {
  const { bundle } = props
  return (
    <Leaf title={texts.pageOf(bundle.council.name)} bundle={bundle}>
      <p>{texts.made(formatBoth(bundle.on), bundle.byName)}</p>
      {bundle.holdsMore && <p class="notice">{texts.holdsMore}</p>}
      <p class="notice">{texts.care}</p>
      <h2>{texts.contents}</h2>
      <Rows
        columns={[texts.columns.kind, texts.columns.about, texts.columns.count]}
        rows={bundle.kinds
          .filter(({ records }) => records.length > 0)
          .map(kind => [<a href={`${kind.name}/index.html`}>{kind.title}</a>, kind.about, String(kind.records.length)])}
      />
      <Inline label={texts.empty} links={bundle.kinds.filter(({ records }) => records.length === 0).map(kindLink)} />
      <FileList files={bundle.files.filter(({ name }) => !name.includes('/'))} />
      <h2>{texts.elsewhere}</h2>
      <p>{texts.elsewhereLead}</p>
      <Inline
        label={texts.json}
        links={[...bundle.kinds.map(({ name, title }) => jsonLink(name, title)), jsonLink(LINKS_NAME, texts.linksTitle)]}
      />
      <Inline
        label={texts.shape}
        links={[...bundle.kinds.map(({ name, title }) => shapeLink(name, title)), shapeLink(LINKS_NAME, texts.linksTitle)]}
      />
    </Leaf>
  )
}

/** Files that stand on no page of a record. */
function FileList({ files }: Pick<Bundle, 'files'>) {
  if (files.length === 0) return null
  return (
    <>
      <h2>{texts.files}</h2>
      <Rows
        columns={[texts.file, texts.columns.about]}
        rows={files.map(({ name, about }) => [<a href={`files/${encodeURIComponent(name)}`}>{name}</a>, about])}
      />
    </>
  )
}

type Way = { readonly href: string; readonly words: string }
const LINKS_NAME = 'links'
const kindLink = ({ name, title }: ExportKind): Way => ({ href: `${name}/index.html`, words: title })
const jsonLink = (name: string, words: string): Way => ({ href: `json/${name}.json`, words })
const shapeLink = (name: string, words: string): Way => ({ href: `json/${name}.schema.json`, words })

/** Ways on, side by side in one line; nothing where there is none. */
function Inline(props: { readonly label: string; readonly links: readonly Way[] }) {
  if (props.links.length === 0) return null
  return (
    <p>
      {`${props.label}: `}
      {props.links.map(({ href, words }, nth) => (
        <>
          {nth > 0 && '、'}
          <a href={href}>{words}</a>
        </>
      ))}
    </p>
  )
}

/** The list of one kind of records. */
export function ListLeaf(props: { readonly bundle: Bundle; readonly kind: ExportKind }) {
  const { kind } = props
  return (
    <Leaf title={kind.title} bundle={props.bundle} isInside>
      <p>{kind.about}</p>
      {kind.records.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <Rows
          columns={[texts.name, ...kind.columns]}
          rows={kind.records.map(record => [<a href={`${record.id}.html`}>{record.title}</a>, ...record.cells])}
        />
      )}
      <p>
        <a href={`../json/${kind.name}.json`}>JSON</a>
      </p>
    </Leaf>
  )
}

/** The page of one record, with everything it is joined to. */
export function RecordLeaf(props: {
  readonly bundle: Bundle
  readonly kind: ExportKind
  readonly record: ExportPage
  readonly places: Places
}) {
  const { bundle, kind, record, places } = props
  const links = linksOnPage(bundle, record, places)
  return (
    <Leaf title={record.title} bundle={bundle} isInside above={{ href: 'index.html', words: kind.title }}>
      {record.sections.map(section => (
        <SectionPart section={section} places={places} />
      ))}
      {links.length > 0 && (
        <>
          <h2>{texts.links}</h2>
          <ul>
            {links.map(one => (
              <li>
                <LinkWords kept={one} places={places} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Leaf>
  )
}

function Leaf(props: {
  readonly title: string
  readonly bundle: Bundle
  readonly isInside?: boolean
  readonly above?: { readonly href: string; readonly words: string }
  readonly children: Child
}) {
  const { council, on } = props.bundle
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="ja">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{`${props.title} – ${council.name}`}</title>
          <style>{STYLE}</style>
        </head>
        <body>
          {props.isInside && (
            <nav aria-label={texts.contents}>
              <a href="../index.html">{texts.toTop}</a>
              {props.above && (
                <>
                  {' › '}
                  <a href={props.above.href}>{props.above.words}</a>
                </>
              )}
            </nav>
          )}
          <main>
            <h1>{props.title}</h1>
            {props.children}
          </main>
          <footer>
            <p>{`${council.name}　${formatBoth(on)}`}</p>
          </footer>
        </body>
      </html>
    </>
  )
}

function LinkWords(props: { readonly kept: KeptLink; readonly places: Places }) {
  const { link, title } = props.kept
  const [out, back] = texts.relations[link.relation]
  return (
    <>
      {`${link.isOutgoing ? out : back}: `}
      <Leading to={link.other.id} words={title} places={props.places} />
      {link.note && `（${link.note}）`}
    </>
  )
}
