import type { Kind } from '@gd/core/extend';
import { aThing, readOptions } from '@gd/core/extend';
import cliProgress from 'cli-progress';
import type { EpochReport, Measures } from '../epochReport';
import type { Callback } from './callback';

/** A stream for progress output. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const aTerminal: Kind = aThing('a stream to write to', 'write');

/**
 * Shows the progress of a run in the terminal: a bar that fills during each epoch, and a line for each completed epoch.
 * If the output is not a terminal, it writes only the lines.
 */
export function progressBar(options: { readonly terminal?: Terminal } = {}): Callback {
  const { terminal } = readOptions('progressBar(options)', options, { terminal: [aTerminal, process.stderr] });
  let bar: cliProgress.SingleBar | undefined;
  let epochs = 0;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    start(run) {
      epochs = run.epochs;
    },
    step({ epoch, seen, count, loss }) {
      if (terminal.isTTY !== true) return;
      if (bar === undefined) {
        bar = new cliProgress.SingleBar({
          stream: terminal as NodeJS.WritableStream,
          format: `epoch {epoch}/${epochs}  {bar}  {percentage} %  ·  loss {loss}  ·  {eta_formatted} left`,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 30,
          hideCursor: true,
          clearOnComplete: true,
          // the program handles signals: it ends the run, which stops the bar
          gracefulExit: false,
        });
        bar.start(count, 0, { epoch, loss: '' });
      }
      bar.update(seen, { epoch, loss: loss.toFixed(4) });
    },
    epoch(report) {
      stop();
      terminal.write(`${epochLine(report, epochs)}\n`);
      return undefined;
    },
    end(result) {
      stop();
      return result;
    },
  };
}

/** Formats the result of an epoch as one line. */
function epochLine({ epoch, loss, metrics, validation, seconds }: EpochReport, epochs: number): string {
  const measures = (of: Measures): string =>
    Object.entries({ loss: of.loss, ...of.metrics })
      .map(([name, value]) => `${name} ${value.toFixed(4)}`)
      .join('  ');
  const parts = [`epoch ${epoch}/${epochs}`, measures({ loss, metrics })];
  if (validation !== undefined) parts.push(`validation ${measures(validation)}`);
  return [...parts, `${seconds.toFixed(1)} s`].join('  ·  ');
}
