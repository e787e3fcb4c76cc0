import { equal, includes, ok } from './expect';
import { closeAll, hoverAt, open } from './workspace';

describe('hover', () => {
  afterEach(closeAll);

  for (const name of ['template.yaml', 'template.json']) {
    it(`tells what a resource type is in ${name}`, async () => {
      includes(await hoverAt(await open(name), 'AWS::Lambda::Function'), 'Lambda');
    });

    it(`tells the limit of a property in ${name}`, async () => {
      includes(await hoverAt(await open(name), 'Timeout'), '900');
    });
  }

  for (const name of ['docker-compose.yaml', 'kubernetes.yaml']) {
    it(`says nothing about ${name}`, async () => {
      equal(await hoverAt(await open(name), 'Timeout'), '', 'hover');
    });
  }

  it('says nothing about package.json', async () => {
    // VS Code's own JSON extension may say something there.
    ok(!(await hoverAt(await open('package.json'), 'Timeout')).includes('900'), 'no note');
  });
});
