// Stands in for prism-react-renderer, which the theme imports but no page of this site uses.
export const Prism = { languages: {} };
export const themes = {};
