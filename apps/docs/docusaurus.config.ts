import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, ParseFrontMatter, Plugin } from '@docusaurus/types';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { slugOf } from './scripts/folders.mjs';
import { labelOf } from './src/course';
import { inkTheme } from './src/inkTheme';
import { remarkDocBlock } from './src/remark/remarkDocBlock';
import { remarkSnippet } from './src/remark/remarkSnippet';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const packages = Object.keys(dependencies).flatMap((name) =>
  name.startsWith('@gd/') ? [name.slice('@gd/'.length)] : [],
);

/** The API reference takes longer than everything else, so only a real build generates it, or `GD_API=on` in dev. */
const withApi = process.env.GD_API ? process.env.GD_API === 'on' : process.env.NODE_ENV === 'production';

const typedoc = [
  'docusaurus-plugin-typedoc',
  {
    entryPoints: packages.map((name) => `../../packages/${name}`),
    entryPointStrategy: 'packages',
    packageOptions: {
      entryPoints: ['src/index.ts'],
      tsconfig: 'tsconfig.json',
      sort: ['alphabetical'],
      disableSources: true,
      excludeInternal: true,
      // the packages' own type check covers their types, tests included
      skipErrorChecking: true,
    },
    out: 'docs/api',
    readme: 'none',
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    pageTitleTemplates: { index: 'Reference', module: '{name}', member: '{name}' },
    hidePageHeader: true,
    hideBreadcrumbs: true,
    sidebar: { autoConfiguration: true, pretty: true, typescript: false },
  },
] as const;

const read = (name: string) => JSON.parse(readFileSync(`.prepared/${name}`, 'utf8'));

/** Passes the results of scripts/prepare.mjs to the pages, and resolves the packages to their sources. */
function preparedPlugin(): Plugin {
  return {
    name: 'gd',
    async contentLoaded({ actions }) {
      const made = { facts: read('facts.json'), cards: read('cards.json') };
      actions.setGlobalData({ ...read('runner.json'), ...made, api: withApi });
    },
    configureWebpack: ({ experiments }) => ({
      resolve: { conditionNames: ['@gd/source', '...'] },
      // remarkSnippet writes recorded outputs into pages that have not changed themselves
      ...(experiments?.cache && { experiments: { cache: { buildDependencies: [resolve('.prepared/outputs.json')] } } }),
    }),
  };
}

/** Front matter that follows from the folders: a page named index has its folder's address, and a lesson its number. */
const parseFrontMatter: ParseFrontMatter = async ({ defaultParseFrontMatter, ...file }) => {
  const parsed = await defaultParseFrontMatter(file);
  const { frontMatter } = parsed;
  const [, page, home] = /((docs|lessons)\/[^/]+\/index\.mdx)$/.exec(file.filePath.replaceAll('\\', '/')) ?? [];
  if (page) frontMatter.slug = `/${slugOf(page)}`;
  if (page && home === 'lessons')
    frontMatter.sidebar_label = labelOf(slugOf(page), frontMatter.sidebar_label ?? frontMatter.title);
  return parsed;
};

const pages = {
  breadcrumbs: false,
  remarkPlugins: [remarkMath, remarkSnippet, remarkDocBlock],
  rehypePlugins: [rehypeKatex],
};

export default {
  title: 'gd',
  tagline: 'Gradient descent, whole',
  favicon: 'img/mark.svg',
  url: 'http://localhost:3000',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    format: 'detect',
    parseFrontMatter,
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  future: { v4: true, faster: true },
  plugins: [
    ['@docusaurus/plugin-content-docs', { ...pages, routeBasePath: '/', sidebarPath: './sidebars.ts' }],
    [
      '@docusaurus/plugin-content-docs',
      {
        ...pages,
        id: 'lessons',
        path: 'lessons',
        include: ['*/index.mdx'],
        routeBasePath: 'lessons',
        sidebarPath: './lessonSidebars.ts',
      },
    ],
    '@docusaurus/plugin-content-pages',
    '@docusaurus/plugin-sitemap',
    ...(withApi ? [typedoc as unknown as [string, object]] : []),
    preparedPlugin,
  ],
  themes: [
    ['@docusaurus/theme-classic', { customCss: './src/css/custom.css' }],
    [
      '@easyops-cn/docusaurus-search-local',
      {
        hashed: true,
        indexBlog: false,
        docsDir: ['docs', 'lessons'],
        docsRouteBasePath: '/',
        ignoreCssSelectors: ['.katex-mathml'],
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false } },
    navbar: {
      title: 'gd',
      logo: { alt: '', src: 'img/mark.svg', srcDark: 'img/mark-dark.svg', width: 34, height: 34 },
      items: [
        {
          to: '/how-this-site-works',
          label: 'Lessons',
          activeBaseRegex: '^/(how-this-site-works|lessons|glossary)(/|$)',
        },
        { type: 'docSidebar', sidebarId: 'optimizers', label: 'Optimizers' },
        { to: '/playground', label: 'Playground' },
        ...(withApi ? [{ type: 'docSidebar', sidebarId: 'api', label: 'Reference' }] : []),
      ],
    },
    prism: { theme: inkTheme, darkTheme: inkTheme },
  },
} satisfies Config;
