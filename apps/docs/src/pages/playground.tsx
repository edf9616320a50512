import Layout from '@theme/Layout';
import { Playground } from '../components/Playground/Playground';

export default function PlaygroundPage() {
  return (
    <Layout
      title="Playground"
      description="Write your own program with gd and run it here; nothing leaves your device."
    >
      <main className="container markdown" style={{ paddingBlock: 'var(--gd-room-5)' }}>
        <h1>Playground</h1>
        <p>
          Write any program and press Run. You can import <code>@gd/core</code>, <code>@gd/losses</code>,{' '}
          <code>@gd/optim</code>, <code>@gd/data</code>, <code>@gd/train</code>, and <code>gd:show</code> for pictures.
          Your code runs on this device and nowhere else.
        </p>
        <Playground />
      </main>
    </Layout>
  );
}
