import { expect, it } from 'vitest';
import { VigieError } from '../../src/core/index.ts';

const issue = (n: number) => ({
  code: `fault-${n}`,
  what: `what ${n}`,
  where: `line ${n}`,
  fix: `fix ${n}`,
});

it('an error says what and where for each of its issues', () => {
  const error = new VigieError([issue(1), issue(2)]);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('VigieError');
  expect(error.message).toBe('what 1 (line 1); what 2 (line 2)');
  expect(error.issues).toEqual([issue(1), issue(2)]);
});

it('the exit code is 1 unless the usage was bad', () => {
  expect(new VigieError([issue(1)]).exitCode).toBe(1);
  expect(new VigieError([issue(1)], 2).exitCode).toBe(2);
});
