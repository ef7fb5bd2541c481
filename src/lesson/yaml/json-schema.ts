/** Schemas for editors, which complete and check YAML by JSON Schema: made of the ones that lessons are read by. */
import { z } from 'zod';

/** One line that says something. */
export const line = (expected: string) =>
  z
    .string(expected)
    .regex(/^[^\S\n\r]*\S[^\n\r]*$/, expected)
    .describe(expected);

/** A schema as JSON Schema. Maps take no other fields, as the reader of lessons has it. */
export const jsonSchemaOf = (schema: z.ZodType, title: string) => ({
  ...z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object') jsonSchema.additionalProperties = false;
    },
  }),
  title,
});
