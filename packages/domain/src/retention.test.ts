import { describe, expect, test } from 'vitest';
import { endOf, retentionStep, type Retained } from './retention.ts';

const closedAt = new Date('2026-01-01T12:00:00Z');
const on = (days: number) => new Date(closedAt.getTime() + days * 86_400_000);
const kept = (changed: Partial<Retained> = {}): Retained => ({
  status: 'closed',
  closedAt,
  announcedAt: null,
  lastUsedAt: closedAt,
  retentionDays: 90,
  ...changed,
});

describe('what is due to a workshop', () => {
  test('closed: it is told of fourteen days before its end, and forgotten then', () => {
    expect(retentionStep(kept(), on(75.9))).toBeNull();
    expect(retentionStep(kept(), on(76))).toBe('announce');
    expect(retentionStep(kept({ announcedAt: on(76) }), on(89.9))).toBeNull();
    expect(retentionStep(kept({ announcedAt: on(76) }), on(90))).toBe('forget');
  });

  test('nothing is forgotten that was not told of seven days before', () => {
    // The service was off, or the days were made fewer.
    expect(retentionStep(kept(), on(200))).toBe('announce');
    expect(retentionStep(kept({ announcedAt: on(200) }), on(206.9))).toBeNull();
    expect(endOf(kept({ announcedAt: on(200) }))).toEqual(on(207));
    expect(retentionStep(kept({ announcedAt: on(200) }), on(207))).toBe('forget');
  });

  test('the shortest retention is told of at once, and keeps its seven days', () => {
    const short = kept({ retentionDays: 7 });
    expect(retentionStep(short, on(0))).toBe('announce');
    expect(retentionStep({ ...short, announcedAt: on(0) }, on(7))).toBe('forget');
  });

  test('what was told before it was opened again, or before the days were made more, does not count', () => {
    expect(retentionStep(kept({ announcedAt: on(-1), retentionDays: 7 }), on(7))).toBe('announce');
    expect(retentionStep(kept({ announcedAt: on(76), retentionDays: 180 }), on(166))).toBe('announce');
    expect(endOf(kept({ announcedAt: on(76), retentionDays: 180 }))).toEqual(on(180));
  });

  test('open: it is closed after half a year in which nobody wrote, and never forgotten', () => {
    const open = kept({ status: 'open', closedAt: null });
    expect(endOf(open)).toBeNull();
    expect(retentionStep(open, on(179))).toBeNull();
    expect(retentionStep(open, on(180))).toBe('close');
    expect(retentionStep({ ...open, lastUsedAt: on(100) }, on(270))).toBeNull();
  });
});
