import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import controls from '../css/controls.module.css';
import { LandingHill } from '../figures/landing/LandingHill';
import styles from '../figures/landing/landing.module.css';
import { Sample } from '../figures/landing/Sample';
import { plugin, training } from '../figures/landing/samples';
import { Trailhead } from '../figures/landing/Trailhead';

/** The home page: the hill, and three ways to continue. */
export default function Home(): ReactNode {
  return (
    <Layout description="Gradient descent, whole: from a walker on a foggy hill to training real networks.">
      <main>
        <LandingHill />
        <div className={styles.doors}>
          <section className={clsx(styles.door, styles.learn)}>
            <Trailhead />
            <div>
              <h2>Learn it</h2>
              <p>Drag, guess, and run real programs. You need no math to begin, and nothing can break.</p>
              <Link className={clsx(controls.button, controls.main, styles.start)} to="/lessons/the-foggy-walker">
                Start lesson 1
              </Link>
            </div>
          </section>
          <section className={styles.door}>
            <h2>Use it</h2>
            <p>
              <code className={styles.install}>npm i @gd/core @gd/optim</code>
              <br />A neural network learns exclusive-or in twelve lines.
            </p>
            <Sample code={training} name="twelve lines that train a network" />
            <Link className={clsx(controls.button, styles.go)} to="/playground">
              Try it in the playground
            </Link>
          </section>
          <section className={styles.door}>
            <h2>Extend it</h2>
            <p>An optimizer is a name, its options, and one rule. This one is complete.</p>
            <Sample code={plugin} name="a complete optimizer" />
            <Link className={clsx(controls.button, styles.go)} to="/write-an-optimizer">
              Write an optimizer
            </Link>
          </section>
        </div>
      </main>
    </Layout>
  );
}
