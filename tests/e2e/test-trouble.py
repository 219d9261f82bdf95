"""What the window says when the life can not be opened, and that it keeps to itself."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from tend_e2e import Skip, Tend, expect, make_sample_life, run, run_command, scenario, wait_for

BACKUP = 'tend-2026-01-02.db'
REFUSAL = 'Tend Can’t Open Your Life'


def make_life_with_backup(tend):
    """A goal in the life and in a backup, and one that came later."""
    tend.command('add', 'goal', 'Run')
    (tend.folder / 'backups').mkdir(mode=0o700, exist_ok=True)
    tend.command('backup', tend.folder / 'backups' / BACKUP)
    tend.command('add', 'goal', 'Swim')


def choose_backup(tend):
    """The one made above, and not the one that Tend makes of each day by itself."""
    rows = tend.window.find('list', 'Backups').find_all('list item')
    tend.click(next(row for row in rows if row.get('label', BACKUP)))


@scenario
def damaged_file():
    """A damaged file is set aside, and a backup chosen in the window takes its place"""
    tend = Tend()
    make_life_with_backup(tend)
    damaged = b'This is no database.' * 1000
    tend.database.write_bytes(damaged)
    with tend:
        tend.window.find('label', REFUSAL)
        choose_backup(tend)
        tend.window.wait_gone('label', REFUSAL)
        wait_for('the life from the backup', lambda: tend.window.name == 'Today')
        tend.activate()
        tend.window.find('check box', 'Run')
        tend.close()
    kept = [path for path in tend.folder.iterdir() if path.is_file() and path.read_bytes() == damaged]
    expect(len(kept) == 1, f'the damaged file is not among {sorted(path.name for path in tend.folder.iterdir())}')
    expect(tend.query('SELECT title FROM goal') == [('Run',)], 'the life is not that of the backup')


@scenario
def bad_backup():
    """A backup that is damaged, too, is refused, and all stays as it was"""
    tend = Tend()
    make_life_with_backup(tend)
    backup = tend.folder / 'backups' / BACKUP
    backup.write_bytes(backup.read_bytes()[:5000])
    tend.database.write_bytes(b'This is no database.' * 1000)
    with tend:
        before = {path.name: path.stat().st_size for path in tend.folder.iterdir() if path.is_file()}
        choose_backup(tend)
        tend.window.find('label', re.compile(f'{BACKUP}.*damaged'))
        tend.window.find('label', REFUSAL)
        after = {path.name: path.stat().st_size for path in tend.folder.iterdir() if path.is_file()}
        expect(before == after, f'the folder changed from {before} to {after}')


@scenario
def database_from_tomorrow():
    """A life that a newer Tend has kept is refused with a sentence, and not touched"""
    tend = Tend()
    tend.command('add', 'goal', 'Run')
    run_command('sqlite3', tend.database, "UPDATE tend_feature SET version = 999 WHERE name = 'goals'")
    run_command('sqlite3', tend.database, 'PRAGMA wal_checkpoint(TRUNCATE)')
    before = tend.database.read_bytes()
    with tend:
        tend.window.find('label', re.compile('newer Tend'))
        expect(tend.window.get('list', 'Backups') is None, 'a backup is offered in its place')
        refused = tend.command('done', 'Run', check=False)
        expect(refused.returncode == 1 and 'newer Tend' in refused.stderr, f'the command said: {refused.stderr}')
        tend.keys('ctrl+q')
        wait_for('Tend to end', lambda: tend.process.poll() is not None)
    expect(tend.database.read_bytes() == before, 'the file was written to')


@scenario
def no_connection():
    """Nothing opens a connection to anywhere but this computer"""
    trace = pathlib.Path(tempfile.mkdtemp(dir=os.environ['XDG_RUNTIME_DIR'])) / 'trace'
    wrapper = ['strace', '--follow-forks', '--quiet=all', '--trace=socket,connect,sendto,sendmsg', f'--output={trace}']
    if not shutil.which('strace') or subprocess.run([*wrapper, 'true'], check=False).returncode != 0:
        raise Skip('strace can not look at programs here')

    with Tend(folder=make_sample_life(), wrapper=wrapper) as tend:
        tend.show_page('Goals')
        tend.keys('ctrl+n')
        tend.find_window('New Goal')
        tend.type('https://example.org')
        tend.keys('Return')
        tend.wait_window_gone('New Goal')
        tend.keys('ctrl+f')
        tend.window.find('entry', 'Search')
        tend.type('example')
        tend.window.find('list', 'Found').find('list item', re.compile('example')).find('label')
        tend.keys('Return')
        tend.window.find('push button', 'Back')
        tend.command('add', 'goal', 'Another')
        tend.close()

    families = set(re.findall(r'\bsocket\((\w+)', trace.read_text()))
    addresses = set(re.findall(r'sa_family=(\w+)', trace.read_text()))
    expect('AF_UNIX' in families, 'the trace does not even show the bus')
    expect(families <= {'AF_UNIX', 'AF_NETLINK'} and addresses <= {'AF_UNIX', 'AF_NETLINK'},
           f'it opened sockets of {families} and called {addresses}')


if __name__ == '__main__':
    run()
