import { expect, test } from 'vitest'
import { widgetSnippet } from '#lib/branches/widget-snippet.ts'

const WISHES = { origin: 'https://zapys.example', slug: 'kalyna', mode: 'button', locale: 'uk' } as const

test('one script tag says everything', () => {
  expect(widgetSnippet({ ...WISHES, label: 'Запис', look: { color: '#a3234a', ink: '#ffffff' } })).toBe(
    '<script src="https://zapys.example/widget.js" data-branch="kalyna" data-mode="button" data-locale="uk" ' +
      'data-label="Запис" data-color="#a3234a" data-ink="#ffffff" defer></script>',
  )
})

test('a form within the page has no button to colour', () => {
  const snippet = widgetSnippet({ ...WISHES, mode: 'inline', label: null, look: { color: '#a3234a', ink: '#ffffff' } })
  expect(snippet).not.toContain('data-color')
})

test('a label cannot end the tag', () => {
  const snippet = widgetSnippet({ ...WISHES, label: '"></script><script>alert(1)', look: null })
  expect(snippet.match(/<script/g)).toHaveLength(1)
  expect(snippet).toContain('data-label="&quot;&gt;&lt;/script&gt;&lt;script&gt;alert(1)"')
})
