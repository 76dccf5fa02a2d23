// What a tool is: a name, a kind, a sentence, an input, and what it does.
import type * as z from 'zod'
import type { Access, Toolset } from '../../access/rules.ts'
import type { NewFile } from '../../base/files/kinds.ts'
import type { OpenFolders } from '../../base/files/open-folders.ts'
import type { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Kind } from '../../changes/steps/kind.ts'
import type { Step } from '../../changes/steps/step.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'

/** Its client is bound to this call: its cancellation, its budget, its progress. */
export interface ToolContext extends Standpoint {
  /** From where files may be uploaded. */
  readonly folders: () => Promise<OpenFolders>
  /** Where the server may keep files; missing where nobody would find them. */
  readonly stateDir: string | undefined
  /** Whether pictures may stand in an answer. */
  readonly images: boolean
  /** Why the user's settings forbid another tool, if they do. */
  readonly refusalOfTool: (name: string) => CodedError | undefined
  /** Why the user's settings forbid an operation of the catalogue, if they do. */
  readonly refusalOfOperation: (method: string, path: string) => CodedError | undefined
  /**
   * Sends planned changes, or shows them on a dry run.
   * `confirm` are the exact names of what is lost, where the client cannot ask the user; `files` what is
   * uploaded, by its SHA-256.
   */
  readonly run: (
    kinds: readonly Kind[],
    steps: readonly Step[],
    options?: {
      readonly dryRun?: boolean | undefined
      readonly confirm?: readonly string[] | undefined
      readonly files?: ReadonlyMap<string, NewFile> | undefined
    },
  ) => Promise<Answer>
}

/** What a tool gives back; the envelope is made of it. */
export interface Answer {
  readonly result?: unknown
  /** False when something that was asked does not hold. */
  readonly ok?: boolean
  readonly issues?: readonly Problem[]
  /**
   * In place of `result`, for clients that want a shape of their own: it is the structured content of
   * the answer, and its one text is the same JSON. A refusal has the envelope all the same.
   */
  readonly structured?: Fields
  /** Shown behind the text. */
  readonly images?: readonly Image[]
}

export interface Image {
  /** Base64. */
  readonly data: string
  readonly mimeType: string
}

export interface Tool<Input extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly title: string
  readonly toolset: Toolset
  /** `read` is always offered; `write` and `delete` need the access of that name. */
  readonly kind: Access
  /** Set where it may also delete, with that access. */
  readonly deletes?: true
  /** Agents search by its first sentence. */
  readonly description: string
  readonly input: Input
  /** What it may do: the kinds of its steps. Missing where it only reads. */
  readonly kinds?: readonly Kind[]
  readonly run: (args: z.output<Input>, context: ToolContext) => Promise<Answer>
}

interface WriteArguments {
  readonly dry_run?: boolean | undefined
  readonly confirm?: readonly string[] | undefined
}

/** Steps that upload, and what by SHA-256: bytes are no part of a plan. */
interface WithFiles {
  readonly steps: readonly Step[]
  readonly files: ReadonlyMap<string, NewFile>
}

/** A tool that writes: what it plans is shown on a dry run, else confirmed, sent and verified. */
export const defineWrite = <Input extends z.ZodType<WriteArguments>>({
  plan,
  ...tool
}: Omit<Tool<Input>, 'run' | 'kinds'> & {
  readonly kinds: readonly Kind[]
  readonly plan: (
    args: Omit<z.output<Input>, keyof WriteArguments>,
    context: ToolContext,
  ) => Promise<readonly Step[] | WithFiles>
}): Tool<Input> => ({
  ...tool,
  run: async ({ dry_run: dryRun, confirm, ...args }, context) => {
    const planned = await plan(args, context)
    return 'steps' in planned
      ? context.run(tool.kinds, planned.steps, { dryRun, confirm, files: planned.files })
      : context.run(tool.kinds, planned, { dryRun, confirm })
  },
})

/** Adds types, nothing else. */
export const defineTool = <Input extends z.ZodType>(tool: Tool<Input>): Tool<Input> => tool
