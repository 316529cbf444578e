import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { AnyArchive } from '../../src/archive.ts'
import { describeEndpoint } from './describe-endpoint.ts'
import { endpointsOf } from './endpoints.ts'
import { describeCaseFiles } from './forms.ts'
import { guideText } from './guide.ts'
import { headerComponents } from './known-headers.ts'
import { describeMembers } from './member-texts.ts'
import { areaTexts } from './operation-texts.ts'
import { nameProblems } from './problem-responses.ts'
import { Schemas } from './schemas.ts'
import { areaOf } from './things.ts'

export interface OpenApiOptions {
  /** Where the handler is mounted, such as `/api/records`. Default: at the root. */
  readonly basePath?: string
  /** Default `casekeep`. */
  readonly title?: string
  /** Version of the document. By default that of the policy, which decides what the operations take. */
  readonly version?: string
  /** What else a description says of its host: OpenAPI's own members of `info`. */
  readonly info?: {
    /** Stands before what casekeep says itself. */
    readonly description?: string
    readonly termsOfService?: string
    readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string }
    /** Of the host's API, not of casekeep. */
    readonly license?: { readonly name: string; readonly identifier?: string; readonly url?: string }
  }
  /** Where it is served; `basePath` where left out. */
  readonly servers?: readonly { readonly url: string; readonly description?: string }[]
  /**
   * How clients show who they are, as OpenAPI security schemes by name; any one of them is enough. The host
   * authenticates, so only the host can say.
   * @example { session: { type: 'apiKey', in: 'cookie', name: 'sid' }, token: { type: 'http', scheme: 'bearer' } }
   */
  readonly securitySchemes?: Readonly<Record<string, object>>
}

/**
 * The OpenAPI 3.1 document of an archive: every operation, what it takes and returns, examples, and the problems that it
 * can answer with. Made from the schemas that the archive checks by, so a category added to the policy is in it.
 * @example
 * await writeFile('openapi.json', JSON.stringify(openApiDocument(archive, { basePath: '/api/records' })))
 */
export function openApiDocument(archive: AnyArchive, options: OpenApiOptions = {}): object {
  const { basePath = '', title = 'casekeep', version = archive.policy.version, info, securitySchemes = {} } = options
  const { policy } = archive
  const app = new OpenAPIHono()
  const registry = app.openAPIRegistry
  const schemas = new Schemas()
  nameProblems(schemas)
  for (const endpoint of endpointsOf(archive)) {
    registry.registerPath(describeEndpoint(endpoint, policy, schemas) as unknown as RouteConfig)
  }
  describeMembers(schemas)
  describeCaseFiles(policy, schemas)
  for (const [name, schema] of schemas.components) registry.registerComponent('schemas', name, schema as object)
  const { headers, parameters } = headerComponents()
  for (const [name, header] of headers) registry.registerComponent('headers', name, header)
  for (const [name, parameter] of parameters) registry.registerComponent('parameters', name, parameter)
  const security = Object.entries(securitySchemes).map(([name, scheme]) => {
    registry.registerComponent('securitySchemes', name, scheme as { type: 'http' })
    return { [name]: [] }
  })
  const areas = [...new Set(archive.operations.map((operation) => areaOf(operation.name)))]
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title,
      version,
      ...info,
      description: [...(info?.description === undefined ? [] : [info.description]), guideText('en')].join('\n\n'),
    },
    servers: [...(options.servers ?? [{ url: basePath.replace(/(?<=.)\/$/, '') || '/' }])],
    tags: areas.map((area) => ({
      name: area,
      description: areaTexts[area].text.en,
      'x-displayName': areaTexts[area].title.en,
    })),
    ...(security.length > 0 && { security }),
  })
}
