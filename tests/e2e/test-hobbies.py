"""Hobbies: taken up by keys, measured by a stopwatch that survives its window, and taken back."""

import re
import sqlite3

from tend_e2e import Tend, expect, run, scenario, wait_for


def add_hobby(tend, name):
    tend.show_page('Hobbies')
    tend.keys('ctrl+n')
    tend.find_window('New Hobby')
    tend.type(name)
    tend.keys('ctrl+Return')
    tend.wait_window_gone('New Hobby')
    tend.window.find('list item', name)


def open_hobby(tend, name):
    tend.show_page('Hobbies')
    tend.click(tend.window.find('list item', name))
    tend.window.find('push button', 'Back')


def finish(tend, name):
    tend.window.find('push button', 'Finish').press()
    tend.find_window(name).find('push button', re.compile('Keep'))
    tend.type('One song')
    tend.keys('Return')
    wait_for('the session', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(1,)])


@scenario
def keys_alone():
    """A hobby is made, started, finished, and all of it taken back, by keys"""
    with Tend() as tend:
        add_hobby(tend, 'Guitar')
        wait_for('the row to have the keys', lambda: tend.focused and tend.focused.name == 'Guitar')
        tend.keys('Return')
        wait_for('Start to have the keys', lambda: tend.focused and tend.focused.name == 'Start')
        tend.keys('space')
        tend.window.find('push button', 'Pause')
        finish(tend, 'Guitar')
        tend.window.find('push button', 'Start')
        expect(tend.query('SELECT line FROM hobby_session') == [('One song',)], 'the line is not there')
        tend.keys('ctrl+z')
        wait_for('the stopwatch to be back', lambda: tend.query('SELECT count(*) FROM hobby_stopwatch') == [(1,)])
        expect(tend.query('SELECT count(*) FROM hobby_session') == [(0,)], 'the session stayed')
        tend.close()


def age_stopwatch(tend, minutes):
    """As if it had been started so much earlier, by both of its clocks."""
    with sqlite3.connect(tend.database) as db:
        db.execute('UPDATE hobby_stopwatch_mark SET wall = wall - ?1, boot = boot - ?1', (minutes * 60000,))
    db.close()


@scenario
def survives_its_window():
    """Started, the window closed, and opened again: it went on, and the minutes are right"""
    with Tend() as tend:
        add_hobby(tend, 'Guitar')
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Start').press()
        tend.window.find('push button', 'Pause')
        tend.close()
        age_stopwatch(tend, 25)
        tend.start()
        tend.show_page('Today')
        tend.window.find('push button', 'Pause')
        finish(tend, 'Guitar')
        seconds = tend.query('SELECT seconds FROM hobby_session')[0][0]
        expect(25 * 60 <= seconds < 26 * 60, f'it was {seconds} seconds')
        tend.close()


@scenario
def survives_being_killed():
    """Killed in the middle, it goes on too"""
    with Tend() as tend:
        add_hobby(tend, 'Guitar')
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Start').press()
        tend.window.find('push button', 'Pause')
        tend.kill()
        age_stopwatch(tend, 40)
        tend.start()
        open_hobby(tend, 'Guitar')
        finish(tend, 'Guitar')
        seconds = tend.query('SELECT seconds FROM hobby_session')[0][0]
        expect(40 * 60 <= seconds < 41 * 60, f'it was {seconds} seconds')
        tend.close()


@scenario
def narrow_and_by_mouse():
    """In a narrow window: a session is written down afterwards, and the hobby deleted and brought back"""
    with Tend(width=360) as tend:
        add_hobby(tend, 'Guitar')
        open_hobby(tend, 'Guitar')
        tend.click(tend.window.find('push button', 'Add a Session…'))
        tend.find_window('Guitar').find('push button', re.compile('Add'))
        tend.keys('ctrl+Return')
        wait_for('the session', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(1,)])
        tend.keys('Escape')
        tend.window.find('list item', 'Guitar')
        tend.keys('shift+F10')
        tend.window.find('menu item', 'Delete').press()
        tend.window.wait_gone('list item', 'Guitar')
        expect(tend.query('SELECT count(*) FROM hobby') == [(0,)], 'the hobby is still kept')
        tend.wait_keys()
        tend.keys('ctrl+z')
        wait_for('it to be back', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(1,)])
        tend.window.find('list item', 'Guitar')
        tend.close()


run()
