/** The colours a diagram has, as the CSS variables of `src/css/diagrams.css`. */
export const ROLES = [
  'node',
  'border',
  'text',
  'line',
  'label',
  'note',
  'note-border',
  'group',
  'group-border',
  'active',
] as const;

export type Role = (typeof ROLES)[number];

/** Mermaid is given one colour that nothing else has for each role, to be found again in its SVG. */
export function sentinel(role: Role): string {
  return `#${(0xc0_01_00 + ROLES.indexOf(role)).toString(16)}`;
}

const FONT = '"DejaVu Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const colours = {
  background: sentinel('label'),
  mainBkg: sentinel('node'),
  primaryColor: sentinel('node'),
  secondaryColor: sentinel('node'),
  tertiaryColor: sentinel('group'),
  primaryBorderColor: sentinel('border'),
  secondaryBorderColor: sentinel('border'),
  tertiaryBorderColor: sentinel('group-border'),
  nodeBorder: sentinel('border'),
  border1: sentinel('border'),
  border2: sentinel('border'),
  clusterBkg: sentinel('group'),
  clusterBorder: sentinel('group-border'),
  primaryTextColor: sentinel('text'),
  secondaryTextColor: sentinel('text'),
  tertiaryTextColor: sentinel('text'),
  nodeTextColor: sentinel('text'),
  textColor: sentinel('text'),
  titleColor: sentinel('text'),
  lineColor: sentinel('line'),
  defaultLinkColor: sentinel('line'),
  arrowheadColor: sentinel('line'),
  edgeLabelBackground: sentinel('label'),
  actorBkg: sentinel('node'),
  actorBorder: sentinel('border'),
  actorTextColor: sentinel('text'),
  actorLineColor: sentinel('group-border'),
  signalColor: sentinel('line'),
  signalTextColor: sentinel('text'),
  labelBoxBkgColor: sentinel('group'),
  labelBoxBorderColor: sentinel('group-border'),
  labelTextColor: sentinel('text'),
  loopTextColor: sentinel('text'),
  noteBkgColor: sentinel('note'),
  noteBorderColor: sentinel('note-border'),
  noteTextColor: sentinel('text'),
  activationBkgColor: sentinel('active'),
  activationBorderColor: sentinel('border'),
  sequenceNumberColor: sentinel('label'),
  transitionColor: sentinel('line'),
  transitionLabelColor: sentinel('text'),
  stateLabelColor: sentinel('text'),
  stateBkg: sentinel('node'),
  labelBackgroundColor: sentinel('label'),
  compositeBackground: sentinel('group'),
  compositeTitleBackground: sentinel('group'),
  compositeBorder: sentinel('group-border'),
  altBackground: sentinel('group'),
  specialStateColor: sentinel('line'),
  innerEndBackground: sentinel('line'),
  errorBkgColor: sentinel('note'),
  errorTextColor: sentinel('text'),
};

const mermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  deterministicIds: true,
  htmlLabels: false,
  // The reader's font may be wider than the one that is measured here.
  fontFamily: FONT,
  fontSize: 16,
  theme: 'base',
  themeVariables: { ...colours, fontFamily: FONT, fontSize: '16px' },
  flowchart: {
    htmlLabels: false,
    padding: 10,
    nodeSpacing: 26,
    rankSpacing: 36,
    wrappingWidth: 180,
    subGraphTitleMargin: { top: 6, bottom: 12 },
    curve: 'basis',
    diagramPadding: 4,
  },
  sequence: {
    mirrorActors: false,
    width: 110,
    height: 42,
    actorMargin: 36,
    messageMargin: 34,
    noteMargin: 10,
    boxMargin: 8,
    boxTextMargin: 6,
    diagramMarginX: 12,
    diagramMarginY: 6,
    actorFontWeight: 600,
    messageFontSize: 15,
    noteFontSize: 15,
    bottomMarginAdj: 6,
  },
  state: { padding: 10, nodeSpacing: 40, rankSpacing: 40 },
};

/** Everything besides the source that decides what a drawn diagram looks like. */
export const DRAWING = { mermaid: '11.17.2', revision: 1, config: mermaidConfig };
