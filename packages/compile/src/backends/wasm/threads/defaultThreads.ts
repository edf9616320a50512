/**
 * The most threads that share a step when nobody says how many: a step of half a millisecond has some ten barriers, at
 * which all wait for the slowest, and each thread has code of its own. From 4 to 8 there is little left to win.
 */
export const defaultThreads = 4;
