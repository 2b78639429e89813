/** One piece of news. `id` stays the same for ever; `words` is plain text. */
export type News = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly link: string
  readonly at: Date
  readonly language: string
}

/** The whole of one feed. `self`: its own address. */
export type Feed = {
  readonly title: string
  readonly about: string
  readonly link: string
  readonly self: string
  readonly language: string
  readonly news: readonly News[]
}

/**
 * A feed as RSS 2.0, the newest first as given.
 * @source RSS 2.0 (rssboard.org): guid isPermaLink, pubDate as RFC 822; atom:link rel=self; XML 1.0 section 2.2 (characters)
 */
export function rssText(feed: Feed): string {
  const [last] = feed.news
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', feed.title),
    element('link', feed.link),
    element('description', feed.about),
    element('language', feed.language),
    `<atom:link href="${xmlText(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...(last ? [element('lastBuildDate', last.at.toUTCString())] : []),
    ...feed.news.flatMap(itemLines),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

/** Text as XML holds it: signs escaped, and what no XML may hold left out. */
export function xmlText(text: string): string {
  return [...text]
    .filter(sign => ALLOWED.test(sign))
    .join('')
    .replaceAll('&', '&amp;')

    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const ALLOWED = /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`

function itemLines(news: News): readonly string[] {
  return [
    '<item>',
    element('title', news.title),
    element('link', news.link),
    `<guid isPermaLink="false">${xmlText(news.id)}</guid>`,
    element('pubDate', news.at.toUTCString()),
    element('dc:language', news.language),
    element('description', news.words),
    '</item>',
  ]
}
