import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const PURE = ['lib/money', 'lib/payments', 'lib/visits', 'lib/branches', 'lib/clients']
const ANY_SERVER_ROOM = ['lib/env.ts', 'lib/log.ts', 'lib/secret.ts', 'lib/json-text.ts', 'lib/crash-points.ts']
const GENERATED = 'prisma/generated'

// The table of docs/architecture.md: what a room may import, beside itself.
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'lib/money': [],
  'lib/payments': ['lib/money'],
  'lib/visits': ['lib/money', 'lib/payments'],
  'lib/branches': ['lib/money'],
  'lib/clients': [],
  'lib/images': [],
  'lib/stripe': ['lib/money', 'lib/payments', ...ANY_SERVER_ROOM],
  'lib/db': [...PURE, GENERATED, ...ANY_SERVER_ROOM],
  'lib/views': [...PURE, 'lib/db', 'lib/letters', GENERATED, ...ANY_SERVER_ROOM],
  'lib/queue': ['lib/db', ...ANY_SERVER_ROOM],
  'lib/flows': [
    ...[...PURE, 'lib/db', 'lib/stripe', 'lib/queue', 'lib/images', ...ANY_SERVER_ROOM],
    // Which languages there are, and none of their words.
    'lib/i18n/locales.ts',
  ],
  'lib/jobs': [
    ...[...PURE, 'lib/flows', 'lib/queue', 'lib/letters', 'lib/images', 'lib/db', GENERATED, ...ANY_SERVER_ROOM],
    // A report that is mailed is the page that its reader may see.
    ...['lib/views', 'lib/auth/permissions.ts'],
  ],
  'lib/letters': [...PURE, 'lib/i18n', ...ANY_SERVER_ROOM],
  'lib/auth': ['lib/branches', 'lib/db', 'lib/i18n', 'lib/letters', GENERATED, ...ANY_SERVER_ROOM],
  'lib/http': [...PURE, 'lib/auth', 'lib/db', 'lib/flows', 'lib/i18n', 'lib/letters', ...ANY_SERVER_ROOM],
  'lib/i18n': ['messages', 'lib/money', 'lib/payments'],
  components: [...PURE, 'lib/i18n'],
  app: [...PURE, 'components', 'lib/flows', 'lib/views', 'lib/http', 'lib/auth', 'lib/i18n', 'lib/jobs'],
  prisma: [...PURE, 'lib/db', 'lib/secret.ts', GENERATED],
  sandbox: [],
}

// Where a package lives: nobody else imports it.
const HOMES: Readonly<Record<string, readonly string[]>> = {
  stripe: ['lib/stripe'],
  'rate-limiter-flexible': ['lib/stripe', 'lib/db'],
  sharp: ['lib/images'],
  '@stripe/stripe-js': ['components/booking'],
  '@stripe/react-stripe-js': ['components/booking'],
  pg: ['lib/db', 'prisma', 'sandbox'],
  '@prisma/adapter-pg': ['lib/db', 'prisma'],
  'pg-boss': ['lib/queue'],
  nodemailer: ['lib/letters'],
  'better-auth': ['lib/auth', 'prisma'],
  pino: ['lib/log.ts'],
  '@mantine/core': ['components/admin', 'components/finance', 'components/visits', 'app/(staff)'],
  '@mantine/schedule': ['components/visits', 'app/(staff)'],
  'libphonenumber-js': ['lib/http'],
  'csv-stringify': ['lib/views'],
  uqr: ['components'],
  'next/link': ['components/ui/links'],
}

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] }

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .filter((path) => !path.startsWith(GENERATED))
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)'([^']+)'/g

function sourceOf(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const imports = [...text.matchAll(IMPORT)].flatMap(([, specifier]) => specifier ?? [])
  return { path, text, imports }
}

const SOURCES = ['lib', 'components', 'app', 'prisma', 'sandbox'].flatMap(listFiles).map(sourceOf)
const roomOf = (path: string) => Object.keys(ARROWS).find((room) => path === room || path.startsWith(`${room}/`))
const isWithin = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

function pathOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? join(dirname(from), specifier) : null
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

test('every import follows an arrow of the house', () => {
  const crossings = SOURCES.flatMap(({ path, imports }) => {
    const room = roomOf(path)
    if (!room) return []
    return imports.flatMap((specifier) => {
      const target = pathOf(specifier, path)
      const isAllowed = !target || isWithin(target, [room, ...(ARROWS[room] ?? [])])
      return isAllowed ? [] : [`${path} → ${specifier}`]
    })
  })
  expect(crossings).toEqual([])
})

