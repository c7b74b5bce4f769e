// Stands in for Node's module, which nothing calls in a browser.
export default {};
