import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import remixConfig from './remix.config.js'

/** Remix fixes its own server input; ours is the composition root, so that one bundle holds one database instance. */
const ownServerEntry: Plugin = {
  name: 'own-server-entry',
  config: {
    order: 'post',
    handler: (_config, env) =>
      env.isSsrBuild ? { build: { rollupOptions: { input: './app/server.ts' } } } : undefined,
  },
}

export default defineConfig({
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
  build: { assetsInlineLimit: 0, target: 'es2022' },
  worker: { format: 'es' },
  plugins: [remix(remixConfig), ownServerEntry],
})
