import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Answer } from './answer.ts'
import { problem } from './problem.ts'
import type { Route } from './route.ts'
import { openRoute } from './route.ts'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  png: 'image/png',
}

/** Serves what the build put into one flat folder; nothing else can be named. */
export function assetRoutes(folder: string): readonly Route[] {
  const kept = new Map<string, Promise<Uint8Array>>()
  return [
    openRoute({
      method: 'GET',
      path: '/assets/:name',
      face: 'both',
      duty: 'anyone',
      audit: { none: '画面の部品で、だれの記録でもない' },
      handler: async (visit): Promise<Answer> => {
        const name = visit.params['name'] ?? ''
        const type = /^[a-z0-9-]+\.([a-z0-9]+)$/.exec(name)?.[1]
        if (type === undefined || TYPES[type] === undefined) return problem({ code: 'absent' })
        const body = kept.get(name) ?? readFile(join(folder, name))
        kept.set(name, body)
        try {
          const headers = { 'content-type': TYPES[type], 'cache-control': 'public, max-age=31536000, immutable' }
          return { status: 200, headers, body: await body }
        } catch {
          kept.delete(name)
          return problem({ code: 'absent' })
        }
      },
    }),
  ]
}
