import assert from 'node:assert/strict';

/** A script of the build, without types. */
const script = '../../scripts/schema/api.mjs';

interface Facts {
  addedTo(key: string, value: object): object;
  finish(): void;
  newIn(owner?: string): readonly (readonly [string, string])[];
}

async function facts(stated: object): Promise<Facts> {
  const { ApiFacts } = await import(script);
  return new ApiFacts('AWS::SQS::Queue', stated) as Facts;
}

describe('What an API states', () => {
  it('is added where the schema says nothing', async () => {
    const queue = await facts({ Name: { length: 80, form: '^a+$' }, Delay: { range: [0, 900] } });
    assert.deepEqual(queue.addedTo('Name', { kinds: ['string'] }), {
      kinds: ['string'],
      words: undefined,
      default: undefined,
      constraints: { min: undefined, max: undefined, minLength: undefined, maxLength: 80, form: '^a+$' },
    });
    const { constraints } = queue.addedTo('Delay', { constraints: { max: 43200 } }) as { constraints: object };
    assert.deepEqual(
      { ...constraints },
      { min: 0, max: 43200, minLength: undefined, maxLength: undefined, form: undefined },
    );
  });

  it('reaches the items of a list', async () => {
    const queue = await facts({ 'Modes.*': { words: ['on'] } });
    const { item } = queue.addedTo('Modes', { kinds: ['list'], item: { words: ['off'] } }) as { item: object };
    assert.deepEqual((item as { words: object }).words, ['off', 'on']);
  });

  it('counts the items of a list, the most or both ends', async () => {
    const queue = await facts({ Names: { items: 3 }, Pair: { items: [2, 2] }, Some: { items: [1] } });
    const endsOf = (name: string) => {
      const { constraints } = queue.addedTo(name, { kinds: ['list'] }) as { constraints: Record<string, number> };
      return [constraints.minLength, constraints.maxLength];
    };
    assert.deepEqual(endsOf('Names'), [undefined, 3]);
    assert.deepEqual(endsOf('Pair'), [2, 2]);
    assert.deepEqual(endsOf('Some'), [1, undefined]);
  });

  it('tells the default where the schema doesn’t', async () => {
    const queue = await facts({ Delay: { default: 0 }, Mode: { default: 'on' } });
    assert.equal((queue.addedTo('Delay', { kinds: ['integer'] }) as { default: string }).default, '0');
    assert.equal((queue.addedTo('Mode', { default: 'off' }) as { default: string }).default, 'off');
  });

  it('can have a property that the schema lacks, of the resource or of an object', async () => {
    const queue = await facts({ Name: { length: 80 }, Place: { is: 'Place' }, 'Place.North': { is: 'number' } });
    assert.deepEqual(queue.newIn(), [['Place', 'Place']]);
    assert.deepEqual(queue.newIn('Place'), [['North', 'number']]);
  });

  it('must be of a property that there is', async () => {
    const queue = await facts({ Nmae: { length: 80 } });
    queue.addedTo('Name', {});
    assert.throws(() => queue.finish(), /scripts\/schema\/api: AWS::SQS::Queue has no Nmae/);
  });
});
