// Keeps a picture of the window for each test that fails.
import { afterEach } from 'mocha'
import { driver } from './support/driver.ts'

afterEach(async function () {
  if (this.currentTest?.state !== 'failed') return
  const name = this.currentTest.fullTitle().replace(/\W+/g, '-').slice(0, 100)
  await driver?.screenshot(`failed-${name}`)
})
