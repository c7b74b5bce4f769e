import MDXComponents from '@theme-original/MDXComponents';
import Api from '@site/src/components/Api';
import { Differs, NoEquivalent, Same, Simulated } from '@site/src/components/Marks';
import Pair from '@site/src/components/Pair';
import Program from '@site/src/components/Program';
import Since from '@site/src/components/Since';

export default {
  ...MDXComponents,
  Api,
  Differs,
  NoEquivalent,
  Pair,
  Program,
  Same,
  Simulated,
  Since,
};
