import cliProgress from 'cli-progress';
import type { Callback } from './callback';
import { epochLine } from './epochLine';

/** Where progress is written. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/**
 * Shows in the terminal how far a run is: a bar that fills within an epoch, and a line that stays for each epoch. Where
 * the output is no terminal, only the lines.
 */
export function progressBar({ terminal = process.stderr }: { readonly terminal?: Terminal } = {}): Callback {
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
          // signals belong to the program, which ends the run and with it the bar
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
    end(trained) {
      stop();
      return trained;
    },
  };
}
