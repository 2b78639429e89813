import { startEmbedded } from '../../src/platform/embedded/index.ts'

/*
 * A program for tests about several processes: starts or joins the embedded server of the home named by its argument,
 * prints one line of JSON, then holds it until SIGTERM (graceful stop) or until it is killed.
 */
const server = await startEmbedded({ home: process.argv[2] ?? '' })
const alive = setInterval(() => undefined, 60_000)
process.once('SIGTERM', async () => {
  await server.stop()
  clearInterval(alive)
})
console.log(JSON.stringify({ joined: server.joined, port: server.port, dataDir: server.dataDir }))
