// Runs inside a network that has nothing but itself: starts the built program, uses it, and tells how often anything tried to get out.
// Arguments: JSON { env, paths, posts }. Prints one line of JSON.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { env, paths } = JSON.parse(process.argv[2] ?? '{}')
const program = spawn(process.execPath, ['dist/main.js'], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
const origin = await new Promise((resolve, reject) => {
  let said = ''
  program.stdout.on('data', bytes => {
    said += String(bytes)
    const found = /http:\/\/localhost:\d+/.exec(said)?.[0]
    if (found) resolve(found.replace('localhost', '127.0.0.1'))
  })
  program.on('exit', code => reject(new Error(`ended with ${code}`)))
})

const entered = await fetch(`${origin}/sign-in`, {
  method: 'POST',
  body: new URLSearchParams({ demo: 'desk' }),
  headers: { origin },
  redirect: 'manual',
})
const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
const statuses = {}
for (const path of paths) {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  statuses[path] = answer.status
}
const token = /name="_token" value="([^"]+)"/.exec(await (await fetch(`${origin}/agencies`, { headers: { cookie } })).text())?.[1] ?? ''
const heard = await fetch(`${origin}/consultations/new`, {
  method: 'POST',
  body: new URLSearchParams({ _token: token, channel: 'phone', statement: '外とつながらない機械で受けた相談' }),
  headers: { cookie, origin },
  redirect: 'manual',
})
// The jobs of the staff side (sealing, sweeping, taking in) have run a few times by then.
await new Promise(done => setTimeout(done, 3000))
const during = triesToLeave()
await fetch('http://192.0.2.1/').catch(() => undefined)
const afterOne = triesToLeave()
program.removeAllListeners('exit')
program.kill('SIGTERM')
const code = await new Promise(done => program.on('exit', done))
console.log(JSON.stringify({ statuses, heard: heard.status, during, afterOne, code }))

/** Packets for which the kernel knew no way, over both protocols: every try to reach anything but this machine itself. */
function triesToLeave() {
  const lines = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter(line => line.startsWith('Ip:'))
  const [names = [], values = []] = lines.map(line => line.split(' '))
  const six = /Ip6OutNoRoutes\s+(\d+)/.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1]
  return Number(values[names.indexOf('OutNoRoutes')]) + Number(six ?? 0)
}
