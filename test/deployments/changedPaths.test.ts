import assert from 'node:assert/strict';
import { ChangedPaths } from '../../src/deployments/changedPaths';

describe('paths that have changed', () => {
  it('are told of once and together, and no more when nobody listens', async () => {
    const told: (readonly string[])[] = [];
    const done = new Promise<void>(resolve => {
      const paths = new ChangedPaths(changed => {
        told.push(changed);
        resolve();
      });
      for (const path of ['/a', '/b', '/a']) paths.add(path);
    });
    const silent = new ChangedPaths(changed => told.push(changed));
    silent.add('/c');
    silent.dispose();
    await done;
    assert.deepEqual(told, [['/a', '/b']]);
  });
});
