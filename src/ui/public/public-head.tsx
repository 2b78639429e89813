import { LanguageMenu } from './language-menu.tsx'
import { LookMenu } from './look-menu.tsx'
import type { PublicPageProps } from './public-page-props.ts'

/** The bar of a public page: whose place this is, the languages, and how to read more easily. */
export function PublicHead(props: PublicPageProps) {
  return (
    <header>
      {props.isDemo && <p class="tn-public__demo">{props.words.demo}</p>}
      <div class="tn-public__head">
        <a class="tn-public__brand" href={`/p/${props.language}`}>
          <span class="tn-public__city" lang="ja" data-own-words="">
            {props.desk.cityName}
          </span>
          <span class="tn-public__site">{props.words.siteName}</span>
          <span class="tn-visually-hidden">{props.words.toHome}</span>
        </a>
        <div class="tn-public__menus">
          <LanguageMenu {...props} />
          <LookMenu {...props} />
        </div>
      </div>
    </header>
  )
}
