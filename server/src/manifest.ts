// Generated from package.json by `npm run generate`.
export const version = '0.1.0';
export const repository = 'https://github.com/talos-bond/talos-bond';
