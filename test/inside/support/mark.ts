// Tells the lines of the suites from all else that a VS Code window prints.
export const mark = 'inside | '
