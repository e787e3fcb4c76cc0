import { fuzz } from './target';

describe('mangled templates and notes', () => {
  it('are read, checked and hovered without failing', () => fuzz(150, 20201208)).timeout(60_000);
});
