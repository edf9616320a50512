/**
 * The maximum number of threads that share a step by default: a step of half a millisecond has some ten barriers, at
 * which all wait for the slowest, and each thread has its own code. Going from 4 to 8 gains little.
 */
export const defaultThreads = 4;
