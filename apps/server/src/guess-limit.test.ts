import { expect, test } from 'vitest';
import { createGuessLimit } from './guess-limit.ts';

const limit = () =>
  createGuessLimit({ pseudonym: (purpose, value) => `${purpose}:${value}` }, undefined, {
    missesPerMinute: 3,
    seatsPerMinute: 5,
  });

test('wrong codes are counted by address', async () => {
  const guessing = limit();
  for (let miss = 0; miss < 3; miss++) {
    await guessing.assertMayTry('192.0.2.1');
    await guessing.countMiss('192.0.2.1');
  }
  await expect(guessing.assertMayTry('192.0.2.1')).rejects.toMatchObject({ code: 'too_many_requests' });
  await guessing.assertMayTry('192.0.2.2');
});

test('new seats are counted by workshop, whoever takes them', async () => {
  const guessing = limit();
  for (let seat = 0; seat < 5; seat++) {
    await guessing.assertMaySeat('one');
    await guessing.countSeat('one');
  }
  await expect(guessing.assertMaySeat('one')).rejects.toMatchObject({ code: 'too_many_requests' });
  await guessing.assertMaySeat('another');
  await guessing.assertMayTry('192.0.2.1');
});
