// Packages without types of their own.
declare module "textlint-rule-terminology" {
  const rule: object;
  export { rule as default };
}
