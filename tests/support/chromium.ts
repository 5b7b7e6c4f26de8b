import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'

// The same browser without what draws its windows, several times faster to test in; Playwright's own is one, too.
const DEBIAN_PACKAGE = 'chromium-headless-shell'
const DEBIAN_HEADLESS = '/usr/bin/chromium-headless-shell'
const DEBIAN_CHROMIUM = '/usr/bin/chromium'
// Carries the browser's binary itself; only wanted where nothing else is, so it is not among the dependencies.
const PACKAGED = '@sparticuz/chromium@153.0.0'
const PACKAGED_FOLDER = join(import.meta.dirname, '..', '..', '.zapys', 'chromium')

/** A real Chromium's path, found or installed; throws with one clear sentence where neither is possible. */
export async function ensureChromium(): Promise<string> {
  const known = [process.env.CHROMIUM_PATH, chromium.executablePath(), DEBIAN_HEADLESS]
  const found = known.find((path) => path && existsSync(path))
  if (found) return found
  if (installWithApt() && existsSync(DEBIAN_HEADLESS)) return DEBIAN_HEADLESS
  if (existsSync(DEBIAN_CHROMIUM)) return DEBIAN_CHROMIUM
  const packaged = await installPackaged()
  if (packaged) return packaged
  throw new Error('No Chromium was found. Install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.')
}

function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing Debian’s Chromium with apt-get (package ${DEBIAN_PACKAGE}) …`)
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', DEBIAN_PACKAGE)
}

async function installPackaged(): Promise<string | null> {
  if (process.platform !== 'linux') return null
  console.log(`Installing ${PACKAGED} from npm …`)
  await mkdir(PACKAGED_FOLDER, { recursive: true })
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', PACKAGED_FOLDER, PACKAGED]
  if (spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) return null
  const file = createRequire(join(PACKAGED_FOLDER, 'package.json')).resolve('@sparticuz/chromium')
  const { default: packaged, inflate } = await import(pathToFileURL(file).href)
  const path: string = await packaged.executablePath()
  if (!runs(path)) {
    // A bare system lacks a few libraries, which the package has with it.
    const libraries: string = await inflate(join(file, '..', '..', '..', 'bin', 'al2023.tar.br'))
    process.env.LD_LIBRARY_PATH = [join(libraries, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  }
  return runs(path) ? path : null
}

const runs = (path: string) => spawnSync(path, ['--version']).status === 0
