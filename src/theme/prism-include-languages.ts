/** Code is highlighted at build: no highlighter has to learn a language in the page. */
export default function includeNoLanguages(): void {}
