// Stands in for @vscode/spdlog, by which VS Code writes its log files: the real one has to be
// compiled. Writes at once, so that what was logged can be read.
const { appendFileSync, mkdirSync } = require('node:fs')
const path = require('node:path')

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off']

class Logger {
  #file
  #level = 2
  #isPlain = false

  constructor(file) {
    this.#file = file
  }

  #write(level, message) {
    if (level < this.#level) return
    const line = this.#isPlain
      ? message
      : `${new Date().toISOString()} [${levels[level]}] ${message}\n`
    appendFileSync(this.#file, line)
  }

  trace = (message) => this.#write(0, message)
  debug = (message) => this.#write(1, message)
  info = (message) => this.#write(2, message)
  warn = (message) => this.#write(3, message)
  error = (message) => this.#write(4, message)
  critical = (message) => this.#write(5, message)
  getLevel = () => this.#level
  setLevel = (level) => {
    this.#level = level
  }
  clearFormatters = () => {
    this.#isPlain = true
  }
  setPattern = () => {}
  flush = () => {}
  drop = () => {}
}

const createLogger = async (_name, file) => {
  mkdirSync(path.dirname(file), { recursive: true })
  return new Logger(file)
}

exports.version = 0
exports.setLevel = () => {}
exports.setFlushOn = () => {}
exports.createRotatingLogger = createLogger
exports.createAsyncRotatingLogger = createLogger
