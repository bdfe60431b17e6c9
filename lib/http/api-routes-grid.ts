import type { ApiRoute } from './api-route'

/** Operations of outside systems and the control room. */
export const gridApiRoutes: ApiRoute[] = []
