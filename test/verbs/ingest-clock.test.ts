import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { gedCsv, gedEvent, gedEventOn } from '../fixtures/ged.ts';
import { ingested, runIngest, TestFolder } from '../fixtures/ingest.ts';

const folder = new TestFolder();
afterAll(() => folder.remove());
afterEach(() => {
  vi.useRealTimers();
});

const at = (day: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
const first = folder.write('GEDEvent_v25_0_3.csv', gedCsv([gedEventOn(1, '2025-03-02')]));
const second = folder.write('GEDEvent_v25_0_4.csv', gedCsv([gedEventOn(2, '2025-04-02')]));
const unnamed = folder.write('events.csv', gedCsv([gedEvent({ id: 3 })]));

describe('a clock that jumps', () => {
  test('back behind what was written is told, and nothing else changes', async () => {
    const { store, answer } = await ingested([first]);
    expect(answer.notes.map(({ code }) => code)).not.toContain('clock');
    at('2026-11-01T12:00:00Z');
    const late = await runIngest(store, [second]);
    expect(late.notes[0]).toMatchObject({
      code: 'clock',
      what: expect.stringMatching(
        /^the clock of this computer says 2026-11-01, and the workspace was last written on 20\d\d-\d\d-\d\d$/,
      ),
    });
    expect(late.files[0].state).toBe('ingested');
    expect(late.as_of).toBe('2025-05');
  });

  test('to before this Vigie was written is told in a new workspace too', async () => {
    at('1970-01-01T00:00:10Z');
    const { answer } = await ingested([unnamed]);
    expect(answer.notes.map(({ code }) => code)).toContain('clock');
    // Last year's events are not taken for events of the future.
    expect(answer.files[0].state).toBe('ingested');
  });
});
