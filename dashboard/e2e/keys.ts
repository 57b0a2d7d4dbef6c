/** The keys the tests were given. */
export const keys = { admin: given("ASSAY_ADMIN_KEY"), client: given("ASSAY_CLIENT_KEY") };

function given(name: string): string {
  const key = process.env[name];
  if (!key) throw new Error(`${name} must hold a key of the server under test`);
  return key;
}
