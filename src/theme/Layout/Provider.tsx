import type { ReactNode } from 'react';
import { composeProviders } from '@docusaurus/theme-common';
import {
  ColorModeProvider,
  NavbarProvider,
  PluginHtmlClassNameProvider,
  ScrollControllerProvider,
} from '@docusaurus/theme-common/internal';

const Providers = composeProviders([
  ColorModeProvider,
  ScrollControllerProvider,
  PluginHtmlClassNameProvider,
  NavbarProvider,
]);

/** The theme's providers without those of the announcement bar and of versioned docs. */
export default function LayoutProvider({ children }: { children: ReactNode }): ReactNode {
  return <Providers>{children}</Providers>;
}
