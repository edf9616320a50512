import { expect, it } from 'vitest';
import { facts, heightAt, placeAt, stepFrom, stepsBySlope, tiltInWords, triesByPoking, walkFrom } from './model';

it('stands on the hill (w − 3)²', () => {
  expect(placeAt(-4)).toEqual({ w: -4, height: 49, slope: -14 });
  expect(heightAt(3)).toBe(0);
  expect(placeAt(5)).toEqual({ w: 5, height: 4, slope: 4 });
});

it('steps against the slope', () => {
  expect(stepFrom(-4)).toBeCloseTo(-2.6, 12);
  expect(stepFrom(10)).toBeCloseTo(8.6, 12);
  expect(stepFrom(3)).toBe(3);
  expect(stepFrom(-4, 0.5)).toBeCloseTo(3, 12);
});

it('is home after 20 steps, each place four fifths as far away as the one before', () => {
  const home = walkFrom(-4);
  for (const [t, { w }] of home.entries()) expect(3 - w).toBeCloseTo(7 * 0.8 ** t, 9);
  // 49 · 0.64ᵗ falls below 0.01 at t = 20 for the first time
  expect(home.length - 1).toBe(Math.ceil(Math.log(0.01 / 49) / Math.log(0.64)));
  expect(facts().lastHeight).toBeLessThan(0.01);
});

it('says which way is down', () => {
  expect(tiltInWords(-14)).toBe('The ground goes down steeply to the right');
  expect(tiltInWords(4)).toBe('The ground goes down to the left');
  expect(tiltInWords(-1)).toBe('The ground goes down a little to the right');
  expect(tiltInWords(0)).toBe('The ground is flat');
});

it('finds the hut by poking only where there are few knobs', () => {
  expect(triesByPoking(1)).toBeGreaterThan(20);
  expect(triesByPoking(2)).toBeGreaterThan(20);
  // the prose says: not home after 200,000 tries
  expect(triesByPoking(10)).toBeNull();
  // (n · 49) · 0.64ᵗ < 0.01
  for (const knobs of [1, 2, 10])
    expect(stepsBySlope(knobs)).toBe(Math.ceil(Math.log(0.01 / (49 * knobs)) / Math.log(0.64)));
});
