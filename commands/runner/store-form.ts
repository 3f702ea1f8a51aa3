import type { ActionStore, Form } from '../../src/chat/api.ts';

/** The form with its submit action stored and its id filled in. */
export async function storeForm(actions: Pick<ActionStore, 'put'>, form: Form): Promise<Form> {
  const [id = ''] = await actions.put([form.submit]);
  return { ...form, submit: { ...form.submit, id } };
}
