"""What was breathed is there afterwards: in the history, in a goal that counts it, and on Today where one is reminded."""

import datetime
import json
import re
import time

from tend_e2e import PATIENCE_SECONDS, Tend, expect, run, scenario, wait_for

PHASES = re.compile('^(Settle in|Breathe in|Hold|Breathe out|Rest)$')


def keep_a_breath(tend):
    """Breathes in by a key, pauses, ends, and keeps it."""
    tend.keys('ctrl+r')
    figure = tend.window.find('image', PHASES)
    wait_for('the breath to turn', lambda: figure.name == 'Breathe out')
    tend.keys('space')
    tend.window.find('push button', 'Go On')
    tend.keys('Escape')
    tend.window.find('push button', 'Keep It').press()
    wait_for('it to be kept', lambda: tend.query('SELECT count(*) FROM session') == [(1,)])


def open_history(tend):
    tend.show_page('Mindfulness')
    row = tend.window.find('list item', re.compile('What You Did'))
    tend.click(row)
    return tend.window.find('list', 'Sessions')


@scenario
def history():
    """What was begun by a key is in the history, where it is changed, deleted, and taken back"""
    with Tend() as tend:
        keep_a_breath(tend)
        tend.keys('Escape')
        sessions = open_history(tend)
        tend.click(sessions.find('list item', 'Long Exhale'))
        dialog = wait_for('the dialog', lambda: tend.windows[1:] and tend.windows[-1])
        tend.activate()
        tend.click(dialog.find('text', re.compile('Line')))
        tend.type('By the window')
        tend.keys('Return')
        wait_for('the line', lambda: tend.query('SELECT line FROM session') == [('By the window',)])
        wait_for('the dialog to close', lambda: len(tend.windows) == 1)
        tend.activate()
        sessions.find('push button', re.compile('^Delete this session')).press()
        wait_for('it to be deleted', lambda: tend.query('SELECT count(*) FROM session') == [(0,)])
        tend.wait_keys()
        tend.keys('ctrl+z')
        wait_for('it to be back', lambda: tend.query('SELECT line FROM session') == [('By the window',)])
        sessions.find('list item', 'Long Exhale')
        wait_for('something to have the keys', lambda: tend.focused is not None)
        tend.keys('ctrl+z')
        wait_for('the line to be taken back', lambda: tend.query('SELECT line FROM session') == [('',)])
        tend.close()


def get_state(tend):
    """What has become of the goal today."""
    agenda = json.loads(tend.command('agenda', '--json').stdout)
    return next(item['state'] for day in agenda['days'] for item in day['items'] if item['title'] == 'A calm minute')


def choose(tend, combo, wanted):
    """By keys, in a list that is open: what is far down in it is made only on the way there."""
    def read():
        item = next((node for node in combo.walk() if node.role == 'list item' and node.has_state('FOCUSED')), None)
        return ' '.join(node.name for node in item.walk()) if item else ''

    def step():
        words = read()
        if words and wanted not in words:
            tend.keys('Down')
            end = time.monotonic() + 1
            while read() in ('', words) and time.monotonic() < end:
                time.sleep(0.02)
        return wanted in words

    wait_for(f'“{wanted}” to have the keys', step, 3 * PATIENCE_SECONDS)
    tend.keys('Return')


@scenario
def fed_goal():
    """A goal that counts breaths by itself is done when one is kept, and is not any more when that is undone"""
    with Tend() as tend:
        tend.show_page('Goals')
        tend.window.find('push button', 'New Goal')
        tend.keys('ctrl+n')
        dialog = tend.find_window('New Goal')
        tend.type('A calm minute')
        combo = dialog.find('combo box', 'Counts by Itself')
        tend.click(combo)
        dialog.find('label', 'Any time with somebody')
        choose(tend, combo, 'Any breathing')
        dialog.wait_gone('label', 'Any time with somebody')
        dialog.find('label', 'Any breathing')
        tend.keys('ctrl+Return')
        tend.wait_window_gone('New Goal')
        expect(tend.query('SELECT source_key, source_unit FROM goal') == [('kind-breath', 'times')],
               'it counts something else')
        open_state = get_state(tend)
        expect(open_state != 'done', 'it is done before anything was')
        keep_a_breath(tend)
        wait_for('the goal to be done', lambda: get_state(tend) == 'done')
        tend.keys('Escape')
        wait_for('something to have the keys', lambda: tend.focused is not None)
        tend.keys('ctrl+z')
        wait_for('the session to be taken back', lambda: tend.query('SELECT count(*) FROM session') == [(0,)])
        wait_for('the goal to be open again', lambda: get_state(tend) == open_state)
        tend.close()


@scenario
def reminded_on_today():
    """An exercise that one wants to be reminded of stands on Today, and begins there with one click"""
    with Tend() as tend:
        tend.show_page('Mindfulness')
        tend.click(tend.window.find('list item', 'Box'))
        tend.window.find('push button', 'Start')
        tend.focus(tend.window.find('list item', 'Add a Reminder'))
        tend.keys('Return')
        wait_for('the reminder', lambda: tend.query('SELECT subject_kind, minute FROM reminder') == [('exercise', 540)])
        tend.show_page('Today')
        tend.window.find('list item', 'Box')
        tend.window.find('push button', 'Start Box').press()
        tend.window.find('image', PHASES)
        tend.keys('Escape')
        uuid = tend.query('SELECT subject_uuid FROM reminder')[0][0]
        tend.command(f'--open=exercise:{uuid}')
        tend.window.find('push button', 'Start')
        tend.command(f'--start=exercise:{uuid}')
        tend.window.find('image', PHASES)
        tend.keys('Escape')
        tend.close()


@scenario
def without_motion():
    """With animations off each phase is the name of what has the keys, so that it is said"""
    with Tend(arguments=('breathe', 'box')) as tend:
        figure = tend.window.find('image', PHASES)
        for phase in 'Breathe in', 'Hold', 'Breathe out':
            wait_for(f'“{phase}”', lambda: figure.name == phase)
            expect(figure.has_state('FOCUSED'), f'at “{phase}” the figure does not have the keys')
        tend.keys('F11')
        tend.window.wait_gone('list item', 'Goals')
        expect(figure.has_state('FOCUSED') and PHASES.match(figure.name), f'on the whole screen is {figure}')
        tend.keys('Escape')
        tend.window.find('push button', 'Keep It')
        tend.window.find('list item', 'Goals')
        tend.close()


@scenario
def closed_in_the_middle():
    """Closing in the middle asks; what was short is kept if one wishes it"""
    with Tend(arguments=('breathe', 'box')) as tend:
        figure = tend.window.find('image', PHASES)
        wait_for('the first inhale to be over', lambda: figure.name == 'Hold')
        tend.keys('ctrl+q')
        keep = wait_for('it to ask', lambda: tend.windows[-1].get('push button', re.compile('Keep')))
        keep.press()
        wait_for('Tend to end', lambda: tend.process.poll() is not None)
        expect(tend.process.returncode == 0, f'Tend ended with {tend.process.returncode}')
        kept = tend.query('SELECT exercise, seconds, day FROM session')
        expect(len(kept) == 1 and kept[0][0] == 'box' and 3 <= kept[0][1] < 30, f'kept is {kept}')
        expect(kept[0][2] == datetime.date.today().isoformat(), f'kept is {kept}')


if __name__ == '__main__':
    run()
