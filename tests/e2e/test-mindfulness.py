"""A person breathes in a real window: begun by a key or in a terminal, paused, ended, and found again."""

import re

from tend_e2e import Tend, expect, run, scenario, wait_for

PHASES = re.compile('^(Settle in|Breathe in|Hold|Breathe out|Rest)$')


@scenario
def redirect_by_a_key():
    """Ctrl+R breathes, Space pauses, Escape ends, and ways on are offered"""
    with Tend() as tend:
        tend.keys('ctrl+r')
        tend.window.find('image', PHASES)
        tend.keys('space')
        tend.window.find('push button', 'Go On')
        tend.keys('space')
        tend.window.find('push button', 'Pause')
        wait_for('the breath to turn', lambda: tend.window.find('image', PHASES).name == 'Breathe out')
        tend.keys('Escape')
        tend.window.find('list item', 'Walk')
        tend.window.find('push button', 'Keep It').press()
        wait_for('the session to be kept',
                 lambda: tend.query("SELECT count(*) FROM session WHERE exercise = 'long-exhale'") == [(1,)])
        tend.keys('Escape')
        tend.window.find('list item', 'Long Exhale')
        wait_for('the list to have the keys', lambda: tend.focused is not None)
        tend.keys('ctrl+z')
        wait_for('the session to be taken back', lambda: tend.query('SELECT count(*) FROM session') == [(0,)])
        tend.close()


@scenario
def breathe_from_a_terminal():
    """tend breathe begins at once; a name that is none is told"""
    with Tend() as tend:
        tend.command('breathe', 'box', '--minutes=3')
        tend.window.find('image', PHASES)
        refused = tend.command('breathe', 'nothing', check=False)
        expect(refused.returncode == 2 and 'box' in refused.stderr, f'it said: {refused.stderr}')
        refused = tend.command('breathe', '--minutes=99', check=False)
        expect(refused.returncode == 2, f'it said: {refused.stderr}')
        tend.keys('Escape')
        tend.window.find('list item', 'Box')
        tend.close()


@scenario
def breathe_where_no_window_is():
    """tend breathe opens the window at its session, and closing asks"""
    with Tend(arguments=('breathe', 'box')) as tend:
        figure = tend.window.find('image', PHASES)
        wait_for('the first inhale to be over', lambda: figure.name == 'Hold')
        tend.keys('ctrl+q')
        wait_for('it to ask', lambda: tend.windows[-1].get('push button', re.compile('Stay')))
        tend.windows[-1].get('push button', re.compile('Stay')).press()
        wait_for('the question to go', lambda: len(tend.windows) == 1)
        tend.activate()
        tend.window.find('push button', 'Go On')
        tend.window.find('push button', 'End Here').press()
        tend.window.find('push button', 'Done')
        tend.close()


@scenario
def redirect_from_a_terminal():
    """tend --redirect breathes at once"""
    with Tend() as tend:
        tend.command('--redirect')
        tend.window.find('image', PHASES)
        tend.keys('Escape')
        tend.close()


if __name__ == '__main__':
    run()
