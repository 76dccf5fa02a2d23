// A task as it is offered for an argument: its id, and its name for the person who chooses.

const BETWEEN = ' · '

export const labelled = (id: string, name: string): string => `${id}${BETWEEN}${name}`

/** The id alone; all of what is no such label. */
export const idIn = (said: string): string => {
  const [id = '', ...name] = said.trim().split(BETWEEN)
  return name.length > 0 && /^(?=.*\d)[\w-]+$/.test(id) ? id : said
}
