import { expect, test } from 'vitest'
import { browserName } from './browser-name.ts'

test('a browser is named as its owner would name it, without version and model', () => {
  const known = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0':
      'Edge・Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36': 'Chrome・Windows',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1':
      'Safari・iPhone',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0': 'Firefox・Mac',
    'Mozilla/5.0 (Linux; Android 14; SM-X000) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36':
      'Chrome・Android',
  }
  for (const [userAgent, words] of Object.entries(known)) expect(browserName(userAgent)).toBe(words)
})

test('what says nothing of itself gets no name', () => {
  for (const silent of [undefined, '', 'curl/8.0', '<script>']) expect(browserName(silent)).toBeUndefined()
})
