import { vi } from 'vitest'

// Files of tests share modules: what one of them imports with Next's own request would stay so for all.
vi.mock('next/headers', async () => (await import('#tests/support/next-request.ts')).nextHeaders)
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('next-intl/server', async () => (await import('#tests/support/next-request.ts')).nextIntl)
