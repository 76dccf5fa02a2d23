// The addresses under which editors find long texts of tasks.

/** `clickup-text:/<task>/description/<name of the file>`, or the id of a custom field in its midst. */
export const TEXT_SCHEME = 'clickup-text'
