import { defineConfig } from 'vitest/config'

const project = (name: string, options: { testTimeout?: number } = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 20_000, ...options },
})

export default defineConfig({
  test: {
    projects: [project('unit'), project('stripe-contract')],
  },
})
