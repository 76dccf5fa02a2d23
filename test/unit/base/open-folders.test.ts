// Which folders may never be open for uploads, whoever names them, on every system.
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Machine, openFolders, whyNever } from '../../../src/base/files/open-folders.ts'

const LINUX: Machine = { platform: 'linux', homes: ['/home/ana', '/data/homes/ana'] }
const MAC: Machine = { platform: 'darwin', homes: ['/Users/ana'] }
const WINDOWS: Machine = { platform: 'win32', homes: ['D:\\Profiles\\ana'] }

describe('a folder that is never open', () => {
  it.each<[Machine, string]>([
    ...['/', '//', '/.', '/home/..'].map((folder): [Machine, string] => [LINUX, folder]),
    ...['/home', '/home/ana', '/home/ana/', '/home/bob', '/root', '/data', '/data/homes'].map(
      (folder): [Machine, string] => [LINUX, folder],
    ),
    ...['/data/homes/ana', '/proc', '/proc/self', '/proc/1/root/srv', '/sys', '/sys/kernel'].map(
      (folder): [Machine, string] => [LINUX, folder],
    ),
    ...['/dev', '/dev/shm', '/dev/fd'].map((folder): [Machine, string] => [LINUX, folder]),
    ...['/', '/Users', '/Users/ana', '/users/ANA', '/Users/bob', '/Users/Shared', '/DEV'].map(
      (folder): [Machine, string] => [MAC, folder],
    ),
    ...['C:\\', 'c:\\', 'Z:\\', '\\\\server\\share', '\\\\server\\share\\'].map(
      (folder): [Machine, string] => [WINDOWS, folder],
    ),
    ...['C:\\Users', 'c:\\users\\bob', 'C:/Users/bob', 'D:\\Profiles', 'd:\\profiles\\Ana'].map(
      (folder): [Machine, string] => [WINDOWS, folder],
    ),
    ...['\\\\?\\C:\\Users\\bob\\x', '\\\\.\\pipe\\x'].map((folder): [Machine, string] => [
      WINDOWS,
      folder,
    ]),
  ])('on %j: %s', (machine, folder) => expect(whyNever(folder, machine)).toMatch(/\w/))

  it.each<[Machine, string]>([
    [LINUX, '/home/ana/app'],
    [LINUX, '/home/bob/app'],
    [LINUX, '/srv/app'],
    [LINUX, '/process'],
    [LINUX, '/device'],
    [LINUX, '/data/homes/ana/app'],
    [LINUX, '/Home/Ana'],
    [MAC, '/Users/ana/app'],
    [MAC, '/Volumes/work'],
    [WINDOWS, 'C:\\Users\\bob\\app'],
    [WINDOWS, 'C:\\dev'],
    [WINDOWS, 'D:\\Profiles\\ana\\app'],
    [WINDOWS, '\\\\server\\share\\app'],
  ])('is not, on %j: %s', (machine, folder) => expect(whyNever(folder, machine)).toBeUndefined())
})

describe('folders that are named', async () => {
  const here = await mkdtemp(join(tmpdir(), 'clickup-folders-'))
  afterAll(() => rm(here, { recursive: true }))
  await mkdir(join(here, 'app'))
  await symlink(join(here, 'app'), join(here, 'alias'))
  await symlink('/', join(here, 'disk'))
  await symlink(homedir(), join(here, 'home'))

  it('are open, under the name that was said and where it leads', async () => {
    const [app, alias] = [join(here, 'app'), join(here, 'alias')]
    expect(await openFolders([app])).toEqual({ open: [app], never: [] })
    expect(await openFolders([alias])).toEqual({ open: [alias, app], never: [] })
  })

  it('are not open by a link to what never is', async () => {
    const [disk, home] = [join(here, 'disk'), join(here, 'home')]
    const { open, never } = await openFolders([disk, home, '/proc/self/cwd/..'])
    expect(open.filter((folder) => [disk, home].includes(folder))).toEqual([])
    expect(never.slice(0, 2)).toEqual([
      `${disk} (a whole disk)`,
      `${home} (a home folder, or above one)`,
    ])
  })

  it('are passed over where there is none', async () => {
    expect(await openFolders([join(here, 'nothing')])).toEqual({ open: [], never: [] })
  })
})
