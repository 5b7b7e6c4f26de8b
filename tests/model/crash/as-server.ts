// The package `server-only` throws outside of Next's server bundle; in this process all is server.
import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'server-only'
      ? { url: 'data:text/javascript,', shortCircuit: true }
      : nextResolve(specifier, context),
})
