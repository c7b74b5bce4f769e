const VARIABLES = ['ALGOLIA_APP_ID', 'ALGOLIA_API_KEY', 'ALGOLIA_INDEX_NAME'] as const;

/**
 * Who answers the reader's searches: Algolia when all its variables are set at the build, the
 * site's own index when none is.
 */
export function searchProvider(env: NodeJS.ProcessEnv) {
  const missing = VARIABLES.filter((name) => !env[name]);
  if (missing.length > 0 && missing.length < VARIABLES.length) {
    throw new Error(`Set ${missing.join(' and ')} too, or none of ${VARIABLES.join(', ')}`);
  }
  const [appId = '', apiKey = '', indexName = ''] =
    missing.length === 0 ? VARIABLES.map((name) => env[name]) : ['local', 'local', 'local'];
  return { appId, apiKey, indexName, contextualSearch: false, searchPagePath: false as const };
}
