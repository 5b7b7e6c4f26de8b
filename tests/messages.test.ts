import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'

type Tree = { readonly [key: string]: string | Tree }

const flatten = (tree: Tree, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flatten(value, `${path}${key}.`),
  )

const wordsOf = (locale: (typeof LOCALES)[number]) => new Map(flatten(messagesOf(locale)))
const placeholdersOf = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort()

test.each(LOCALES)('%s has the same words as the default language, none of them empty', (locale) => {
  const words = wordsOf(locale)
  expect([...words.keys()].sort()).toEqual([...wordsOf('uk').keys()].sort())
  expect([...words].filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each(LOCALES)('%s speaks of the same things', (locale) => {
  const words = wordsOf(locale)
  for (const [key, text] of wordsOf('uk')) {
    expect([key, new Set(placeholdersOf(words.get(key) ?? ''))]).toEqual([key, new Set(placeholdersOf(text))])
  }
})

test.each(LOCALES)('%s has words for everything that the audit log can tell', (locale) => {
  const folders = ['lib/flows', 'lib/jobs'].map((folder) => join(import.meta.dirname, '..', folder))
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  )
  const lines = sources.flatMap((text) => text.split('\n')).filter((line) => /\baction\b\s*[:=]/.test(line))
  const actions = lines.flatMap((line) => [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action))
  expect(actions.length).toBeGreaterThan(20)
  const words = wordsOf(locale)
  expect(actions.filter((action) => !words.has(`auditLog.actions.${action}`))).toEqual([])
})

test('which languages there are is said in one place', () => {
  const root = join(import.meta.dirname, '..')
  const sources = ['lib', 'app', 'components'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`),
  )
  const naming = sources.filter((path) => readFileSync(join(root, path), 'utf8').includes("'uk'"))
  expect(naming).toEqual(['lib/i18n/locales.ts'])
})
