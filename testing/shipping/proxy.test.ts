import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'

const recipe = readFileSync(join(projectRoot, 'deploy', 'nginx.conf'), 'utf8').replace(/^\s*#.*$/gm, '')
const servers = recipe
  .split(/^server \{/m)
  .slice(1)
  .filter(server => !server.includes('ssl_reject_handshake on;'))
const valuesOf = (server: string, name: string) =>
  [...server.matchAll(new RegExp(`^\\s*${name}\\s+([^;]+);`, 'gm'))].map(([, value]) => value ?? '')

test('the proxy of the recipe speaks TLS 1.2 and 1.3 only, and opens no door without it', () => {
  expect(servers.length).toBe(2)
  for (const server of servers) {
    expect(valuesOf(server, 'listen')).toEqual(['443 ssl'])
    expect(valuesOf(server, 'ssl_protocols')).toEqual(['TLSv1.2 TLSv1.3'])
    expect(valuesOf(server, 'ssl_certificate').length).toBe(1)
  }
  expect(recipe).not.toMatch(/listen\s+(?:\S+:)?80\b|return 30[12]/)
})

test('the proxy of the recipe offers authenticated ciphers with forward secrecy only, the strongest first', () => {
  for (const server of servers) {
    const [ciphers = []] = valuesOf(server, 'ssl_ciphers').map(list => list.split(':'))
    expect(ciphers.length).toBeGreaterThan(3)
    for (const cipher of ciphers) expect(cipher).toMatch(/^ECDHE-(?:ECDSA|RSA)-(?:AES(?:128|256)-GCM-SHA(?:256|384)|CHACHA20-POLY1305)$/)
    expect(ciphers[0]).toContain('AES256')
    expect(valuesOf(server, 'ssl_prefer_server_ciphers')).toEqual(['on'])
  }
})

test('the two sides of the recipe have names of their own, and neither leads to the program of the other', () => {
  const [staff = '', open = ''] = servers
  expect(valuesOf(staff, 'server_name')).not.toEqual(valuesOf(open, 'server_name'))
  expect([valuesOf(staff, 'proxy_pass'), valuesOf(open, 'proxy_pass')]).toEqual([['http://127.0.0.1:3000'], ['http://127.0.0.1:3001']])
})

test('the proxy of the recipe replaces what senders say of themselves, keeps questions of machines inside, and writes no address down', () => {
  for (const server of servers) {
    const headers = valuesOf(server, 'proxy_set_header')
    expect(headers).toContain('X-Forwarded-For $remote_addr')
    expect(headers).toContain('Host $host')
    expect(server).toMatch(/location ~ \^\/\(healthz\|readyz\|metrics\)\$ \{ return 404; \}/)
    expect(valuesOf(server, 'access_log')).toEqual(['off'])
  }
})
