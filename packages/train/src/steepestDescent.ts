/** How many numbers on each side a line is laid through. */
const reach = 5;

/** The place where a list of numbers falls most, by the gradient of a line through the numbers around it; −1 if nowhere. */
export function steepestDescent(numbers: readonly number[]): number {
  let place = -1;
  let steepest = 0;
  for (let i = 1; i < numbers.length - 1; i++) {
    const side = Math.min(reach, i, numbers.length - 1 - i);
    // a line through fewer numbers would believe any accident
    if (side < Math.min(reach, Math.floor((numbers.length - 1) / 2))) continue;
    let rise = 0;
    let run = 0;
    for (let k = -side; k <= side; k++) {
      rise += k * numbers[i + k]!;
      run += k * k;
    }
    if (rise / run < steepest) {
      steepest = rise / run;
      place = i;
    }
  }
  return place;
}
