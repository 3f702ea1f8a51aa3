// Checks what no TypeScript can check before it runs: the Node version and the C library. Plain JavaScript on purpose.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  refuse(
    `Paperboy needs Node 22.18 or newer and this is ${process.version}. On Linux and Windows \`npm ci\` brings Node 24 along (do not leave out optional packages); elsewhere install it from https://nodejs.org.`,
  );
}
if (process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime) {
  refuse(
    'Paperboy needs a Linux with glibc, such as Debian, Ubuntu or Fedora; this one has another C library (Alpine?).',
  );
}

try {
  process.loadEnvFile('.env');
} catch (error) {
  if (error.code !== 'ENOENT')
    refuse(`.env cannot be read (${error.message}). Make it readable, or remove it.`);
}

const [verb, ...rest] = process.argv.slice(2);
if (verb === 'cli') {
  const { runCli } = await import('./cli.ts');
  process.exitCode = await runCli(rest, process.env);
} else {
  const { main } = await import('./main.ts');
  await main(process.env);
}

/** @param {string} reason */
function refuse(reason) {
  console.error(reason);
  process.exit(78);
}
