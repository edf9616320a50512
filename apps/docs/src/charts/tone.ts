/** The ideas that have their own color. */
export type Tone = 'loss' | 'slope' | 'step' | 'memory' | 'walker' | 'ink' | 'soft';

const names: Record<Tone, string> = {
  loss: '--gd-loss',
  slope: '--gd-slope',
  step: '--gd-step',
  memory: '--gd-memory',
  walker: '--gd-walker',
  ink: '--gd-ink',
  soft: '--gd-ink-soft',
};

/** The color of an idea, as a CSS variable that follows the theme. */
export const colorOf = (tone: Tone): string => `var(${names[tone]})`;

/** A color and a dash for each of several curves, so that neither alone has to tell them apart. */
export const toneOf = (index: number): { tone: Tone; dash: string } => ({
  tone: (['loss', 'slope', 'step', 'memory', 'ink'] as const)[index % 5] ?? 'ink',
  dash: ['', '7 4', '2 4', '10 3 2 3', '5 2'][index % 5] ?? '',
});
