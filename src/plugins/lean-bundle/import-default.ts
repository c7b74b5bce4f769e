// The one helper of tslib that reaches the page, in place of all of them.
export function __importDefault(module: { __esModule?: boolean }): object {
  return module.__esModule ? module : { default: module };
}
