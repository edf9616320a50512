import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';

export default function Home() {
  return (
    <Layout description="Gradient descent, whole: from a walker on a foggy hill to training real networks.">
      <main className="container" style={{ padding: '4rem 1rem' }}>
        <h1>Gradient descent, whole</h1>
        <p>
          <Link className="gd-link" to="/how-this-site-works">
            How this site works
          </Link>{' '}
          ·{' '}
          <Link className="gd-link" to="/playground">
            Playground
          </Link>
        </p>
      </main>
    </Layout>
  );
}
