import type { ReactNode } from 'react';
import { composeProviders } from '@docusaurus/theme-common';
import {
  AnnouncementBarProvider,
  ColorModeProvider,
  NavbarProvider,
  PluginHtmlClassNameProvider,
  ScrollControllerProvider,
} from '@docusaurus/theme-common/internal';

const Providers = composeProviders([
  ColorModeProvider,
  // Only because the sidebar asks whether a bar shows.
  AnnouncementBarProvider,
  ScrollControllerProvider,
  PluginHtmlClassNameProvider,
  NavbarProvider,
]);

/** The theme's providers without those of versioned docs. */
export default function LayoutProvider({ children }: { children: ReactNode }): ReactNode {
  return <Providers>{children}</Providers>;
}
