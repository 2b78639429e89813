import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rssText, xmlText } from './feed.ts'

const feed = (title: string, words: string) =>
  rssText({
    title: 'まち',
    about: 'まちのこと',
    link: 'https://example.jp/p/ja',
    self: 'https://example.jp/p/ja/feed.xml?a=1&b=2',
    language: 'ja',
    news: [
      {
        id: 'tsunagi:treasure:1',
        title,
        words,
        link: 'https://example.jp/p/ja/treasures/1',
        at: new Date('2026-11-23T10:00:00Z'),
        language: 'ja',
      },
    ],
  })

test('news keep a stable id, a day as RFC 822 and an address of their own', () => {
  const text = feed('朝市', '毎月です。')
  for (const line of [
    '<guid isPermaLink="false">tsunagi:treasure:1</guid>',
    '<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>',
    '<title>朝市</title>',
    'feed.xml?a=1&amp;b=2',
  ])
    expect(text).toContain(line)
})

test('signs of markup are written as text', () => {
  expect(xmlText('<a href="x">&</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;')
})

test('whatever is written, it never becomes markup, and no sign that XML forbids is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), words => {
      const text = feed(words, `]]></item><item>${words}`)
      expect(text.match(/<item>/g)).toHaveLength(1)
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      expect(text).not.toMatch(/\p{Surrogate}/u)
      expect(xmlText(words)).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/)
    }),
  )
})
