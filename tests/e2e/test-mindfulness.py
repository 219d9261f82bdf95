"""A person breathes in a real window: begun by a key or in a terminal, paused, ended, and found again."""

import os
import pathlib
import re
import tempfile
import time

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
        tend.wait_keys()
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
        expect(refused.returncode == 2 and 'Box, 4-7-8' in refused.stderr, f'it said: {refused.stderr}')
        for minutes in ('99', '-1'):
            refused = tend.command('breathe', f'--minutes={minutes}', check=False)
            expect(refused.returncode == 2 and refused.stderr, f'of {minutes} it said: {refused.stderr}')
        tend.keys('Escape')
        tend.window.find('list item', 'Box')
        tend.command('breathe', 'cyclic', 'SIGH')
        tend.window.find('image', PHASES)
        tend.window.find(name='Cyclic Sigh')
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


def start(tend, kind, title):
    """Starts what is called so, from the page, and returns the figure."""
    tend.show_page('Mindfulness')
    tend.window.find(name=kind).press()
    tend.click(tend.window.find('list item', title))
    tend.window.find('push button', 'Start')
    wait_for('Start to have the keys', lambda: tend.focused and tend.focused.name == 'Start')
    tend.keys('Return')
    return tend.window.find('image', 'Settle in')


@scenario
def guided():
    """A guided session says its lines, is paused and ended, and is found again"""
    with Tend() as tend:
        figure = start(tend, 'Guided', 'Unclench')
        wait_for('the first line', lambda: figure.name == 'Stay as you sit. Nobody needs to notice.')
        expect(figure.has_state('FOCUSED'), 'the figure does not have the keys')
        tend.keys('space')
        tend.window.find('push button', 'Go On')
        tend.keys('space')
        tend.window.find('push button', 'Pause')
        wait_for('the next line', lambda: figure.name.startswith('If something hurts'))
        tend.keys('Escape')
        tend.window.find('push button', 'Keep It').press()
        wait_for('it to be kept', lambda: tend.query('SELECT exercise, kind FROM session') == [('unclenching', 'guided')])
        tend.type('Jaw')
        tend.keys('Return')
        wait_for('the line to be kept', lambda: tend.query('SELECT line FROM session') == [('Jaw',)])
        tend.window.find('list item', re.compile('Unclench'))
        tend.close()


@scenario
def quiet():
    """Sitting in quiet has a time, bells on the way, and maybe no end; how it was is remembered"""
    with Tend() as tend:
        tend.show_page('Mindfulness')
        tend.window.find(name='Quiet').press()
        tend.click(tend.window.find('list item', 'Sit in Quiet'))
        tend.window.find('push button', 'Start')
        tend.click(tend.window.find(name='Without an End'))
        tend.window.find('push button', 'Start').press()
        figure = tend.window.find('image', re.compile('^(Settle in|Sit in Quiet)$'))
        wait_for('the time to begin', lambda: figure.name == 'Sit in Quiet')
        begun = time.monotonic()
        wait_for('a second of it, for less is nothing to keep', lambda: time.monotonic() > begun + 1.5)
        tend.keys('Escape')
        tend.window.find('push button', 'Keep It').press()
        wait_for('it to be kept', lambda: tend.query('SELECT kind FROM session') == [('quiet',)])
        expect(tend.query('SELECT exercise, minutes FROM exercise_setup') == [('quiet', 0)], 'it is not remembered')
        tend.close()


@scenario
def with_motion():
    """With animations a breath says its phases as well, and is taken as it is"""
    settings = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0/settings.ini'
    before = settings.read_text()
    settings.write_text('[Settings]\ngtk-enable-animations=1\n')
    try:
        with Tend(arguments=('breathe', 'resonant')) as tend:
            figure = tend.window.find('image', PHASES)
            wait_for('the inhale', lambda: figure.name == 'Breathe in')
            wait_for('the exhale', lambda: figure.name == 'Breathe out')
            tend.keys('Escape')
            tend.window.find('push button', 'Done')
            tend.close()
    finally:
        settings.write_text(before)


@scenario
def own_way():
    """After Redirect one makes a way of one's own, which begins at once and is there the next time"""
    with Tend() as tend:
        tend.keys('ctrl+r')
        tend.window.find('image', PHASES)
        wait_for('a moment', lambda: tend.window.find('image', PHASES).name == 'Breathe out')
        tend.keys('Escape')
        tend.click(tend.window.find('list item', 'Something Else…'))
        tend.find_window('A Way of Your Own to Move')
        tend.type('Swim')
        tend.keys('Return')
        tend.wait_window_gone('A Way of Your Own to Move')
        tend.window.find('image', 'Swim')
        tend.keys('Escape')
        tend.keys('Escape')
        tend.window.find(name='Moving').press()
        tend.window.find('list item', 'Swim')
        tend.close()


@scenario
def own_breath():
    """A breath of one's own is made by keys in half seconds; left with Escape it is still there; then it is breathed"""
    with Tend() as tend:
        tend.show_page('Mindfulness')
        tend.window.find('list item', 'Box')
        tend.keys('ctrl+n')
        tend.find_window('A Pattern of Your Own')
        tend.type('Halves')
        tend.keys('Escape')
        tend.wait_window_gone('A Pattern of Your Own')
        tend.keys('ctrl+n')
        dialog = tend.find_window('A Pattern of Your Own')
        expect(dialog.find('text', 'Name').text == 'Halves', 'what was typed is gone')
        tend.focus(dialog.find('spin button', 'In'))
        tend.keys('ctrl+a')
        tend.type('3.5')
        tend.keys('ctrl+Return')
        tend.wait_window_gone('A Pattern of Your Own')
        expect(tend.query('SELECT title, inhale, hold, exhale FROM breath_pattern') == [('Halves', 7, 0, 12)],
               'it is another one')
        tend.command('breathe', 'halves', '--minutes=1')
        figure = tend.window.find('image', PHASES)
        wait_for('the inhale', lambda: figure.name == 'Breathe in')
        wait_for('the exhale', lambda: figure.name == 'Breathe out')
        tend.keys('Escape')
        tend.window.find('push button', 'Keep It')
        tend.close()


def find_toast(tend, pattern):
    """A toast goes by itself, so it is looked for without the page below it, which takes its time."""
    def look():
        overlay = tend.window
        while not any(node.name == 'AdwLeaflet' for node in overlay.children):
            overlay = overlay.children[0]
        return any(pattern.search(node.name) for toast in overlay.children[1:] for node in toast.walk())

    wait_for(f'a toast like {pattern.pattern}', look)


@scenario
def damaged_session():
    """A guided session whose file is damaged is left out, and told once"""
    folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ['XDG_RUNTIME_DIR']))
    (folder / 'kindness.session.xml').write_text('<session minutes="8"><title>Kind')
    overlay = f'/io/github/tend_app/Tend/sessions/kindness.session.xml={folder}/kindness.session.xml'
    with Tend(environment={'G_RESOURCE_OVERLAYS': overlay}) as tend:
        tend.show_page('Mindfulness')
        find_toast(tend, re.compile('“kindness” is left out'))
        tend.window.find(name='Guided').press()
        tend.window.find('list item', 'Five Senses')
        expect(tend.window.get('list item', 'Kind Wishes') is None, 'it is offered')
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
