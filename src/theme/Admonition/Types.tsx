import Translate from '@docusaurus/Translate';
import type { Props } from '@theme/Admonition';
import AdmonitionLayout from '@theme/Admonition/Layout';
import Danger from '@theme/Admonition/Type/Danger';
import Info from '@theme/Admonition/Type/Info';
import Note from '@theme/Admonition/Type/Note';
import Tip from '@theme/Admonition/Type/Tip';
import Warning from '@theme/Admonition/Type/Warning';

/** What a reader coming from TypeScript must know first. */
function Difference({ title, className = '', ...props }: Props) {
  return (
    <AdmonitionLayout
      {...props}
      icon={null}
      title={
        title ?? (
          <Translate id="admonition.difference" description="The title of :::difference">
            先看差异
          </Translate>
        )
      }
      className={`alert difference ${className}`}
    />
  );
}

export default {
  difference: Difference,
  note: Note,
  tip: Tip,
  info: Info,
  warning: Warning,
  danger: Danger,
};
