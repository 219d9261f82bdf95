"""A person keeps a goal in a real window: with keys, with the pointer, by a screen reader, in a terminal."""

import re
import time

from tend_e2e import Tend, expect, run, scenario, wait_for


def add_goal(tend, title):
    tend.show_page('Goals')
    tend.keys('ctrl+n')
    tend.find_window('New Goal')
    tend.type(title)
    tend.keys('Return')
    tend.wait_window_gone('New Goal')
    tend.window.find('list item', title)


def find_tick(tend, title):
    return tend.window.find('check box', title)


def wait_tick(tend, title, is_checked):
    wait_for(f'“{title}” to be {"ticked" if is_checked else "open"}',
             lambda: find_tick(tend, title).is_checked == is_checked)


def keep_a_goal(width, height):
    with Tend(width, height) as tend:
        add_goal(tend, 'Run by the river')
        tend.show_page('Today')
        expect(not find_tick(tend, 'Run by the river').is_checked, 'a new goal is ticked')

        tend.click(find_tick(tend, 'Run by the river'))
        wait_tick(tend, 'Run by the river', True)
        tend.keys('ctrl+z')
        wait_tick(tend, 'Run by the river', False)
        tend.keys('ctrl+shift+z')
        wait_tick(tend, 'Run by the river', True)

        tend.close()
        tend.start()
        wait_tick(tend, 'Run by the river', True)
        tend.show_page('Goals')
        tend.window.find('list item', 'Run by the river')
        tend.close()


@scenario
def keep_a_goal_in_a_wide_window():
    """A goal is added, ticked, undone, done again, and is there after closing"""
    keep_a_goal(1000, 720)


@scenario
def keep_a_goal_in_a_narrow_window():
    """The same at 360 pixels"""
    keep_a_goal(360, 640)


@scenario
def killed_after_a_tick():
    """What was seen ticked is there after kill -9"""
    with Tend() as tend:
        add_goal(tend, 'Run')
        tend.show_page('Today')
        tend.click(find_tick(tend, 'Run'))
        wait_tick(tend, 'Run', True)
        tend.kill()
        expect(tend.query('PRAGMA integrity_check') == [('ok',)], 'the file is damaged')
        tend.start()
        wait_tick(tend, 'Run', True)
        tend.close()


@scenario
def undo_takes_back_adding():
    """Adding a goal is undone and done again, and a text field keeps its own Ctrl+Z"""
    with Tend() as tend:
        add_goal(tend, 'Run')
        tend.keys('ctrl+z')
        tend.window.wait_gone('list item', 'Run')
        tend.keys('ctrl+shift+z')
        tend.window.find('list item', 'Run')

        tend.keys('ctrl+n')
        dialog = tend.find_window('New Goal')
        tend.type('Swim')
        title = dialog.find('text', 'What would you like to do?')
        wait_for('the words to be there', lambda: title.text == 'Swim')
        tend.keys('ctrl+z')
        wait_for('the words to be undone', lambda: title.text != 'Swim')
        tend.keys('Escape')
        tend.wait_window_gone('New Goal')
        tend.window.find('list item', 'Run')
        tend.close()


def delete_goal(tend, title):
    row = tend.window.find('list item', title)
    next(node for node in row.find_all('push button', re.compile('^More')) if node.has_state('FOCUSABLE')).press()
    tend.window.find('menu item', 'Delete').press()
    tend.window.wait_gone('list item', title)


def set_reminder(width):
    with Tend(width=width) as tend:
        add_goal(tend, 'Run')
        tend.keys('Return')
        add = tend.window.find('list item', 'Add a Reminder')
        for _ in range(30):
            if tend.focused == add:
                break
            tend.keys('Tab')
        tend.keys('Return')
        wait_for('the reminder to be written', lambda: tend.query('SELECT minute FROM reminder') == [(540,)])
        wait_for('its time to have the keys', lambda: tend.focused and tend.focused.role == 'text')
        tend.type('18:45')
        tend.keys('Return')
        wait_for('its time to be written', lambda: tend.query('SELECT minute FROM reminder') == [(18 * 60 + 45,)])
        tend.keys('ctrl+z')
        wait_for('its time to be taken back', lambda: tend.query('SELECT minute FROM reminder') == [(540,)])
        tend.keys('ctrl+z')
        wait_for('the reminder to be taken back', lambda: not tend.query('SELECT minute FROM reminder'))
        tend.close()


@scenario
def set_a_reminder():
    """A goal's reminder is made, set and taken back by keys"""
    set_reminder(1000)


@scenario
def set_a_reminder_in_a_narrow_window():
    """The same at 360 pixels, for reminders"""
    set_reminder(360)


@scenario
def toast_undoes():
    """The toast's button brings back what was deleted"""
    with Tend() as tend:
        tend.command('add', 'goal', 'Run')
        tend.show_page('Goals')
        delete_goal(tend, 'Run')
        tend.window.find('push button', re.compile('^Undo')).press()
        tend.window.find('list item', 'Run')
        tend.close()


@scenario
def toast_goes_away():
    """The toast's offer goes away when something else is written"""
    with Tend() as tend:
        tend.command('add', 'goal', 'Run')
        tend.command('add', 'goal', 'Swim')
        tend.show_page('Goals')
        delete_goal(tend, 'Run')
        tend.window.find('push button', re.compile('^Undo'))
        tend.click(find_tick(tend, 'Swim'))
        wait_tick(tend, 'Swim', True)
        tend.window.wait_gone('push button', re.compile('^Undo'))
        tend.close()


@scenario
def search_opens():
    """Ctrl+F finds a goal by its words, and Enter opens it"""
    with Tend() as tend:
        tend.command('add', 'goal', 'Run by the river')
        tend.command('add', 'goal', 'Swim')
        tend.keys('ctrl+f')
        wait_for('the search to take the keys', lambda: tend.window.get('entry', 'Search'))
        tend.type('river')
        tend.window.find('list', 'Found').find('list item', 'Run by the river')
        expect(tend.window.get('list', 'Found').get('list item', 'Swim') is None, 'it found what was not asked for')
        tend.keys('Return')
        tend.window.find('push button', 'Back')
        tend.window.find('label', 'Run by the river')
        tend.keys('Escape')
        tend.window.find('push button', 'New Goal')
        tend.close()


@scenario
def terminal_and_window():
    """What a terminal ticks is seen in the open window at once, and undone there"""
    with Tend() as tend:
        tend.command('add', 'goal', 'Run')
        wait_tick(tend, 'Run', False)
        start = time.monotonic()
        tend.command('done', 'Run')
        wait_tick(tend, 'Run', True)
        expect(time.monotonic() - start < 2, 'it took more than two seconds')
        tend.keys('ctrl+z')
        wait_tick(tend, 'Run', False)

        refused = tend.command('done', 'Walk', check=False)
        expect(refused.returncode == 1 and len(refused.stderr.splitlines()) == 1, f'it said: {refused.stderr}')
        tend.close()


if __name__ == '__main__':
    run()
