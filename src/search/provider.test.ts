import { expect, it } from 'vitest';
import { searchProvider } from './provider.ts';

const env = { ALGOLIA_APP_ID: 'APP', ALGOLIA_API_KEY: 'key', ALGOLIA_INDEX_NAME: 'bingfa' };

it('is the local index without variables', () => {
  expect(searchProvider({})).toMatchObject({ appId: 'local', indexName: 'local' });
});

it('is Algolia with all of them', () => {
  expect(searchProvider(env)).toMatchObject({ appId: 'APP', apiKey: 'key', indexName: 'bingfa' });
});

it('asks for what is missing of them', () => {
  expect(() => searchProvider({ ...env, ALGOLIA_API_KEY: '' })).toThrow(
    'Set ALGOLIA_API_KEY too, or none of ALGOLIA_APP_ID, ALGOLIA_API_KEY, ALGOLIA_INDEX_NAME',
  );
});
