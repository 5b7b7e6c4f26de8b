// @ts-check

/** A page of Next with nothing on it, built and served as the app is: the floor of the form's first step. */
/** @type {import('next').NextConfig} */
export default { experimental: { turbopackFileSystemCacheForBuild: false, turbopackSourceMaps: false } }
