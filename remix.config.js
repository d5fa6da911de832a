/**
 * Options of the Remix Vite plugin. The plugin does not read this file by itself: vite.config.ts imports it.
 * `v3_singleFetch` and `v3_lazyRouteDiscovery` stay off (security.md WEB-10).
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  ignoredRouteFiles: ['**/*.test.*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}
