import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/** The command that installs the library from this very site. */
export default function Install() {
  const { siteConfig } = useDocusaurusContext();
  return <code>{`npm install ${siteConfig.url}${siteConfig.baseUrl}bingfa.tgz`}</code>;
}
