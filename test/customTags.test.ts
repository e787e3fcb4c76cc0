import assert from 'node:assert/strict';
import { missingTags } from '../src/vscode/customTags';

describe('tags that the YAML extension lacks', () => {
  it('are all of them where none are set, whatever stands there', () => {
    for (const value of [undefined, null, 'x', {}]) assert.ok(missingTags(value).includes('!GetAtt sequence'));
    assert.ok(missingTags([1, null]).includes('!Ref scalar'));
  });

  it('are none twice: a tag without a kind is a scalar', () => {
    assert.ok(!missingTags(['!Ref']).includes('!Ref scalar'));
    assert.deepEqual(missingTags(missingTags([])), []);
  });
});