test('every package stays at home', () => {
  const strays = SOURCES.flatMap(({ path, imports }) =>
    imports
      .filter((specifier) => !/^[#.]|^node:/.test(specifier))
      .filter((specifier) => !isWithin(path, HOMES[specifier] ?? HOMES[packageOf(specifier)] ?? [path]))
      // The simulator is built on Stripe's own types.
      .filter((specifier) => !(specifier.startsWith('stripe') && path.startsWith('sandbox/stripe/')))
      .map((specifier) => `${path} → ${specifier}`),
  )
  expect(strays).toEqual([])
})

test('the pure rooms wait for nothing, ask no clock and draw no lots', () => {
  const impure = /\basync\b|\bawait\b|\bPromise\b|Date\.now|new Date\(\)|Math\.random|\bprocess\b|\bfetch\(/
  const found = SOURCES.filter(({ path }) => isWithin(path, PURE)).flatMap(({ path, text, imports }) => [
    ...(impure.test(text.replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')) ? [path] : []),
    ...imports.filter((specifier) => !/^[#.]|^zod/.test(specifier)).map((specifier) => `${path} → ${specifier}`),
  ])
  expect(found).toEqual([])
})

test('files are short and folders can be seen at a glance', () => {
  const long = SOURCES.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)
  const folders = Map.groupBy(SOURCES, ({ path }) => dirname(path))
  const full = [...folders].filter(([, files]) => files.length > 12)
  expect({ long, full: full.map(([folder, files]) => `${folder}: ${files.length}`) }).toEqual({ long: [], full: [] })
})

test('names say what stands in a file', () => {
  const vague = /^(index|utils?|helpers?|common|shared|types?|misc|lib)\.(ts|tsx)$/
  const found = SOURCES.filter(({ path }) => vague.test(basename(path)))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('only components run in a browser', () => {
  const allowed = [
    'components',
    'app/(site)/[locale]/error.tsx',
    'app/(pay)/[locale]/error.tsx',
    'app/(staff)/[locale]/error.tsx',
  ]
  const found = SOURCES.filter(({ text, path }) => /^'use client'/m.test(text) && !isWithin(path, allowed))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('what a form holds never gets into an address because its script has not come', () => {
  const bare = SOURCES.filter(
    ({ text, path }) => /<form(?!\s+(action=|method="dialog"))/.test(text) && path.endsWith('.tsx'),
  )
  // The search for payments: its address is what can be sent to a colleague.
  expect(bare.map(({ path }) => path)).toEqual(['components/finance/payments/payment-filters.tsx'])
})

test('SQL is never put together from strings that others wrote', () => {
  const found = SOURCES.filter(({ text }) => /\$(queryRawUnsafe|executeRawUnsafe)|Prisma\.raw\(/.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('types are proved, not claimed', () => {
  const claim = /\bas (?:[A-Z]\w*|\{|unknown|any|never|string|number)/
  const lines = SOURCES.filter(({ path }) => !path.startsWith('sandbox/')).flatMap(({ path, text }) =>
    text.split('\n').map((line) => ({ path, line })),
  )
  const claims = lines.filter(({ line }) => claim.test(line) && !/^\s*(import|export|\/?\*|\/\/)/.test(line))
  const said = claims.map(({ path, line }) => `${path}: ${line.trim()}`).join('\n')
  expect((claims.length / lines.length) * 1000, said).toBeLessThanOrEqual(0.3)
})

test('each decision, flow and route has its test', () => {
  const exportsLogic = ({ text }: Source) => /export (async )?function|export const \w+ = \(/.test(text)
  const decisions = SOURCES.filter((source) => isWithin(source.path, PURE) && exportsLogic(source)).map(({ path }) =>
    path.replace(/^lib\//, 'tests/unit/'),
  )
  const flows = SOURCES.filter(({ path }) => isWithin(path, ['lib/flows'])).map(({ path }) =>
    path.replace(/^lib\//, 'tests/'),
  )
  const routes = SOURCES.filter(({ path }) => path.endsWith('/route.ts') && !path.includes('[...')).map(
    ({ path }) =>
      `tests/http/${dirname(path)
        .replace(/^app\//, '')
        .replaceAll('/', '-')
        .replaceAll(/[[\]]/g, '')}.ts`,
  )
  const missing = [...decisions, ...flows, ...routes]
    .map((path) => path.replace(/\.ts$/, '.test.ts'))
    .filter((path) => !existsSync(join(ROOT, path)))
  expect(missing).toEqual([])
})

test('the last migration knows the schema as it is', () => {
  const folders = readdirSync(join(ROOT, 'prisma/migrations'), { withFileTypes: true })
  const last = folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .at(-1)
  const kept = readFileSync(join(ROOT, 'prisma/migrations', last ?? '', 'schema.prisma'), 'utf8')
  expect(kept).toBe(readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8'))
})

test.each([
  // Below these stand published advisories.
  ['next', '16.4.5'],
  ['react', '19.2.6'],
  ['sharp', '0.35.5'],
  ['better-auth', '1.7.16'],
  ['zod', '4.6.6'],
])('%s is at least %s', (name, floor) => {
  const lock: { packages: Record<string, { version: string }> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  )
  const version = lock.packages[`node_modules/${name}`]?.version ?? '0'
  expect(version.localeCompare(floor, 'en', { numeric: true })).toBeGreaterThanOrEqual(0)
})
