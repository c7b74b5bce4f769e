import type { ComponentProps } from 'react';
import Head from '@docusaurus/Head';
import Admonition from '@theme/Admonition';
import A from '@theme/MDXComponents/A';
import Code from '@theme/MDXComponents/Code';
import Heading from '@theme/MDXComponents/Heading';
import Li from '@theme/MDXComponents/Li';
import Pre from '@theme/MDXComponents/Pre';
import Ul from '@theme/MDXComponents/Ul';
import Api from '@site/src/components/Api';
import Fence from '@site/src/components/Fence';
import Diagram from '@site/src/components/Diagram';
import { Differs, NoEquivalent, Same, Simulated } from '@site/src/components/Marks';
import Install from '@site/src/components/Install';
import Pair from '@site/src/components/Pair';
import Program from '@site/src/components/Program';
import Report from '@site/src/components/Report';
import Since from '@site/src/components/Since';
import { HeaderCell, Table } from '@site/src/components/Table';

export default {
  Head,
  a: A,
  admonition: Admonition,
  code: Code,
  h1: (props: ComponentProps<'h1'>) => <Heading as="h1" {...props} />,
  h2: (props: ComponentProps<'h2'>) => <Heading as="h2" {...props} />,
  h3: (props: ComponentProps<'h3'>) => <Heading as="h3" {...props} />,
  h4: (props: ComponentProps<'h4'>) => <Heading as="h4" {...props} />,
  h5: (props: ComponentProps<'h5'>) => <Heading as="h5" {...props} />,
  h6: (props: ComponentProps<'h6'>) => <Heading as="h6" {...props} />,
  li: Li,
  pre: Pre,
  table: Table,
  th: HeaderCell,
  ul: Ul,
  Api,
  Diagram,
  Differs,
  Fence,
  Install,
  NoEquivalent,
  Pair,
  Program,
  Report,
  Same,
  Simulated,
  Since,
};
