/** The ideas that have a color of their own. */
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

/** The color of an idea, as CSS: it follows the theme by itself. */
export const colorOf = (tone: Tone): string => `var(${names[tone]})`;

/** For several curves in one picture: a color and a dash each, so that neither has to carry the difference alone. */
export const toneOf = (index: number): { tone: Tone; dash: string } => ({
  tone: (['loss', 'slope', 'step', 'memory', 'ink'] as const)[index % 5] ?? 'ink',
  dash: ['', '7 4', '2 4', '10 3 2 3', '5 2'][index % 5] ?? '',
});
