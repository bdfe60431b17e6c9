import { startSceneServer } from './scene-server'

/** The stage as a program of its own, for the tests: `serve-scenes.ts PORT`. Says "ready" when it serves. */
await startSceneServer(Number(process.argv[2]), process.env.NODE_ENV !== 'production')
console.log('ready')
