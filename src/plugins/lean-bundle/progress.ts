// Stands in for nprogress: an attribute that the style sheet draws as a bar.
export default {
  configure(): void {},
  start(): void {
    document.documentElement.dataset['loading'] = '';
  },
  done(): void {
    delete document.documentElement.dataset['loading'];
  },
};
